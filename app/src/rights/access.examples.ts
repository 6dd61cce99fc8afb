import { randomUUID } from 'node:crypto'
import type { Examples, ExampleWorld } from '../access/index.ts'
import { createPerson } from '../people/index.ts'
import { nobody } from '../platform/db/index.ts'
import type { Services } from '../platform/services.ts'
import { dueAfter } from './erasing/confirmation.ts'
import { insertErasure } from './erasing/erasing.sql.ts'
import { insertFinishedCopy } from './rights.factory.ts'

const later = { when: 'later', typed: 'erase' }

export const examples: Examples = {
  'rights.read-copies': (world) => ({ personId: world.mother.personId }),
  'rights.read-limits': (world) => ({ personId: world.mother.personId }),
  'rights.restrict': (world) => ({ personId: world.mother.personId, restricted: 'yes' }),
  'rights.object': (world) => ({ personId: world.mother.personId, about: 'counts', words: 'Not this.' }),
  'rights.open-audit-search': () => ({}),
  'rights.search-audit': () => ({ why: 'check' }),
  'rights.export-audit': () => ({ why: 'check' }),
  'rights.open-ask-copy': (world) => ({ personId: world.mother.personId }),
  'rights.ask-copy': (world) => ({ personId: world.mother.personId }),
  'rights.take-copy': (world) => ({ personId: world.mother.personId, copyId: world.ids.copyId }),
  'rights.read-who-saw': (world) => ({ personId: world.mother.personId }),
  'rights.open-erase': (world) => ({ personId: world.mother.personId }),
  'rights.cancel-erase': (world) => ({ personId: world.mother.personId }),
  'rights.erase-person': (world) => ({ personId: world.mother.personId, ...later }),
  'rights.open-account-erase': () => ({}),
  'rights.cancel-account-erase': () => ({}),
  'rights.erase-account': () => later,
  'rights.finish-erasure': (world) => ({ erasureId: world.ids.dueErasure }),
}

/** A finished copy, erasures that can be cancelled, and one of a person of her own that is due. */
export const furnishRights = async (
  services: Services,
  { mother }: ExampleWorld,
): Promise<Readonly<Record<string, string>>> => {
  const now = services.clock.now()
  const { accountId, personId } = mother
  const dueErasure = randomUUID()
  const copyId = randomUUID()
  await services.database.begin('identity', { accountId }, async (trx) => {
    await insertFinishedCopy(trx, { copyId, accountId, personId, now })
  })
  await services.database.begin('identity', nobody, async (trx) => {
    const asked = { by: accountId, now }
    await insertErasure(trx, { id: randomUUID(), about: { personId }, ...asked, dueAt: dueAfter(now) })
    await insertErasure(trx, { id: randomUUID(), about: { accountId }, ...asked, dueAt: dueAfter(now) })
    const gone = await createPerson(trx, services, {
      account: accountId,
      relation: 'legal-representative',
      now,
    })
    await insertErasure(trx, { id: dueErasure, about: { personId: gone }, ...asked, dueAt: now })
  })
  return { copyId, dueErasure }
}
