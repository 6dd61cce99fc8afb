import type { Child } from 'hono/jsx'

type DetailsProps = {
  readonly summary: Child
  readonly open?: boolean | undefined
  readonly children: Child
}

/** More for who wants it. Never what everybody needs. */
export const Details = ({ summary, open, children }: DetailsProps) => (
  <details class="details" open={open}>
    <summary class="details__summary">{summary}</summary>
    <div class="details__body">{children}</div>
  </details>
)
