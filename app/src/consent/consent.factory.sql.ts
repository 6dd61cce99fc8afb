import { sql } from 'kysely'
import type { HealthTrx } from '../platform/db/index.ts'
import type { ConsentText } from './consent-text.ts'

/** Writes a yes for each text. No policy was asked, so only row-level security decides. */
export const uncheckedAgree = async (
  health: HealthTrx,
  whose: {
    readonly personId: string
    readonly accountId: string
    readonly capacity: 'self' | 'legal-representative'
    readonly now: Date
  },
  texts: readonly ConsentText[],
): Promise<void> => {
  await sql`
    insert into consent.decision (person_id, purpose, choice, text_version, text_locale, text_sha256, by_account, capacity, at)
    select ${whose.personId}::uuid, t.purpose, 'given', t.version, t.locale, t.sha256, ${whose.accountId}::uuid, ${whose.capacity}, ${whose.now}::timestamptz
    from unnest(${texts.map((text) => text.purpose)}::text[], ${texts.map((text) => text.version)}::int[],
      ${texts.map((text) => text.locale)}::text[], ${texts.map((text) => text.sha256)}::text[]) as t (purpose, version, locale, sha256)`.execute(
    health,
  )
}
