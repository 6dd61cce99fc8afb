import type { Locale } from '../../platform/i18n/index.ts'
import { Icon } from '../icon/icon.tsx'
import { say } from '../messages/index.ts'

export type ShownProblem = {
  /** Name of the control it is about; none when it is about the whole form. */
  readonly field?: string | undefined
  /** Tells the next step: “Write the year with four digits, such as 2019.” */
  readonly sentence: string
}

type ErrorSummaryProps = {
  readonly locale: Locale
  readonly problems: readonly ShownProblem[]
  /** What a control asks, by its name: “The answer is missing” alone does not say which. */
  readonly questions?: Readonly<Record<string, string>> | undefined
  /** Only an example on a page of examples does not take the focus. */
  readonly takeFocus?: boolean | undefined
}

/** First in `<main>`, above the heading. Shows nothing when there is no problem. */
export const ErrorSummary = ({ locale, problems, questions = {}, takeFocus = true }: ErrorSummaryProps) => {
  if (problems.length === 0) return null
  const t = say(locale)
  return (
    <section class="error-summary" tabindex={-1} autofocus={takeFocus} aria-labelledby="error-summary-title">
      {/* The alert is inside what takes the focus: on one element some screen readers lose one of the two. */}
      <div role="alert">
        <h2 class="error-summary__title" id="error-summary-title">
          <Icon name="alert" />
          {t('errors.title', { count: problems.length })}
        </h2>
        <ul class="error-summary__list">
          {problems.map(({ field, sentence }) => {
            const question = field === undefined ? undefined : questions[field]
            const words = question === undefined ? sentence : `${question.replace(/[?:]$/, '')}: ${sentence}`
            return <li>{field ? <a href={`#${field}`}>{words}</a> : words}</li>
          })}
        </ul>
        <p class="error-summary__kept">{t('errors.kept')}</p>
      </div>
    </section>
  )
}
