import type { Locale } from '../platform/i18n/index.ts'

/** Each purpose is asked by itself, in this order. */
export const purposes = [
  'keep-draft',
  'membership',
  'be-matched',
  'be-contacted',
  'machine-translation',
  'research-contact',
  'further-research',
  'genetic-data',
  'publication',
] as const
export type Purpose = (typeof purposes)[number]

/** What a child's no, and coming of age, stop; the database's own list is `consent.is_research`. */
export const researchPurposes = [
  'research-contact',
  'further-research',
  'genetic-data',
  'publication',
] as const
const ofResearch: ReadonlySet<string> = new Set(researchPurposes)
export const isResearch = (purpose: UsePurpose): boolean =>
  ofResearch.has(purpose) || purpose.startsWith('study:')

/** A child's own word is about all research at once, on a text for children. */
export const childPurpose = 'child-research'

/** What a text is written for. */
export const textPurposes = [...purposes, childPurpose] as const
export type TextPurpose = (typeof textPurposes)[number]

/** What data may be asked for: each study is a purpose of its own. */
export type UsePurpose = Purpose | `study:${string}`

/** Who decides about further research. */
export const ways = ['ask-each-time', 'community-board', 'any-approved'] as const
export type Way = (typeof ways)[number]

/** The languages texts are written in. Anything else reads, and agrees to, the English one. */
export const textLocales = ['en', 'es', 'ro'] as const
export type TextLocale = (typeof textLocales)[number]

export const textLocaleOf = (locale: Locale | string): TextLocale =>
  textLocales.find((known) => known === locale) ?? 'en'
