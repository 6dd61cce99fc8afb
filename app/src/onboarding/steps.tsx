import type { Visit } from '../access/index.ts'
import { StepProgress } from '../ui/index.ts'
import { say } from './messages/index.ts'

export type Step = 1 | 2 | 3 | 4 | 5

const minutes: Readonly<Record<Step, number>> = { 1: 2, 2: 2, 3: 3, 4: 5, 5: 2 }

type StepsProps = {
  readonly visit: Visit
  readonly step: Step
  /** The step before, without language. */
  readonly back?: string | undefined
}

/** “Step 4 of 5: symptoms, about 5 minutes”, and the way back. */
export const Steps = ({ visit, step, back }: StepsProps) => (
  <StepProgress
    locale={visit.locale}
    step={step}
    of={5}
    name={say(visit.locale)(`step.${step}`)}
    minutes={minutes[step]}
    back={back === undefined ? undefined : visit.href(back)}
  />
)
