import { form, page, type Route, type Visit } from '../../access/index.ts'
import { LinkUsedPage } from '../reset/reset.page.tsx'
import { StopPage, WaitingPage } from './holds.page.tsx'
import { openStop, readWaiting, stop } from './stop.ts'

const tokenIn = (visit: Visit): string => (typeof visit.raw.token === 'string' ? visit.raw.token : '')

export const holdRoutes: readonly Route[] = [
  page('/stop', {
    operation: openStop,
    view: (visit, { works }) =>
      works ? <StopPage visit={visit} token={tokenIn(visit)} /> : <LinkUsedPage visit={visit} />,
  }),
  form('/stop', {
    operation: stop,
    done: () => '/sign-in?reason=stopped',
    again: (visit) => <LinkUsedPage visit={visit} />,
  }),
  page('/account/waiting', {
    operation: readWaiting,
    view: (visit, { until }) => <WaitingPage visit={visit} until={until} />,
  }),
]
