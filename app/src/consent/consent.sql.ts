import { sql } from 'kysely'
import type { Granted } from '../access/index.ts'
import type { HealthTrx } from '../platform/db/index.ts'
import type { ConsentText } from './consent-text.ts'
import type { Choice } from './decision.ts'
import type { TextPurpose, Way } from './purpose.ts'

/** Adds texts that are new and returns, for each given, the hash the database holds. */
export const publishTextRows = async (
  health: HealthTrx,
  texts: readonly ConsentText[],
  now: Date,
): Promise<ReadonlyMap<string, string>> => {
  await sql`
    insert into consent.text (purpose, version, locale, body, sha256, published_at)
    select given.*, ${now}::timestamptz from unnest(
      ${texts.map((text) => text.purpose)}::text[], ${texts.map((text) => text.version)}::int[],
      ${texts.map((text) => text.locale)}::text[], ${texts.map((text) => text.body)}::text[],
      ${texts.map((text) => text.sha256)}::text[]) as given
    on conflict do nothing`.execute(health)
  const held = await sql<{ purpose: string; version: number; locale: string; sha256: string }>`
    select purpose, version, locale, sha256 from consent.text`.execute(health)
  return new Map(held.rows.map((row) => [`${row.purpose}.v${row.version}.${row.locale}`, row.sha256]))
}

export type Capacity = 'self' | 'legal-representative' | 'child'

export type NewDecisionRow = {
  readonly purpose: TextPurpose
  readonly choice: Choice
  readonly way?: Way | undefined
  readonly text: Pick<ConsentText, 'version' | 'locale' | 'sha256'>
  readonly capacity: Capacity
  readonly now: Date
}

export const insertDecision = async (
  health: HealthTrx,
  granted: Granted<'write'>,
  row: NewDecisionRow,
): Promise<void> => {
  await sql`
    insert into consent.decision (person_id, purpose, choice, text_version, text_locale, text_sha256, by_account, capacity, way, at)
    values (${granted.personId}, ${row.purpose}, ${row.choice}, ${row.text.version}, ${row.text.locale},
      ${row.text.sha256}, ${granted.accountId}, ${row.capacity}, ${row.way ?? null}, ${row.now})`.execute(
    health,
  )
}

export type DecisionRow = {
  readonly purpose: TextPurpose
  readonly choice: Choice
  readonly text_version: number
  readonly text_locale: string
  readonly by_account: string | null
  readonly capacity: Capacity
  readonly way: Way | null
  readonly at: Date
}

/** Newest first. Row-level security leaves only persons of the account this transaction acts for. */
export const decisionRows = async (health: HealthTrx, personId: string): Promise<readonly DecisionRow[]> => {
  const found = await sql<DecisionRow>`
    select purpose, choice, text_version, text_locale, by_account, capacity, way, at from consent.decision
    where person_id = ${personId} order by id desc`.execute(health)
  return found.rows
}

/** Two choices of one person wait for each other, so that the history never holds a choice twice. */
export const lockDecisions = async (health: HealthTrx, personId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`consent ${personId}`}, 0))`.execute(health)
}
