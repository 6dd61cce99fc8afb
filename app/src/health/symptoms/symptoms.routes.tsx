import {
  type Answer,
  type Failure,
  form,
  formShowing,
  page,
  type Route,
  type Visit,
} from '../../access/index.ts'
import { addSymptom } from './add-symptom.ts'
import { changeSymptom } from './change-symptom.ts'
import { HistoryPage } from './history.page.tsx'
import { readSymptom, readSymptomHistory } from './read-symptom.ts'
import { findMeaning, readSymptoms } from './read-symptoms.ts'
import { removeSymptom } from './remove-symptom.ts'
import { SymptomPage } from './symptom.page.tsx'
import { SymptomsPage } from './symptoms.page.tsx'
import { tickSymptoms } from './tick-symptoms.ts'

const list = '/persons/:personId/symptoms'
const personIn = (visit: Visit): string => String(visit.raw.personId)
const listPath = (visit: Visit): string => `/persons/${personIn(visit)}/symptoms`

/** The list again, with what to mend; the candidates too where words were given. Absent when it may not be seen any more. */
const listBody = async (visit: Visit, failure: Failure) => {
  const shared = { visit, personId: personIn(visit), failure }
  const found = await visit.perform(findMeaning, visit.raw)
  if (found.kind === 'done') {
    const { meaning, ...rest } = found.value
    return <SymptomsPage {...shared} list={rest} meaning={meaning} />
  }
  const read = await visit.perform(readSymptoms, { personId: visit.raw.personId })
  return read.kind === 'done' ? <SymptomsPage {...shared} list={read.value} /> : undefined
}

/** “None of these” with other words is a question about those words, whichever button was pressed. */
const asksAgain = ({ raw }: Visit): boolean => raw.hpoId === 'none' && raw.otherWords !== undefined

const listAgain = async (visit: Visit, failure: Failure): Promise<Answer> => {
  if (asksAgain(visit)) {
    const found = await visit.perform(findMeaning, visit.raw)
    if (found.kind !== 'done') return { kind: 'absent' }
    const { meaning, ...rest } = found.value
    const body = <SymptomsPage visit={visit} personId={personIn(visit)} list={rest} meaning={meaning} />
    return { kind: 'html', status: 200, body, shared: false }
  }
  const body = await listBody(visit, failure)
  return body === undefined ? { kind: 'absent' } : { kind: 'html', status: 422, body, shared: false }
}

const entryAgain = async (visit: Visit, failure: Failure): Promise<Answer> => {
  const { personId, entry } = visit.raw
  const read = await visit.perform(readSymptom, { personId, entry })
  if (read.kind !== 'done') return { kind: 'absent' }
  const body = <SymptomPage visit={visit} personId={personIn(visit)} value={read.value} failure={failure} />
  return { kind: 'html', status: 422, body, shared: false }
}

export const symptomRoutes: readonly Route[] = [
  page(list, {
    operation: readSymptoms,
    view: (visit, value) => <SymptomsPage visit={visit} personId={personIn(visit)} list={value} />,
  }),
  formShowing(`${list}/words`, {
    operation: findMeaning,
    view: (visit, { meaning, ...rest }) => (
      <SymptomsPage visit={visit} personId={personIn(visit)} list={rest} meaning={meaning} />
    ),
    again: listBody,
  }),
  form(list, {
    operation: addSymptom,
    // The words that were searched with are the person's own words for what was chosen.
    input: (raw) => ({ ...raw, ownWords: raw.words }),
    done: (visit, { entry }) => `${listPath(visit)}?added=${entry}`,
    again: listAgain,
  }),
  form(`${list}/several`, {
    operation: tickSymptoms,
    done: (visit, { added }) => `${listPath(visit)}?several=${added}`,
    again: listAgain,
  }),
  page(`${list}/:entry`, {
    operation: readSymptom,
    view: (visit, value) => <SymptomPage visit={visit} personId={personIn(visit)} value={value} />,
  }),
  form(`${list}/:entry`, {
    operation: changeSymptom,
    // An emptied box is sent as nothing at all; here that means to take the words away.
    input: (raw) => ({ ...raw, ownWords: raw.ownWords ?? '' }),
    done: (visit, { entry }) => `${listPath(visit)}?changed=${entry}`,
    again: entryAgain,
  }),
  form(`${list}/:entry/remove`, {
    operation: removeSymptom,
    done: (visit) => `${listPath(visit)}?removed=${visit.raw.entry}`,
    again: entryAgain,
  }),
  page(`${list}/:entry/history`, {
    operation: readSymptomHistory,
    view: (visit, value) => <HistoryPage visit={visit} personId={personIn(visit)} value={value} />,
  }),
]
