import { sql } from 'kysely'
import type { Trx } from '../../platform/db/index.ts'
import type { AgeRule } from './ages.ts'

const areKept = async (trx: Trx, rules: readonly AgeRule[], zones: readonly Zone[]): Promise<boolean> => {
  const kept = await sql<{ rule: string }>`
    select concat_ws(' ', country, kind, years, valid_from, valid_to, source) as rule from people.age_rule
    union all select concat_ws(' ', country, zone) from people.country_zone`.execute(trx)
  const shipped = [
    ...rules.map(({ country, kind, years, validFrom, validTo, source }) =>
      [country, kind, years, validFrom, ...(validTo === undefined ? [] : [validTo]), source].join(' '),
    ),
    ...zones.map(({ country, zone }) => `${country} ${zone}`),
  ]
  return (
    kept.rows
      .map(({ rule }) => rule)
      .sort()
      .join('\n') === shipped.sort().join('\n')
  )
}

type Zone = { readonly country: string; readonly zone: string }

/**
 * Puts the shipped rules in the place of the ones before, and reckons everybody's ages by them: nodes that start together do it
 * one after the other. Where they are the same, nothing is done.
 */
export const replaceAgeRules = async (
  trx: Trx,
  rules: readonly AgeRule[],
  zones: readonly Zone[],
): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('people.age_rule', 0))`.execute(trx)
  if (await areKept(trx, rules, zones)) return
  await sql`delete from people.age_rule`.execute(trx)
  await sql`
    insert into people.age_rule (country, kind, years, valid_from, valid_to, source)
    select * from unnest(${rules.map((rule) => rule.country)}::text[], ${rules.map((rule) => rule.kind)}::text[],
      ${rules.map((rule) => rule.years)}::int[], ${rules.map((rule) => rule.validFrom)}::date[],
      ${rules.map((rule) => rule.validTo ?? null)}::date[], ${rules.map((rule) => rule.source)}::text[])`.execute(
    trx,
  )
  await sql`delete from people.country_zone`.execute(trx)
  await sql`
    insert into people.country_zone (country, zone)
    select * from unnest(${zones.map((one) => one.country)}::text[], ${zones.map((one) => one.zone)}::text[])`.execute(
    trx,
  )
  await sql`select people.reckon_ages(null)`.execute(trx)
}

export type AgeRow = {
  readonly comesOfAgeOn: string | null
  readonly isAdult: boolean
  readonly mayAssent: boolean
  /** Within a year of coming of age, or past it. */
  readonly nearlyAdult: boolean
}

/** How a person stands to the ages of their country; nothing where no birth year was said. */
export const ageOf = async (trx: Trx, personId: string): Promise<AgeRow | undefined> => {
  const found = await sql<AgeRow>`
    select comes_of_age_on as "comesOfAgeOn", coalesce(majority_at <= people.this_moment(), false) as "isAdult",
      coalesce(assent_at <= people.this_moment() and majority_at > people.this_moment(), false) as "mayAssent",
      coalesce(majority_at - interval '1 year' <= people.this_moment(), false) as "nearlyAdult"
    from people.person_age where person_id = ${personId}`.execute(trx)
  return found.rows[0]
}

/** Written when the full birth date was seen; the newest counts. */
export const insertMajorityFact = async (
  trx: Trx,
  fact: { readonly personId: string; readonly bornOn: string; readonly setBy: string; readonly now: Date },
): Promise<void> => {
  await sql`
    insert into people.majority_fact (person_id, comes_of_age_on, set_by, at)
    select ${fact.personId}, people.reaches('majority', ${fact.bornOn}::date,
      coalesce((select a.country from people.person_age a where a.person_id = ${fact.personId}), '*')), ${fact.setBy}, ${fact.now}`.execute(
    trx,
  )
}
