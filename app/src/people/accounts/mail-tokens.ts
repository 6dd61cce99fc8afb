import { randomUUID } from 'node:crypto'
import { days, hours } from '../../platform/clock/index.ts'
import { hashOfToken, newToken } from '../../platform/crypto/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import type { Services } from '../../platform/services.ts'
import {
  insertMailToken,
  type MailPurpose,
  type MailTokenRow,
  uncheckedMailToken,
} from './mail-tokens.sql.ts'

const lastsFor: Readonly<Record<MailPurpose, number>> = {
  // Some look at their mail once a week; until a password is set the account opens nothing.
  'confirm-email': days(7),
  'reset-password': hours(1),
  'change-email': hours(24),
  'stop-sessions': days(7),
  // As long as what it stops can be waited for, and a day more for who reads mail late.
  'stop-change': hours(48),
}

export const newMailToken = async (
  trx: Trx,
  services: Pick<Services, 'clock'>,
  wanted: {
    readonly accountId: string
    readonly purpose: MailPurpose
    /** Seals what the token carries, for the token's own id. */
    readonly seal?: (tokenId: string) => Buffer
  },
): Promise<string> => {
  const id = randomUUID()
  const token = newToken()
  const now = services.clock.now()
  await insertMailToken(trx, {
    id,
    accountId: wanted.accountId,
    purpose: wanted.purpose,
    tokenHash: hashOfToken(token),
    emailSealed: wanted.seal?.(id) ?? null,
    now,
    expiresAt: new Date(now.getTime() + lastsFor[wanted.purpose]),
  })
  return token
}

/** What a token from a mail stands for, while it lasts. */
export const mailToken = (
  trx: Trx,
  services: Pick<Services, 'clock'>,
  { token, purpose }: { readonly token: string; readonly purpose: MailPurpose },
): Promise<MailTokenRow | undefined> =>
  uncheckedMailToken(trx, { purpose, tokenHash: hashOfToken(token), now: services.clock.now() })
