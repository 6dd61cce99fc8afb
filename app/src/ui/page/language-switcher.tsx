import { directionOf, type Locale } from '../../platform/i18n/index.ts'
import { Icon } from '../icon/icon.tsx'
import { say } from '../messages/index.ts'

/** Each language in its own words: who looks for Romanian may not know the English name of it. */
const OWN_NAMES: Readonly<Record<Locale, string>> = {
  en: 'English',
  es: 'Español',
  ro: 'Română',
  ar: 'العربية',
  'en-XA': 'Pseudo English',
}

/** For a line of its own, where a capital is expected. */
export const ownLanguageName = (locale: Locale): string => OWN_NAMES[locale]

/** The language as HTML names it; the pseudo-locale is, to a screen reader, English. */
export const htmlLanguage = (locale: Locale): string => (locale === 'en-XA' ? 'en' : locale)

/** The address of the same page in another language. */
export const localised = (locale: Locale, path: string): string =>
  path === '/' || path === '' ? `/${locale}` : `/${locale}${path.startsWith('/') ? path : `/${path}`}`

type LanguageSwitcherProps = {
  readonly locale: Locale
  readonly path: string
  readonly offered: readonly Locale[]
}

export const LanguageSwitcher = ({ locale, path, offered }: LanguageSwitcherProps) => (
  <details class="menu menu--languages" name="page-menu">
    <summary>
      <Icon name="globe" />
      <span class="visually-hidden">{say(locale)('shell.language')}</span> {OWN_NAMES[locale]}
    </summary>
    <ul>
      {offered.map((other) => (
        <li>
          <a
            class="menu__item"
            href={localised(other, path)}
            lang={htmlLanguage(other)}
            dir={directionOf(other)}
            hreflang={htmlLanguage(other)}
            aria-current={other === locale ? 'true' : undefined}
          >
            {OWN_NAMES[other]}
          </a>
        </li>
      ))}
    </ul>
  </details>
)
