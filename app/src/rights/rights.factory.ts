import { days } from '../platform/clock/index.ts'
import type { Trx } from '../platform/db/index.ts'
import { insertReadyCopy } from './rights.factory.sql.ts'

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
