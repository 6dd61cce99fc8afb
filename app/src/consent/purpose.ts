import type { Locale } from '../platform/i18n/index.ts'

/** Each purpose is asked by itself, in this order. */
export const purposes = [
  'keep-draft',
  'membership',
  'be-matched',
  'be-contacted',
  'research-contact',
] as const
export type Purpose = (typeof purposes)[number]

/** The languages texts are written in. Anything else reads, and agrees to, the English one. */
export const textLocales = ['en', 'es', 'ro'] as const
export type TextLocale = (typeof textLocales)[number]

export const textLocaleOf = (locale: Locale | string): TextLocale =>
  textLocales.find((known) => known === locale) ?? 'en'
