import type { Locale } from '../../platform/i18n/index.ts'
import { say } from '../messages/index.ts'

/** The last crumb is the page itself and has no `href`. */
export type Crumb = { readonly label: string; readonly href?: string | undefined }

type BreadcrumbProps = { readonly locale: Locale; readonly items: readonly Crumb[] }

export const Breadcrumb = ({ locale, items }: BreadcrumbProps) => (
  <nav class="breadcrumb" aria-label={say(locale)('breadcrumb.label')}>
    <ol>
      {items.map(({ label, href }) => (
        <li>{href ? <a href={href}>{label}</a> : <span aria-current="page">{label}</span>}</li>
      ))}
    </ol>
  </nav>
)
