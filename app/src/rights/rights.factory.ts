import { randomUUID } from 'node:crypto'
import { days } from '../platform/clock/index.ts'
import { actAs, type Trx } from '../platform/db/index.ts'
import { dueAfter } from './erasing/confirmation.ts'
import { insertErasure } from './erasing/erasing.sql.ts'
import { insertReadyCopy, insertRestriction } from './rights.factory.sql.ts'

/** A copy as the job leaves it, of one byte: for who may download is not about what is in it. */
export const insertFinishedCopy = (
  trx: Trx,
  copy: {
    readonly copyId: string
    readonly accountId: string
    readonly personId: string
    readonly now: Date
  },
): Promise<void> => insertReadyCopy(trx, { ...copy, expiresAt: new Date(copy.now.getTime() + days(7)) })

/** Somebody whose data are only kept, and who asked that they be erased in 14 days. */
export const wantToLeave = async (
  trx: Trx,
  { accountId, personId, now }: { readonly accountId: string; readonly personId: string; readonly now: Date },
): Promise<void> => {
  await insertErasure(trx, {
    id: randomUUID(),
    about: { personId },
    by: accountId,
    now,
    dueAt: dueAfter(now),
  })
  await actAs(trx, { accountId })
  await insertRestriction(trx, { id: randomUUID(), accountId, personId, now })
  await actAs(trx, { accountId: undefined })
}
