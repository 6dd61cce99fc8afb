/** en-XA is the pseudo-locale (longer, accented English); ar proves right-to-left. Both exist for tests only. */
export type Locale = 'en' | 'es' | 'ro' | 'ar' | 'en-XA'

const OFFERED: readonly Locale[] = ['en', 'es', 'ro']
const OFFERED_IN_TESTS: readonly Locale[] = [...OFFERED, 'ar', 'en-XA']

export const localesOffered = (testLocales: boolean): readonly Locale[] =>
  testLocales ? OFFERED_IN_TESTS : OFFERED

export const directionOf = (locale: Locale): 'ltr' | 'rtl' => (locale === 'ar' ? 'rtl' : 'ltr')

/** The language whose plural rules, dates and names apply. British English, so that a date reads 3 May 2026. */
export const languageTagOf = (locale: Locale): string =>
  locale === 'en' || locale === 'en-XA' ? 'en-GB' : locale

export type LocaleWishes = {
  readonly prefix?: string | undefined
  readonly cookie?: string | undefined
  readonly acceptLanguage?: string | undefined
  readonly offered: readonly Locale[]
}

/** What the address says, then what was chosen before, then what the browser asks for, then English. */
export const negotiateLocale = ({ prefix, cookie, acceptLanguage, offered }: LocaleWishes): Locale =>
  offeredLocale(prefix, offered) ??
  offeredLocale(cookie, offered) ??
  preferredTags(acceptLanguage ?? '')
    .map((tag) => offeredLocale(tag, offered) ?? offeredLocale(tag.split('-')[0], offered))
    .find((locale) => locale !== undefined) ??
  'en'

const offeredLocale = (wish: string | undefined, offered: readonly Locale[]): Locale | undefined =>
  wish === undefined ? undefined : offered.find((locale) => locale.toLowerCase() === wish.toLowerCase())

const preferredTags = (header: string): readonly string[] =>
  header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim())
      const weight = parameters.find((parameter) => parameter.startsWith('q='))
      return { tag, weight: weight === undefined ? 1 : Number(weight.slice(2)) }
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag)
