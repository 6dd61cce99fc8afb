import { type PersonSubject, tellStaff } from '../../people/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import type { Services } from '../../platform/services.ts'
import { saveLikeness, uncheckedAlike } from './likeness.sql.ts'
import { type Described, likenessOf } from './likeness.ts'

/** Called where a child is described. Whoever describes them notices nothing, alike or not. */
export const noteLikeness = async (
  trx: Trx,
  services: Pick<Services, 'vault' | 'clock'>,
  { personId, relation }: Pick<PersonSubject, 'personId' | 'relation'>,
  described: Described,
): Promise<void> => {
  const likeness = relation === 'legal-representative' ? likenessOf(described) : undefined
  if (likeness === undefined) return
  const now = services.clock.now()
  const fingerprint = services.vault.fingerprint('people.likeness', likeness)
  await saveLikeness(trx, { personId, fingerprint, now })
  for (const first of await uncheckedAlike(trx, { personId, fingerprint }))
    await tellStaff(trx, { kind: 'same-child', personId: first, otherPersonId: personId, now })
}
