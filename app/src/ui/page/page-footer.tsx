import type { Locale } from '../../platform/i18n/index.ts'
import { say } from '../messages/index.ts'
import { localised } from './language-switcher.tsx'
import { Wordmark } from './wordmark.tsx'

export type NavItem = {
  readonly href: string
  readonly label: string
  readonly current?: boolean | undefined
}

type PageFooterProps = {
  readonly locale: Locale
  readonly links: readonly NavItem[]
}

export const PageFooter = ({ locale, links }: PageFooterProps) => {
  const t = say(locale)
  return (
    <footer class="page-footer">
      <Threads />
      <div class="page-footer__inner">
        <div class="page-footer__promise">
          <Wordmark />
          <p>{t('shell.promise')}</p>
        </div>
        <ul class="page-footer__links">
          <li>
            <a class="page-footer__link" href={localised(locale, '/help')}>
              {t('shell.helpFromPerson')}
            </a>
          </li>
          {links.map(({ href, label }) => (
            <li>
              <a class="page-footer__link" href={href}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  )
}

/** The mark again, far and quiet: people and the threads between them, one of them you. */
const Threads = () => (
  <svg
    class="page-footer__threads"
    viewBox="0 0 1200 56"
    width="1200"
    height="56"
    preserveAspectRatio="xMidYMid slice"
    aria-hidden="true"
    focusable="false"
  >
    <path d="M0 40 118 18 236 34 342 12 470 40 588 24 700 44 826 16 948 36 1064 14 1200 30" fill="none" />
    <path d="M118 18 342 12M588 24 826 16M948 36 1200 30" fill="none" />
    {[
      [118, 18, 5],
      [236, 34, 4],
      [342, 12, 4],
      [470, 40, 6],
      [700, 44, 4],
      [826, 16, 5],
      [948, 36, 4],
      [1064, 14, 5],
    ].map(([x, y, r]) => (
      <circle cx={x} cy={y} r={r} />
    ))}
    <circle class="page-footer__you" cx="588" cy="24" r="7" />
  </svg>
)
