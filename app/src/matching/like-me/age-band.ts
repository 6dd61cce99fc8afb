/** Wide enough that an age says little: nobody's age is shown more precisely, a minor's least of all. */
export const ageBands = ['0-2', '3-5', '6-11', '12-17', '18-39', '40-59', '60-up'] as const
export type AgeBand = (typeof ageBands)[number]

const upTo: readonly (readonly [number, AgeBand])[] = [
  [2, '0-2'],
  [5, '3-5'],
  [11, '6-11'],
  [17, '12-17'],
  [39, '18-39'],
  [59, '40-59'],
]

export const ageBandOf = (birthYear: number | undefined, now: Date): AgeBand | undefined => {
  if (birthYear === undefined) return undefined
  const age = now.getUTCFullYear() - birthYear
  return upTo.find(([last]) => age <= last)?.[1] ?? '60-up'
}

/** The oldest age anybody gives. */
const oldest = 130

/** The years in which people of a band were born; a year that lies ahead is a mistake the band has room for. */
export const birthYearsOf = (band: AgeBand, now: Date): readonly number[] =>
  Array.from({ length: oldest + 2 }, (_, age) => now.getUTCFullYear() + 1 - age).filter(
    (year) => ageBandOf(year, now) === band,
  )
