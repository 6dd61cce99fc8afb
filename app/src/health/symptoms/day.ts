import type { Granted } from '../../access/index.ts'
import { decisionsOf } from '../../consent/index.ts'
import { days, hours } from '../../platform/clock/index.ts'
import type { HealthTrx } from '../../platform/db/index.ts'
import { type Refused, refuse } from '../../platform/result/index.ts'
import { personOf } from '../acted-for.ts'
import { newestWordings } from './symptoms.sql.ts'

/**
 * Who changes their own list over and over and watches who appears learns what others have. Part of safety figure A8: a
 * member's list takes this many new wordings in any 24 hours, removals not counted. Before membership, and on its first
 * day, nobody else is learned of much, and a family writes down years at once.
 */
export const wordingsADay = { member: 60, firstDay: 180 } as const

export type Day = {
  /** How many wordings the last 24 hours still leave. */
  readonly left: number
  /** Full hours until the next one, when none is left. */
  readonly hours: number
}

const isFirstDay = async (health: HealthTrx, personId: string, now: Date): Promise<boolean> => {
  const joined = (await decisionsOf(health, personId)).findLast(
    ({ purpose, choice }) => purpose === 'membership' && choice === 'given',
  )
  return joined === undefined || now.getTime() - new Date(joined.at).getTime() < days(1)
}

/** Exact under concurrency: whoever writes to a person's health holds the row of the profile until the end. */
export const dayOf = async (health: HealthTrx, granted: Granted<'write'>, now: Date): Promise<Day> => {
  const most = (await isFirstDay(health, personOf(granted), now))
    ? wordingsADay.firstDay
    : wordingsADay.member
  const since = new Date(now.getTime() - days(1))
  const written = await newestWordings(health, granted, { since, most })
  const oldest = written[most - 1]
  if (oldest === undefined) return { left: most - written.length, hours: 0 }
  return { left: 0, hours: Math.max(1, Math.ceil((oldest.getTime() - since.getTime()) / hours(1))) }
}

export const enoughToday = ({ hours: wait }: Day): Refused =>
  refuse('enough-today', { values: { hours: Math.max(1, wait) } })
