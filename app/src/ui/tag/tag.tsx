import type { Child } from 'hono/jsx'

type TagProps = {
  readonly tone?: 'plain' | 'action' | 'you' | 'success' | 'warning' | undefined
  readonly children: Child
}

/** A word about the thing beside it. The tone helps the eye; the word alone must be enough. */
export const Tag = ({ tone = 'plain', children }: TagProps) => (
  <span class={`tag tag--${tone}`}>{children}</span>
)
