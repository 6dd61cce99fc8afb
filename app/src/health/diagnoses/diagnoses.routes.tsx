import {
  type Answer,
  type Failure,
  form,
  formShowing,
  page,
  type Route,
  type Visit,
} from '../../access/index.ts'
import { addDiagnosis } from './add-diagnosis.ts'
import { DiagnosesPage } from './diagnoses.page.tsx'
import { findDisease, listDiagnoses } from './list-diagnoses.ts'
import { removeDiagnosis } from './remove-diagnosis.ts'

const list = '/persons/:personId/diagnoses'
const personIn = (visit: Visit): string => String(visit.raw.personId)
const listPath = (visit: Visit): string => `/persons/${personIn(visit)}/diagnoses`

const listBody = async (visit: Visit, failure: Failure) => {
  const read = await visit.perform(listDiagnoses, { personId: visit.raw.personId })
  if (read.kind !== 'done') return undefined
  return <DiagnosesPage visit={visit} personId={personIn(visit)} list={read.value} failure={failure} />
}

const listAgain = async (visit: Visit, failure: Failure): Promise<Answer> => {
  const body = await listBody(visit, failure)
  return body === undefined ? { kind: 'absent' } : { kind: 'html', status: 422, body, shared: false }
}

export const diagnosisRoutes: readonly Route[] = [
  page(list, {
    operation: listDiagnoses,
    view: (visit, value) => <DiagnosesPage visit={visit} personId={personIn(visit)} list={value} />,
  }),
  formShowing(`${list}/find`, {
    operation: findDisease,
    view: (visit, { asked, candidates, ...rest }) => (
      <DiagnosesPage visit={visit} personId={personIn(visit)} list={rest} found={{ asked, candidates }} />
    ),
    again: async (visit, failure) => (await listBody(visit, failure)) ?? '',
  }),
  form(list, { operation: addDiagnosis, done: listPath, again: listAgain }),
  form(`${list}/:entry/remove`, { operation: removeDiagnosis, done: listPath, again: listAgain }),
]
