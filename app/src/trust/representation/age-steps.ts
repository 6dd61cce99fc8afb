import { days } from '../../platform/clock/index.ts'

export type AgeStep =
  | 'year-before'
  | 'quarter-before'
  | 'of-age'
  | 'reminder-1'
  | 'reminder-2'
  | 'reminder-3'
  | 'silent'

/** What a guardian chose for anything but research goes on for so long after majority, then lapses: SQL reckons the same. */
export const graceAfterMajority = days(90)

const schedule: readonly (readonly [AgeStep, number])[] = [
  ['year-before', -days(365)],
  ['quarter-before', -days(92)],
  ['of-age', 0],
  ['reminder-1', days(14)],
  ['reminder-2', days(45)],
  ['reminder-3', days(75)],
  ['silent', graceAfterMajority],
]

/** The step whose time has come, if it was not taken: a job that missed some days does not send what they would have. */
export const stepDue = (
  {
    majorityAt,
    steps,
    answered,
  }: { readonly majorityAt: Date; readonly steps: readonly string[]; readonly answered: boolean },
  now: Date,
): AgeStep | undefined => {
  const come = schedule.filter(([, after]) => majorityAt.getTime() + after <= now.getTime()).at(-1)?.[0]
  if (come === undefined) return undefined
  // Whoever was never told of the day itself is told first, however late.
  const due =
    come !== 'year-before' && come !== 'quarter-before' && !steps.includes('of-age') ? 'of-age' : come
  if (steps.includes(due)) return undefined
  const isReminder = due.startsWith('reminder') || due === 'silent'
  return answered && isReminder ? undefined : due
}
