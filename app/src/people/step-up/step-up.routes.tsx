import { type Answer, type Failure, page, type Route, type Visit } from '../../access/index.ts'
import { countedForm } from '../sign-in/counted-form.ts'
import { showAgain } from '../sign-in/show-again.ts'
import { StepUpPage } from './step-up.page.tsx'
import { openStepUp, stepUp } from './step-up.ts'

const again = (visit: Visit, failure: Failure): Promise<Answer> =>
  showAgain(visit, openStepUp, { next: visit.raw.next }, (asked) => (
    <StepUpPage visit={visit} asked={asked} failure={failure} />
  ))

export const stepUpRoutes: readonly Route[] = [
  page('/step-up', {
    operation: openStepUp,
    view: (visit, asked) => <StepUpPage visit={visit} asked={asked} />,
  }),
  countedForm('/step-up', {
    operation: stepUp,
    wrong: ({ proven }) => (proven ? undefined : { code: 'proof-failed', field: 'password' }),
    done: (_, { next }) => next,
    again,
  }),
]
