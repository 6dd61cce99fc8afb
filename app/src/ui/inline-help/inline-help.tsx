import type { Child } from 'hono/jsx'
import { Icon } from '../icon/icon.tsx'

type InlineHelpProps = {
  /** A question a person would ask: “Why do we ask this?” */
  readonly question: Child
  readonly children: Child
}

export const InlineHelp = ({ question, children }: InlineHelpProps) => (
  <details class="inline-help">
    <summary class="inline-help__question">
      <Icon name="help" />
      <span>{question}</span>
    </summary>
    <div class="inline-help__answer">{children}</div>
  </details>
)
