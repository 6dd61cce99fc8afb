import { randomUUID } from 'node:crypto'
import { hours } from '../../platform/clock/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import type { Services } from '../../platform/services.ts'
import { type HoldReason, insertHold } from './holds.sql.ts'

/** Safety figure B4: what e-mail alone replaced opens health data only a day later, and its owner can stop it until then. */
export const holdLasts = hours(24)

/** What the account holds waits from now on; sessions that prove a second factor do not. */
export const startHold = async (
  trx: Trx,
  services: Pick<Services, 'clock'>,
  hold: {
    readonly accountId: string
    readonly because: HoldReason
    readonly previousPassword?: string | null
  },
): Promise<void> => {
  const now = services.clock.now()
  await insertHold(trx, {
    id: randomUUID(),
    accountId: hold.accountId,
    because: hold.because,
    previousPassword: hold.previousPassword ?? null,
    now,
    until: new Date(now.getTime() + holdLasts),
  })
}
