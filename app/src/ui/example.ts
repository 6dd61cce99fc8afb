import type { Child } from 'hono/jsx'
import type { Locale } from '../platform/i18n/index.ts'

/** What /design shows of a component. Their words are for people who build pages, so they stay in English. */
export type Examples = {
  readonly component: string
  /** When to reach for it, in one sentence. */
  readonly use: string
  readonly examples: readonly {
    readonly title: string
    readonly view: (locale: Locale) => Child
  }[]
}
