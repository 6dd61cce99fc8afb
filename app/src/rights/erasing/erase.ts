import { consentChanged } from '../../consent/index.ts'
import { dataKeyOf, destroyDataKeys, openEmail } from '../../people/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import { publish } from '../../platform/events/index.ts'
import { enqueue } from '../../platform/jobs/index.ts'
import { forgetMailsTo } from '../../platform/mail/index.ts'
import { documentsOf } from '../../platform/personal/index.ts'
import type { Services } from '../../platform/services.ts'
import {
  deleteAccount,
  deletePerson,
  type Erasure,
  markDone,
  personsOnlyOf,
  sealedEmailOf,
  waitingErasure,
} from './erasing.sql.ts'
import { removeFiles } from './remove-files.job.ts'

/**
 * The key first in importance, the rows in the same transaction: what a backup still holds cannot be read without the key,
 * and the ledger outside the database destroys it again after a restore. Everybody who keeps the person in memory is told.
 */
export const erasePerson = async (trx: Trx, services: Services, personId: string): Promise<void> => {
  const now = services.clock.now()
  const documents = await documentsOf(services.personal)(trx, services, personId)
  if (documents.length > 0)
    await enqueue(trx, { job: removeFiles, payload: { fileIds: documents.map(({ fileId }) => fileId) } })
  const waiting = await waitingErasure(trx, { personId })
  if (waiting !== undefined) await markDone(trx, waiting.id, now)
  await deletePerson(trx, personId)
  await destroyDataKeys(trx, [personId], now)
  await publish(trx, consentChanged, { personId })
}

/** The account, and the persons nobody else acts for. Persons another represents too stay with them. */
export const eraseAccount = async (trx: Trx, services: Services, accountId: string): Promise<void> => {
  const now = services.clock.now()
  for (const personId of await personsOnlyOf(trx, accountId)) await erasePerson(trx, services, personId)
  const key = await dataKeyOf(trx, services, accountId)
  const sealed = await sealedEmailOf(trx, accountId)
  if (key !== undefined && sealed !== undefined)
    await forgetMailsTo(trx, services, openEmail(services.vault, key, accountId, sealed))
  const waiting = await waitingErasure(trx, { accountId })
  if (waiting !== undefined) await markDone(trx, waiting.id, now)
  await deleteAccount(trx, accountId)
  await destroyDataKeys(trx, [accountId], now)
}

export const carryOut = (trx: Trx, services: Services, erasure: Erasure): Promise<void> => {
  if (erasure.person_id !== null) return erasePerson(trx, services, erasure.person_id)
  if (erasure.account_id !== null) return eraseAccount(trx, services, erasure.account_id)
  throw new Error('An erasure is about a person or an account.')
}
