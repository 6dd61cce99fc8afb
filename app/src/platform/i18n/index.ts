export { catalogue, type Messages, type MessageValues, type Translate } from './catalogue.ts'
export { formatDate, formatNumber, monthNames } from './format.ts'
export { directionOf, type Locale, type LocaleWishes, localesOffered, negotiateLocale } from './locale.ts'
export { countries, countryName, isCountryCode, languageName } from './names.ts'
