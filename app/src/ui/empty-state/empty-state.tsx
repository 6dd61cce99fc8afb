import type { Child } from 'hono/jsx'

type EmptyStateProps = {
  /** What is so, kindly: “Nobody close enough yet.” */
  readonly title: Child
  readonly headingLevel?: 2 | 3 | undefined
  /** What happens next, and what can be done meanwhile. */
  readonly children: Child
}

export const EmptyState = ({ title, headingLevel = 2, children }: EmptyStateProps) => {
  const Heading = `h${headingLevel}` as const
  return (
    <div class="empty-state">
      <svg
        class="empty-state__picture"
        viewBox="25 0 180 80"
        width="180"
        height="80"
        aria-hidden="true"
        focusable="false"
      >
        <path d="M34 54 90 36l58 22M90 36l32-24" fill="none" />
        <circle cx="34" cy="54" r="7" />
        <circle cx="148" cy="58" r="9" />
        <circle cx="122" cy="12" r="6" />
        <circle class="empty-state__you" cx="90" cy="36" r="10" />
      </svg>
      <Heading class="empty-state__title">{title}</Heading>
      {children}
    </div>
  )
}
