import { type Locale, languageTagOf } from './locale.ts'

/**
 * A date with its month in words, so that nobody mixes up day and month: `2026-05-03` → “3 May 2026”,
 * `2026-05` → “May 2026”. A timestamp is read in UTC, the zone in which dated rules are kept.
 */
export const formatDate = (locale: Locale, isoDate: string): string => {
  const monthOnly = /^\d{4}-\d{2}$/.test(isoDate)
  return dateFormat(locale, monthOnly).format(new Date(monthOnly ? `${isoDate}-01` : isoDate))
}

export const formatNumber = (locale: Locale, value: number): string => numberFormat(locale).format(value)

/** January to December as a form shows them. */
export const monthNames = (locale: Locale): readonly string[] => {
  const format = new Intl.DateTimeFormat(languageTagOf(locale), { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2026, month, 1)))
}

// Building an Intl formatter costs a hundred times what using one does.
const dateFormats = new Map<string, Intl.DateTimeFormat>()
const numberFormats = new Map<Locale, Intl.NumberFormat>()

const dateFormat = (locale: Locale, monthOnly: boolean): Intl.DateTimeFormat => {
  const key = `${locale} ${monthOnly}`
  const known = dateFormats.get(key)
  if (known) return known
  const format = new Intl.DateTimeFormat(languageTagOf(locale), {
    ...(monthOnly ? {} : { day: 'numeric' }),
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  dateFormats.set(key, format)
  return format
}

const numberFormat = (locale: Locale): Intl.NumberFormat => {
  const known = numberFormats.get(locale)
  if (known) return known
  // 'always': Spanish otherwise writes 1234 beside 12.345, which reads as two ways of counting in one table.
  const format = new Intl.NumberFormat(languageTagOf(locale), { useGrouping: 'always' })
  numberFormats.set(locale, format)
  return format
}
