import { type Answer, type Failure, form, page, type Route, type Visit } from '../../access/index.ts'
import { agree, readAgreement } from './agree.ts'
import { AgreementPage } from './agreement.page.tsx'

const again = async (visit: Visit, failure: Failure): Promise<Answer> => {
  const read = await visit.perform(readAgreement, { personId: visit.raw.personId })
  if (read.kind !== 'done') return { kind: 'absent' }
  const body = <AgreementPage visit={visit} value={read.value} failure={failure} />
  return { kind: 'html', status: 422, body, shared: false }
}

export const agreementRoutes: readonly Route[] = [
  page('/persons/:personId/agreement', {
    operation: readAgreement,
    // Once finished, each choice is changed by itself.
    elsewhere: (_, { personId, isMember }) => (isMember ? `/persons/${personId}/choices` : undefined),
    view: (visit, value) => <AgreementPage visit={visit} value={value} />,
  }),
  form('/persons/:personId/agreement', {
    operation: agree,
    done: (_, { personId }) => `/home?finished=${personId}`,
    again,
  }),
]
