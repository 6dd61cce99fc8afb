import { z } from 'zod'
import { allow, deny, operation, policy, signedIn } from '../../access/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { uncheckedAccount } from '../accounts/accounts.sql.ts'
import { problemWords } from '../problems.ts'
import { mustHaveSecondFactor } from '../sessions/sessions.ts'
import { ownsAccount } from './add-authenticator.ts'
import { giveRecoveryCodes, tellOfFactor } from './adding.ts'
import {
  authenticatorOf,
  passkeysOf,
  recoveryCodesLeft,
  removeFactorRow,
  replaceRecoveryCodes,
  uncheckedFactorOwner,
} from './factors.sql.ts'

const mine = signedIn('one’s own account')

const factor = z.object({
  factorId: z.string(),
  kind: z.enum(['authenticator', 'passkey']),
  device: z.string(),
  addedAt: z.string(),
  usedAt: z.string().optional(),
})
export const factorsView = z.object({
  factors: z.array(factor),
  codesLeft: z.number(),
  /** The account opens others’ data, so it must have one. */
  required: z.boolean(),
})
export type FactorsView = z.output<typeof factorsView>

type Row = { readonly id: string; readonly added_at: Date; readonly used_at: Date | null }

const shown = (row: Row, kind: 'authenticator' | 'passkey', device: string) => ({
  factorId: row.id,
  kind,
  device,
  addedAt: row.added_at.toISOString(),
  ...(row.used_at === null ? {} : { usedAt: row.used_at.toISOString() }),
})

export const readFactors = operation({
  name: 'people.read-factors',
  action: 'read',
  summary: 'The second factors of my account',
  api: { method: 'GET', path: '/account/second-factor' },
  input: z.object({}),
  output: factorsView,
  subject: ({ actor }) => (actor.kind === 'account' ? actor : undefined),
  policy: mine,
  openWhile: ['second-factor'],
  run: async ({ trx, subject }) => {
    const { accountId } = subject
    const app = await authenticatorOf(trx, accountId)
    const passkeys = await passkeysOf(trx, accountId)
    return ok({
      factors: [
        ...(app === undefined ? [] : [shown(app, 'authenticator', '')]),
        ...passkeys.map((row) => shown(row, 'passkey', row.device)),
      ],
      codesLeft: await recoveryCodesLeft(trx, accountId),
      required: mustHaveSecondFactor(subject),
    })
  },
})

export const newCodes = operation({
  name: 'people.new-recovery-codes',
  action: 'write',
  summary: 'Ten new recovery codes instead of the old ones (page only: they are shown once)',
  input: z.object({}),
  output: z.object({ codes: z.array(z.string()) }),
  subject: ({ actor }) => (actor.kind === 'account' ? actor : undefined),
  policy: mine,
  stepUp: ownsAccount,
  problems: problemWords,
  run: async ({ trx, services, subject }) => {
    if (!subject.hasSecondFactor) return refuse('factor-first')
    return ok({ codes: await giveRecoveryCodes(trx, services, subject.accountId) })
  },
})

const ownFactor = policy<{ readonly accountId: string }>(
  'the account whose second factor it is',
  (actor, { accountId }) =>
    actor.kind === 'account' && actor.accountId === accountId
      ? allow('one’s own second factor')
      : deny('not one’s own second factor'),
)

/** The last one goes only where nothing leans on it: neither the role nor a short password (B1, B3). */
export const removeFactor = operation({
  name: 'people.remove-factor',
  action: 'write',
  summary: 'Remove one of my second factors',
  api: { method: 'DELETE', path: '/account/second-factor/{factorId}' },
  input: z.object({ factorId: z.uuid() }),
  output: z.object({}),
  subject: async ({ trx, input, actor }) => {
    const accountId = await uncheckedFactorOwner(trx, input.factorId)
    if (accountId === undefined) return undefined
    return { accountId, required: actor.kind === 'account' && mustHaveSecondFactor(actor) }
  },
  policy: ownFactor,
  stepUp: ownsAccount,
  endsOwnAccess: 'what is removed is there no more',
  problems: problemWords,
  run: async ({ trx, services, subject: { accountId, required }, input, now }) => {
    await removeFactorRow(trx, input.factorId, now)
    const account = await uncheckedAccount(trx, { accountId, now })
    if (account?.has_second_factor === false) {
      if (required) return refuse('last-factor')
      if (!account.password_long) return refuse('password-short')
      await replaceRecoveryCodes(trx, { accountId, hashes: [], now })
    }
    await tellOfFactor(trx, services, { accountId, kind: 'factor-removed' })
    return ok({})
  },
})
