import { isIPv6 } from 'node:net'
import { minutes } from '../../platform/clock/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import type { Services } from '../../platform/services.ts'
import { fingerprintOfEmail } from '../accounts/email.ts'
import { clearAttempts, countAttempt, countWithin, readAttempts, tryLockAttempts } from './slow-down.sql.ts'

/** Safety figure B6: so many quick failures cost nothing, and no more than so many in a row are ever checked. */
const quickFailures = 5
export const mostFailures = 100
const longestWait = minutes(15)
const longestWaitOfAddress = minutes(1)
/** A house or a hospital shares one address: what one of them mistyped is forgotten after a while. */
const addressForgets = minutes(15)

export type Tries = { readonly failures: number; readonly lastAt: Date }

/** How long to wait, from the last failure, before the next try counts: 2 s, 4 s, 8 s … after the fifth. */
export const pauseAfter = (failures: number, longest: number = longestWait): number =>
  failures < quickFailures ? 0 : Math.min(longest, 2 ** Math.min(failures - quickFailures + 1, 20) * 1000)

/** Seconds still to wait; 0 lets the try through. */
export const secondsLeft = (tries: Tries | undefined, now: Date, longest: number = longestWait): number => {
  if (tries === undefined) return 0
  const until = tries.lastAt.getTime() + pauseAfter(tries.failures, longest)
  return Math.max(0, Math.ceil((until - now.getTime()) / 1000))
}

export type Gate =
  | { readonly kind: 'open' }
  | { readonly kind: 'wait'; readonly seconds: number }
  /** Too many in a row: only a new password, chosen through a mail, opens it again. */
  | { readonly kind: 'shut' }

type Who = { readonly email: string; readonly address: string }

/** The same key whether or not the address has an account, so that waiting tells nothing either. */
export const attemptKey = ({ vault }: Pick<Services, 'vault'>, email: string): Buffer =>
  vault.fingerprint('people.attempt.account', fingerprintOfEmail(vault, email).toString('hex'))

/** One subscriber holds a whole IPv6 network of 64 bits: its addresses count as one. */
export const networkOf = (address: string): string => {
  const plain = address.replace(/%.*$/, '')
  if (!isIPv6(plain)) return address
  const [before = [], after = []] = plain
    .split('::')
    .map((part) => part.split(':').filter((group) => group !== ''))
  const groups = [...before, ...Array.from({ length: 8 - before.length - after.length }, () => '0'), ...after]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

const keysFor = (services: Pick<Services, 'vault'>, { email, address }: Who) => ({
  account: attemptKey(services, email),
  address: services.vault.fingerprint('people.attempt.address', networkOf(address)),
})

/**
 * Asked before the password is looked at. Tries for one account go one by one: a hundred at the same moment would
 * otherwise all pass before the first had failed.
 */
export const gateFor = async (
  trx: Trx,
  services: Pick<Services, 'vault' | 'clock'>,
  who: Who,
): Promise<Gate> => {
  const keys = keysFor(services, who)
  if (!(await tryLockAttempts(trx, keys.account))) return { kind: 'wait', seconds: 1 }
  const now = services.clock.now()
  const tries = await readAttempts(trx, [keys.account, keys.address])
  const account = tries.get(keys.account.toString('hex'))
  if (account !== undefined && account.failures >= mostFailures) return { kind: 'shut' }
  const seconds = Math.max(
    secondsLeft(account, now),
    secondsLeft(tries.get(keys.address.toString('hex')), now, longestWaitOfAddress),
  )
  return seconds > 0 ? { kind: 'wait', seconds } : { kind: 'open' }
}

/** Counts a failure for the account, there or not, and for the address it came from. */
export const noteFailure = async (
  trx: Trx,
  services: Pick<Services, 'vault' | 'clock'>,
  who: Who,
): Promise<void> => {
  const keys = keysFor(services, who)
  const now = services.clock.now()
  await countAttempt(trx, { key: keys.account, now, forgetBefore: new Date(0) })
  await countAttempt(trx, {
    key: keys.address,
    now,
    forgetBefore: new Date(now.getTime() - addressForgets),
  })
}

/** After the right password, or a new one. The address keeps its count: an attacker may own one account. */
export const forgetFailures = (trx: Trx, services: Pick<Services, 'vault'>, email: string): Promise<void> =>
  clearAttempts(trx, attemptKey(services, email))

const factorKey = ({ vault }: Pick<Services, 'vault'>, accountId: string): Buffer =>
  vault.fingerprint('people.attempt.factor', accountId)

/** For second factors: a count of their own, which neither the right password nor a new one forgets. */
export const gateForFactor = async (
  trx: Trx,
  services: Pick<Services, 'vault' | 'clock'>,
  accountId: string,
): Promise<Gate> => {
  const key = factorKey(services, accountId)
  if (!(await tryLockAttempts(trx, key))) return { kind: 'wait', seconds: 1 }
  const tries = (await readAttempts(trx, [key])).get(key.toString('hex'))
  if (tries !== undefined && tries.failures >= mostFailures) return { kind: 'shut' }
  const seconds = secondsLeft(tries, services.clock.now())
  return seconds > 0 ? { kind: 'wait', seconds } : { kind: 'open' }
}

export const noteFactorFailure = async (
  trx: Trx,
  services: Pick<Services, 'vault' | 'clock'>,
  accountId: string,
): Promise<void> => {
  const now = services.clock.now()
  await countAttempt(trx, { key: factorKey(services, accountId), now, forgetBefore: new Date(0) })
}

export const forgetFactorFailures = (
  trx: Trx,
  services: Pick<Services, 'vault'>,
  accountId: string,
): Promise<void> => clearAttempts(trx, factorKey(services, accountId))

const mailsAnHour = 5

/**
 * Whether one more mail of ours may go to this address: nobody's inbox is filled through our forms. The hour begins with
 * the first, so that somebody who asks again and again for another's address cannot keep them from their mail.
 */
export const mayMail = async (
  trx: Trx,
  services: Pick<Services, 'vault' | 'clock'>,
  email: string,
): Promise<boolean> => {
  const now = services.clock.now()
  const sent = await countWithin(trx, {
    key: services.vault.fingerprint(
      'people.attempt.mail',
      fingerprintOfEmail(services.vault, email).toString('hex'),
    ),
    now,
    begins: new Date(now.getTime() - minutes(60)),
  })
  return sent <= mailsAnHour
}
