import { type Answer, type Failure, form, page, type Route, type Visit } from '../../access/index.ts'
import { showAgain } from '../sign-in/show-again.ts'
import { RequestsPage } from './requests.page.tsx'
import { askStaffGrant, decideRequest, readRequests } from './requests.ts'

const again = (visit: Visit, failure: Failure): Promise<Answer> =>
  showAgain(visit, readRequests, {}, (view) => <RequestsPage visit={visit} view={view} failure={failure} />)

export const requestRoutes: readonly Route[] = [
  page('/staff/requests', {
    operation: readRequests,
    view: (visit, view) => <RequestsPage visit={visit} view={view} />,
  }),
  form('/staff/grants', { operation: askStaffGrant, done: () => '/staff/requests?saved=asked', again }),
  form('/staff/requests/:requestId', {
    operation: decideRequest,
    done: (visit, { done }) => {
      if (visit.raw.verdict === 'refuse') return '/staff/requests?saved=refused'
      return `/staff/requests?saved=${done ? 'done' : 'agreed'}`
    },
    again,
  }),
]
