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
import { asksWhich, changeByForm } from './change-by-form.ts'
import { changeDiagnosis } from './change-diagnosis.ts'
import { DiagnosesPage } from './diagnoses.page.tsx'
import { DiagnosisPage } from './diagnosis.page.tsx'
import { findDisease, listDiagnoses } from './list-diagnoses.ts'
import { readDiagnosis } from './read-diagnosis.ts'
import { removeDiagnosis } from './remove-diagnosis.ts'

const list = '/persons/:personId/diagnoses'
const personIn = (visit: Visit): string => String(visit.raw.personId)
const listPath = (visit: Visit): string => `/persons/${personIn(visit)}/diagnoses`

const savedPath = (visit: Visit, { entry }: { readonly entry: string }): string =>
  `${listPath(visit)}?saved=${entry}`

const listBody = async (visit: Visit, failure: Failure) => {
  const read = await visit.perform(listDiagnoses, { personId: visit.raw.personId })
  if (read.kind !== 'done') return undefined
  return <DiagnosesPage visit={visit} personId={personIn(visit)} list={read.value} failure={failure} />
}

const listAgain = async (visit: Visit, failure: Failure): Promise<Answer> => {
  const body = await listBody(visit, failure)
  return body === undefined ? { kind: 'absent' } : { kind: 'html', status: 422, body, shared: false }
}

/** The change again: which disease is meant where another name was written, else what has to be mended. */
const entryAgain = async (visit: Visit, failure: Failure): Promise<Answer> => {
  const { personId, entry } = visit.raw
  const read = await visit.perform(readDiagnosis, { personId, entry })
  if (read.kind !== 'done') return { kind: 'absent' }
  const shared = { visit, personId: personIn(visit), value: read.value }
  if (asksWhich(visit.raw)) {
    const found = await visit.perform(findDisease, visit.raw)
    if (found.kind === 'done')
      return {
        kind: 'html',
        status: 200,
        body: <DiagnosisPage {...shared} found={found.value} />,
        shared: false,
      }
  }
  return { kind: 'html', status: 422, body: <DiagnosisPage {...shared} failure={failure} />, shared: false }
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
    again: listBody,
  }),
  form(list, { operation: addDiagnosis, done: savedPath, again: listAgain }),
  page(`${list}/:entry`, {
    operation: readDiagnosis,
    view: (visit, value) => <DiagnosisPage visit={visit} personId={personIn(visit)} value={value} />,
  }),
  form(`${list}/:entry`, {
    operation: changeDiagnosis,
    input: changeByForm,
    done: savedPath,
    again: entryAgain,
  }),
  form(`${list}/:entry/remove`, {
    operation: removeDiagnosis,
    done: (visit) => `${listPath(visit)}?removed=yes`,
    again: listAgain,
  }),
]
