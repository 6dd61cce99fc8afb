import { type Answer, type Failure, form, page, type Route, type Visit } from '../../access/index.ts'
import { countedForm } from './counted-form.ts'
import { askFactorReset, openLostFactor } from './lost-factor.ts'
import { LostFactorAskedPage, LostFactorPage, SecondStepPage } from './second-step.page.tsx'
import { openSecondStep, secondStep } from './second-step.ts'
import { showAgain } from './show-again.ts'

const start = (next: string): string => `/sign-in?next=${encodeURIComponent(next)}`

/** With a fresh challenge for the passkey. */
const again = (visit: Visit, failure: Failure): Promise<Answer> =>
  showAgain(visit, openSecondStep, { next: visit.raw.next }, ({ next, passkey }) => (
    <SecondStepPage visit={visit} next={next} passkey={passkey} failure={failure} />
  ))

export const secondStepRoutes: readonly Route[] = [
  page('/sign-in/second', {
    operation: openSecondStep,
    elsewhere: (_, { ready, next }) => (ready ? undefined : start(next)),
    view: (visit, { next, passkey }) => <SecondStepPage visit={visit} next={next} passkey={passkey} />,
  }),
  countedForm('/sign-in/second', {
    operation: secondStep,
    wrong: ({ result }) => (result === 'wrong' ? { code: 'code-wrong', field: 'code' } : undefined),
    done: (_, { result, next }) => (result === 'start-again' ? start(next) : next),
    again,
  }),
  page('/sign-in/lost', {
    operation: openLostFactor,
    elsewhere: (visit, { ready }) => (ready || visit.raw.asked === 'yes' ? undefined : '/sign-in'),
    view: (visit) =>
      visit.raw.asked === 'yes' ? <LostFactorAskedPage visit={visit} /> : <LostFactorPage visit={visit} />,
  }),
  form('/sign-in/lost', {
    operation: askFactorReset,
    done: (_, { asked }) => (asked ? '/sign-in/lost?asked=yes' : '/sign-in'),
    again: (visit) => <LostFactorPage visit={visit} />,
  }),
]
