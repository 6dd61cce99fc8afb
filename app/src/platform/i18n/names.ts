import { type Locale, languageTagOf } from './locale.ts'

/** ISO 3166-1 alpha-2, and XK: Kosovo has no code of its own yet, and its families exist. */
const COUNTRY_CODES: readonly string[] = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
  'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO ' +
  'FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE ' +
  'JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO ' +
  'MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW ' +
  'PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM ' +
  'TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'
).split(' ')

export const isCountryCode = (code: string): boolean => COUNTRY_CODES.includes(code)

/** The name in the reader's language; a code nobody knows is shown as it is. */
export const countryName = (locale: Locale, code: string): string => nameOf(locale, 'region', code)

/** `languageName('es', 'ro')` → “rumano”. */
export const languageName = (locale: Locale, code: string): string => nameOf(locale, 'language', code)

/** Every country, in the order a reader of this language expects. */
export const countries = (locale: Locale): readonly { readonly code: string; readonly name: string }[] => {
  const known = countryLists.get(locale)
  if (known) return known
  const order = new Intl.Collator(languageTagOf(locale))
  const list = COUNTRY_CODES.map((code) => ({ code, name: countryName(locale, code) })).sort((a, b) =>
    order.compare(a.name, b.name),
  )
  countryLists.set(locale, list)
  return list
}

const countryLists = new Map<Locale, readonly { readonly code: string; readonly name: string }[]>()
const displayNames = new Map<string, Intl.DisplayNames>()

const nameOf = (locale: Locale, type: 'region' | 'language', code: string): string => {
  const key = `${locale} ${type}`
  const names = displayNames.get(key) ?? new Intl.DisplayNames(languageTagOf(locale), { type })
  displayNames.set(key, names)
  try {
    return names.of(code) ?? code
  } catch {
    // Intl throws on a malformed code; a page must not fall over one wrong row.
    return code
  }
}
