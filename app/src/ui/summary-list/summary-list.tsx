import type { Child } from 'hono/jsx'

export type SummaryRow = {
  readonly term: Child
  readonly value: Child
  /** “Change” for the eye, “Change: country” for the ear. */
  readonly change?: { readonly href: string; readonly label: string; readonly what: string } | undefined
}

export const SummaryList = ({ rows }: { readonly rows: readonly SummaryRow[] }) => (
  <dl class="summary-list">
    {rows.map(({ term, value, change }) => (
      <div class="summary-list__row">
        <dt>{term}</dt>
        <dd class="summary-list__value">{value}</dd>
        {change && (
          <dd class="summary-list__change">
            <a href={change.href}>
              {change.label}
              <span class="visually-hidden">: {change.what}</span>
            </a>
          </dd>
        )}
      </div>
    ))}
  </dl>
)
