import type { Locale } from '../../platform/i18n/index.ts'
import { Icon } from '../icon/icon.tsx'
import { say } from '../messages/index.ts'

type StepProgressProps = {
  readonly locale: Locale
  /** From 1. */
  readonly step: number
  readonly of: number
  /** What the step is about, inside a sentence: “symptoms”. */
  readonly name: string
  readonly minutes?: number | undefined
  /** The step before. Going back never loses anything. */
  readonly back?: string | undefined
}

export const StepProgress = ({ locale, step, of, name, minutes, back }: StepProgressProps) => {
  const t = say(locale)
  const words =
    minutes === undefined
      ? t('step.words', { step, of, name })
      : t('step.wordsAndTime', { step, of, name, minutes })
  return (
    <div class="step-progress">
      {back && (
        <a class="step-progress__back" href={back}>
          <Icon name="back" />
          {t('step.back')}
        </a>
      )}
      <p class="step-progress__words">{words}</p>
      <svg
        class="step-progress__thread"
        viewBox={`0 0 ${of * 40} 16`}
        width={of * 40}
        height="16"
        aria-hidden="true"
      >
        <path class="step-progress__line" d={`M8 8H${of * 40 - 32}`} />
        <path class="step-progress__line step-progress__line--walked" d={`M8 8H${step * 40 - 32}`} />
        {Array.from({ length: of }, (_, index) => (
          <circle
            class={dotClass(index + 1, step)}
            cx={index * 40 + 8}
            cy="8"
            r={index + 1 === step ? 7 : 5}
          />
        ))}
      </svg>
    </div>
  )
}

const dotClass = (dot: number, step: number): string => {
  if (dot === step) return 'step-progress__dot step-progress__dot--here'
  return dot < step ? 'step-progress__dot step-progress__dot--walked' : 'step-progress__dot'
}
