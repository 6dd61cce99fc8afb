import { consentChanged } from '../../consent/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import { publish } from '../../platform/events/index.ts'
import { insertEvent } from '../representation/representation.sql.ts'
import { insertBereavement } from './bereavement.sql.ts'

/** Writes the fact once; from the next request on nobody is matched with the person, and words change. */
export const noteDeath = async (
  trx: Trx,
  fact: { readonly personId: string; readonly byAccount: string | undefined; readonly now: Date },
): Promise<void> => {
  if (!(await insertBereavement(trx, fact))) return
  await insertEvent(trx, { ...fact, kind: 'bereaved' })
  await publish(trx, consentChanged, { personId: fact.personId })
}
