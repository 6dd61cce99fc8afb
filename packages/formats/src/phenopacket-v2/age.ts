const pattern = /^P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,5})W)?(?:(\d{1,5})D)?$/

/**
 * Months as an ISO 8601 duration.
 *
 * @example durationOf(54) // 'P4Y6M'
 * @throws RangeError when `months` is not a whole number from 0 on
 */
export const durationOf = (months: number): string => {
  if (!Number.isInteger(months) || months < 0) throw new RangeError(`Not a number of months: ${months}`)
  const years = Math.floor(months / 12)
  const rest = months % 12
  if (years === 0) return `P${rest}M`
  return rest === 0 ? `P${years}Y` : `P${years}Y${rest}M`
}

/**
 * Full months of an ISO 8601 duration in years, months, weeks and days (a month counts 30.4375 days), and whether
 * nothing was cut off. `undefined`: not such a duration.
 *
 * @example monthsOf('P4Y6M') // { months: 54, exact: true }
 */
export const monthsOf = (duration: string): { months: number; exact: boolean } | undefined => {
  const match = pattern.exec(duration)
  if (match === null) return undefined
  const [years = 0, months = 0, weeks = 0, days = 0] = match.slice(1).map((part) => Number(part ?? 0))
  const beyond = (weeks * 7 + days) / 30.4375
  return { months: years * 12 + months + Math.floor(beyond), exact: beyond === 0 }
}
