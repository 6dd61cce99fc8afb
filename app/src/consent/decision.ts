import type { Granted, Relation } from '../access/index.ts'
import { tellStaff } from '../people/index.ts'
import type { HealthTrx } from '../platform/db/index.ts'
import { publish } from '../platform/events/index.ts'
import { consentChanged, consentDisagreed } from './consent.events.ts'
import { type Capacity, decisionRows, insertDecision, lockDecisions } from './consent.sql.ts'
import { currentText } from './consent-text.ts'
import { childPurpose, type Purpose, type TextPurpose, type Way } from './purpose.ts'
import { standingOf } from './verdict.sql.ts'

/** `refused` says no before any yes; `withdrawn` takes a yes back. */
export type Choice = 'given' | 'refused' | 'withdrawn'

export type Decision = {
  readonly purpose: TextPurpose
  readonly choice: Choice
  readonly version: number
  readonly locale: string
  /** Nothing once the account that decided is gone. */
  readonly byAccount: string | undefined
  readonly capacity: Capacity
  /** Who decides, where further research was agreed to. */
  readonly way: Way | undefined
  readonly at: string
}

/** Everything decided for a person, newest first. */
export const decisionsOf = async (health: HealthTrx, personId: string): Promise<readonly Decision[]> => {
  const rows = await decisionRows(health, personId)
  return rows.map((row) => ({
    purpose: row.purpose,
    choice: row.choice,
    version: row.text_version,
    locale: row.text_locale,
    byAccount: row.by_account ?? undefined,
    capacity: row.capacity,
    way: row.way ?? undefined,
    at: row.at.toISOString(),
  }))
}

/** The newest word of one account about a purpose. What counts of it is for the verdict to say. */
export const wordOf = (
  decisions: readonly Decision[],
  purpose: TextPurpose,
  accountId: string | undefined,
): Decision | undefined =>
  decisions.find((decision) => decision.purpose === purpose && decision.byAccount === accountId)

/** What a yes or no adds to what stands: nothing, where it says the same to the same wording. */
export const choiceAfter = (
  before: (Pick<Decision, 'choice' | 'version'> & { readonly way?: Way | undefined }) | undefined,
  given: boolean,
  version: number,
  way?: Way,
): Choice | undefined => {
  if (given)
    return before?.choice === 'given' && before.version === version && before.way === way
      ? undefined
      : 'given'
  if (before === undefined) return 'refused'
  return before.choice === 'given' ? 'withdrawn' : undefined
}

export type WantedDecisions = {
  /** How the account stands to the person; a second relative cannot decide. */
  readonly relation: Extract<Relation, 'self' | 'legal-representative'>
  readonly choices: readonly {
    readonly purpose: Purpose
    readonly given: boolean
    readonly way?: Way | undefined
  }[]
  /** The language the person read the texts in. */
  readonly locale: string
  readonly now: Date
}

/**
 * Writes each choice with the version and hash of the text that was shown, and says so to the other modules in the same
 * transaction. Deciding the same again adds nothing. Returns the purposes whose choice changed.
 */
export const recordDecisions = async (
  health: HealthTrx,
  granted: Granted<'write'>,
  { relation, choices, locale, now }: WantedDecisions,
): Promise<readonly Purpose[]> => {
  const { personId } = granted
  if (personId === undefined) throw new Error('A consent belongs to the person acted for.')
  await lockDecisions(health, personId)
  const before = await decisionsOf(health, personId)
  const changed: Purpose[] = []
  for (const { purpose, given, way } of choices) {
    const text = currentText(purpose, locale)
    const own = wordOf(before, purpose, granted.accountId)
    // A no takes back a yes somebody else gave, too.
    const standing = own ?? (given ? undefined : before.find((one) => one.purpose === purpose))
    const choice = choiceAfter(standing, given, text.version, way)
    if (choice === undefined) continue
    await insertDecision(health, granted, { purpose, choice, way, text, capacity: relation, now })
    changed.push(purpose)
  }
  if (changed.length > 0) await publish(health, consentChanged, { personId })
  await tellOfDisagreement(health, personId, changed, now)
  return changed
}

/** Two who may both decide do not agree: the stricter counts by itself, and staff hear of it. */
const tellOfDisagreement = async (
  health: HealthTrx,
  personId: string,
  changed: readonly Purpose[],
  now: Date,
): Promise<void> => {
  if (changed.length === 0) return
  for (const [purpose, { disagreed }] of await standingOf(health, personId, changed)) {
    if (!disagreed) continue
    await tellStaff(health, { kind: 'disagreement', personId, purpose, now })
    await publish(health, consentDisagreed, { personId, purpose })
  }
}

/** A child's own word about research, typed by whoever sat beside them. Apart from every permission of a parent. */
export const recordChildsWord = async (
  health: HealthTrx,
  granted: Granted<'write'>,
  { given, locale, now }: { readonly given: boolean; readonly locale: string; readonly now: Date },
): Promise<void> => {
  const { personId } = granted
  if (personId === undefined) throw new Error('A word belongs to the person acted for.')
  await lockDecisions(health, personId)
  const before = (await decisionsOf(health, personId)).find((one) => one.purpose === childPurpose)
  const text = currentText(childPurpose, locale)
  const choice = choiceAfter(before, given, text.version)
  if (choice === undefined) return
  await insertDecision(health, granted, { purpose: childPurpose, choice, text, capacity: 'child', now })
  await publish(health, consentChanged, { personId })
}
