import { form, formShowing, page, type Route, type Visit } from '../../access/index.ts'
import { showAgain } from '../sign-in/show-again.ts'
import { ForgotPage, ForgotSentPage, LinkUsedPage, ResetPage } from './reset.page.tsx'
import { askReset, openForgot, openReset, reset } from './reset.ts'

const tokenIn = (visit: Visit): string => (typeof visit.raw.token === 'string' ? visit.raw.token : '')

export const resetRoutes: readonly Route[] = [
  page('/forgot', { operation: openForgot, view: (visit) => <ForgotPage visit={visit} /> }),
  formShowing('/forgot', {
    operation: askReset,
    view: (visit) => <ForgotSentPage visit={visit} />,
    again: (visit, failure) => <ForgotPage visit={visit} failure={failure} />,
  }),
  page('/reset', {
    operation: openReset,
    view: (visit, { works, minimum }) =>
      works ? (
        <ResetPage visit={visit} token={tokenIn(visit)} minimum={minimum} />
      ) : (
        <LinkUsedPage visit={visit} />
      ),
  }),
  form('/reset', {
    operation: reset,
    done: () => '/sign-in?reason=reset',
    again: (visit, failure) =>
      failure.errors.some((error) => error.code === 'link-used') ? (
        <LinkUsedPage visit={visit} />
      ) : (
        showAgain(visit, openReset, { token: tokenIn(visit) }, ({ minimum }) => (
          <ResetPage visit={visit} token={tokenIn(visit)} minimum={minimum} failure={failure} />
        ))
      ),
  }),
]
