/** How many members share a symptom, never closer than this. Below eleven no number may be told (safety figures D1-D4). */
export const bands = ['fewer', '11-50', '51-200', 'more'] as const
export type Band = (typeof bands)[number]

export const smallest = 11

export const bandOf = (people: number): Band => {
  if (people < smallest) return 'fewer'
  if (people <= 50) return '11-50'
  return people <= 200 ? '51-200' : 'more'
}

/**
 * What a new batch publishes for one symptom: the former count until at least eleven people changed. The difference of the
 * totals can only be smaller than the number of people who changed, so this waits long enough.
 */
export const countToPublish = (published: number, counted: number): number =>
  Math.abs(counted - published) >= smallest ? counted : published
