import type { Child } from 'hono/jsx'

type CardProps = {
  readonly title: Child
  readonly headingLevel?: 2 | 3 | 4 | undefined
  /** The title becomes a link, and the whole card its target. */
  readonly href?: string | undefined
  /** A small line above the title: what kind of thing this is. */
  readonly kicker?: Child
  /** About you, not about others. */
  readonly you?: boolean | undefined
  readonly children?: Child
}

export const Card = ({ title, headingLevel = 3, href, kicker, you, children }: CardProps) => {
  const Heading = `h${headingLevel}` as const
  return (
    <article class={you ? 'card card--you' : 'card'}>
      {kicker && <p class="card__kicker">{kicker}</p>}
      <Heading class="card__title">
        {href ? (
          <a class="card__link" href={href}>
            {title}
          </a>
        ) : (
          title
        )}
      </Heading>
      {children}
    </article>
  )
}

/** As many columns as fit; one on a phone. */
export const Cards = ({ children }: { readonly children: Child }) => <div class="cards">{children}</div>
