import type { Sex } from './profile.sql.ts'

/** ISO 3166 keeps ZZ free: here it says that the country was not said. */
export const unsaidCountry = 'ZZ'

export type Profile = {
  readonly birthYear: number | undefined
  readonly birthMonth: number | undefined
  readonly sex: Sex
  readonly country: string | undefined
}

/**
 * Full months since birth, counted from the first of the birth month. Without the month, the middle of the year is the
 * guess that is wrong by least.
 */
export const ageInMonths = (
  profile: Pick<Profile, 'birthYear' | 'birthMonth'>,
  now: Date,
): number | undefined => {
  if (profile.birthYear === undefined) return undefined
  const month = profile.birthMonth ?? 7
  const months = (now.getUTCFullYear() - profile.birthYear) * 12 + now.getUTCMonth() + 1 - month
  return Math.max(0, months)
}

/** The oldest somebody can be who was born then: an age beyond it has not come yet. Without the month, born in January. */
export const highestAgeInMonths = (
  birth: Pick<Profile, 'birthYear' | 'birthMonth'>,
  now: Date,
): number | undefined => ageInMonths({ ...birth, birthMonth: birth.birthMonth ?? 1 }, now)

export const isInFuture = (birth: Pick<Profile, 'birthYear' | 'birthMonth'>, now: Date): boolean => {
  if (birth.birthYear === undefined) return false
  if (birth.birthYear !== now.getUTCFullYear()) return birth.birthYear > now.getUTCFullYear()
  return birth.birthMonth !== undefined && birth.birthMonth > now.getUTCMonth() + 1
}
