import { sql } from 'kysely'
import type { KeeperTrx } from '../../platform/db/index.ts'

/**
 * Deletes persons who never became members and whom nobody touched since; their health rows go with them. Their keys are
 * destroyed in the same transaction, so that no backup of the database alone can bring their words back.
 */
export const deleteAbandonedPersons = async (
  keeper: KeeperTrx,
  { before, now }: { readonly before: Date; readonly now: Date },
): Promise<number> => {
  const gone = await sql<{ id: string }>`
    delete from people.person p
    where p.created_at < ${before}
      and p.id in (select consent.persons_without_membership())
      and not exists (select 1 from health.profile h where h.person_id = p.id and h.touched_at >= ${before})
    returning p.id`.execute(keeper)
  const ids = gone.rows.map(({ id }) => id)
  await sql`
    update platform.data_key set wrapped = null, destroyed_at = ${now}
    where id = any(${ids}::uuid[]) and wrapped is not null`.execute(keeper)
  return ids.length
}
