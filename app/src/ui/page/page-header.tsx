import type { Locale } from '../../platform/i18n/index.ts'
import { Icon } from '../icon/icon.tsx'
import { say } from '../messages/index.ts'
import { LanguageSwitcher, localised } from './language-switcher.tsx'
import type { NavItem } from './page-footer.tsx'
import type { SessionEnds } from './stay-signed-in.tsx'
import { Wordmark } from './wordmark.tsx'

/** `href` leads to the person's own place, `signOutAction` is where the sign-out form posts. */
export type SignedIn = {
  readonly nickname: string
  readonly href?: string | undefined
  readonly signOutAction?: string | undefined
  /** Where they are known, the page warns before the session ends. */
  readonly ends?: SessionEnds | undefined
}

type PageHeaderProps = {
  readonly locale: Locale
  readonly path: string
  readonly nav: readonly NavItem[]
  readonly offered: readonly Locale[]
  readonly signedIn: SignedIn | undefined
}

export const PageHeader = ({ locale, path, nav, offered, signedIn }: PageHeaderProps) => {
  const t = say(locale)
  return (
    <header class="page-header">
      <div class="page-header__top">
        <a class="page-header__home" href={localised(locale, '/')}>
          <Wordmark />
        </a>
        <div class="page-tools">
          {signedIn && <You locale={locale} {...signedIn} />}
          <a class="page-tools__link" href={localised(locale, '/help')}>
            <Icon name="help" />
            {t('shell.help')}
          </a>
          <LanguageSwitcher locale={locale} path={path} offered={offered} />
        </div>
      </div>
      {nav.length > 0 && (
        <nav class="page-nav" aria-label={t('shell.nav')}>
          <ul>
            {nav.map(({ href, label, current }) => (
              <li>
                <a class="page-nav__link" href={href} aria-current={current ? 'page' : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  )
}

const You = ({ locale, nickname, href, signOutAction }: SignedIn & { readonly locale: Locale }) => {
  const t = say(locale)
  return (
    <details class="menu menu--you" name="page-menu">
      <summary>
        <span class="you-dot" aria-hidden="true" />
        <span class="visually-hidden">{t('shell.signedInAs')}</span> <bdi>{nickname}</bdi>
      </summary>
      <ul>
        {href && (
          <li>
            <a class="menu__item" href={href}>
              {t('shell.yourPlace')}
            </a>
          </li>
        )}
        {signOutAction && (
          <li>
            <form method="post" action={signOutAction}>
              <button class="menu__item" type="submit">
                {t('shell.signOut')}
              </button>
            </form>
          </li>
        )}
      </ul>
    </details>
  )
}
