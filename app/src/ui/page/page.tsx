import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { assetUrl } from '../../platform/assets/index.ts'
import { directionOf, type Locale, localesOffered } from '../../platform/i18n/index.ts'
import { Breadcrumb, type Crumb } from '../breadcrumb/breadcrumb.tsx'
import { say } from '../messages/index.ts'
import { htmlLanguage } from './language-switcher.tsx'
import { LeaveQuickly } from './leave-quickly.tsx'
import { type NavItem, PageFooter } from './page-footer.tsx'
import { PageHeader, type SignedIn } from './page-header.tsx'
import { StaySignedIn } from './stay-signed-in.tsx'

export type PageProps = {
  readonly locale: Locale
  readonly title: string
  readonly description?: string | undefined
  /** Without the language prefix: `/try`, `/join/4?person=…`. The language switcher leads to the same place. */
  readonly path: string
  /** What the site offers; upper modules decide. */
  readonly nav?: readonly NavItem[] | undefined
  readonly footerLinks?: readonly NavItem[] | undefined
  readonly offered?: readonly Locale[] | undefined
  readonly signedIn?: SignedIn | undefined
  /** Health or a crisis on the page: offers to leave it quickly and keeps it out of search engines. */
  readonly sensitive?: boolean | undefined
  /** Told first in the title, before a screen reader reaches the summary. */
  readonly hasProblems?: boolean | undefined
  readonly noindex?: boolean | undefined
  /** Names of client modules: `symptom-picker.js`. */
  readonly scripts?: readonly string[] | undefined
  readonly breadcrumbs?: readonly Crumb[] | undefined
  /** Maps and tables take the whole width; reading stays at 65 characters a line anyway. */
  readonly width?: 'reading' | 'wide' | undefined
  readonly children?: Child
}

export const Page = (props: PageProps) => {
  const { locale, path, sensitive = false, width = 'reading' } = props
  const offered = props.offered ?? localesOffered(false)
  const t = say(locale)
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={htmlLanguage(locale)} dir={directionOf(locale)}>
        <Head {...props} />
        <body class="page">
          <a class="skip-link" href="#content">
            {t('shell.skip')}
          </a>
          <PageHeader
            locale={locale}
            path={path}
            nav={props.nav ?? []}
            offered={offered}
            signedIn={props.signedIn}
          />
          {props.signedIn?.ends && <StaySignedIn locale={locale} ends={props.signedIn.ends} />}
          {sensitive && <LeaveQuickly locale={locale} />}
          <div class={`page-main page-main--${width}`}>
            {props.breadcrumbs && <Breadcrumb locale={locale} items={props.breadcrumbs} />}
            <main id="content" tabindex={-1}>
              {props.children}
            </main>
          </div>
          <PageFooter locale={locale} links={props.footerLinks ?? []} />
        </body>
      </html>
    </>
  )
}

const Head = (props: PageProps) => {
  const { locale, title, description, scripts = [], sensitive, noindex, hasProblems, signedIn } = props
  const name = hasProblems ? say(locale)('shell.titleWithProblems', { title }) : title
  const modules = [
    ...(sensitive ? ['leave-quickly.js'] : []),
    ...(signedIn?.ends ? ['stay-signed-in.js'] : []),
    ...scripts,
  ]
  return (
    <head>
      <meta charset="utf-8" />
      <title>{`${name} · Share4Rare`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content="#faf6ef" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#14191a" media="(prefers-color-scheme: dark)" />
      {description && <meta name="description" content={description} />}
      {(noindex || sensitive) && <meta name="robots" content="noindex" />}
      <link rel="icon" href={assetUrl('favicon.svg')} type="image/svg+xml" />
      <link rel="stylesheet" href={assetUrl('app.css')} />
      {modules.map((script) => (
        <script type="module" src={assetUrl(script)} />
      ))}
    </head>
  )
}
