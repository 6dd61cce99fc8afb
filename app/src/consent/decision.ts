import type { Granted, Relation } from '../access/index.ts'
import type { HealthTrx } from '../platform/db/index.ts'
import { publish } from '../platform/events/index.ts'
import { consentChanged } from './consent.events.ts'
import { decisionRows, insertDecision, lockDecisions } from './consent.sql.ts'
import { currentText } from './consent-text.ts'
import type { Purpose } from './purpose.ts'

/** `refused` says no before any yes; `withdrawn` takes a yes back. */
export type Choice = 'given' | 'refused' | 'withdrawn'

export type Decision = {
  readonly purpose: Purpose
  readonly choice: Choice
  readonly version: number
  readonly locale: string
  /** Nothing once the account that decided is gone. */
  readonly byAccount: string | undefined
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
    at: row.at.toISOString(),
  }))
}

/** The newest decision counts; saying nothing is no. */
export const stands = (decisions: readonly Decision[], purpose: Purpose): Decision | undefined =>
  decisions.find((decision) => decision.purpose === purpose)

/** May this person's data be used for this, now? */
export const agrees = async (health: HealthTrx, personId: string, purpose: Purpose): Promise<boolean> =>
  stands(await decisionsOf(health, personId), purpose)?.choice === 'given'

/** What a yes or no adds to what stands: nothing, where it says the same to the same wording. */
export const choiceAfter = (
  before: Pick<Decision, 'choice' | 'version'> | undefined,
  given: boolean,
  version: number,
): Choice | undefined => {
  if (given) return before?.choice === 'given' && before.version === version ? undefined : 'given'
  if (before === undefined) return 'refused'
  return before.choice === 'given' ? 'withdrawn' : undefined
}

export type WantedDecisions = {
  /** How the account stands to the person; a second relative cannot decide. */
  readonly relation: Extract<Relation, 'self' | 'legal-representative'>
  readonly choices: readonly { readonly purpose: Purpose; readonly given: boolean }[]
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
  for (const { purpose, given } of choices) {
    const text = currentText(purpose, locale)
    const choice = choiceAfter(stands(before, purpose), given, text.version)
    if (choice === undefined) continue
    await insertDecision(health, granted, { purpose, choice, text, capacity: relation, now })
    changed.push(purpose)
  }
  if (changed.length > 0) await publish(health, consentChanged, { personId })
  return changed
}
