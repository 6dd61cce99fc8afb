import { type Answer, type Failure, form, page, type Route, type Visit } from '../../access/index.ts'
import { AboutPersonPage } from './about.page.tsx'
import { addCarried } from './add-carried.ts'
import { addPerson, openNewPerson } from './add-person.ts'
import { NewPersonPage } from './new-person.page.tsx'
import { readAbout } from './read-about.ts'
import { saveAbout } from './save-about.ts'

const newAgain = async (visit: Visit, failure: Failure): Promise<Answer> => {
  const opened = await visit.perform(openNewPerson, {})
  if (opened.kind !== 'done') return { kind: 'absent' }
  const body = <NewPersonPage visit={visit} value={opened.value} failure={failure} />
  return { kind: 'html', status: 422, body, shared: false }
}

const aboutAgain = async (visit: Visit, failure: Failure): Promise<Answer> => {
  const { personId, freeText } = visit.raw
  const asksWhich = failure.errors.some(({ field }) => field === 'diseaseId')
  const read = await visit.perform(readAbout, { personId, ...(asksWhich ? { freeText } : {}) })
  if (read.kind !== 'done') return { kind: 'absent' }
  const body = <AboutPersonPage visit={visit} value={read.value} failure={failure} />
  return { kind: 'html', status: 422, body, shared: false }
}

export const personRoutes: readonly Route[] = [
  page('/persons/new', {
    operation: openNewPerson,
    view: (visit, value) => <NewPersonPage visit={visit} value={value} />,
  }),
  form('/persons/new', {
    operation: addPerson,
    done: (_, { personId }) => `/persons/${personId}/about`,
    again: newAgain,
  }),
  page('/persons/:personId/about', {
    operation: readAbout,
    // What is typed into an address is no question about diseases.
    view: (visit, value) => <AboutPersonPage visit={visit} value={{ ...value, candidates: [] }} />,
  }),
  form('/persons/:personId/about', {
    operation: saveAbout,
    // Who leaves for later is not held back by a question that is still open.
    input: (raw) => (raw.later === 'yes' && raw.sex === undefined ? { ...raw, sex: 'unsaid' } : raw),
    done: (visit, { personId, next }) =>
      next === 'done' || visit.raw.later === 'yes' ? '/home' : `/persons/${personId}/symptoms?step=4`,
    again: aboutAgain,
  }),
  form('/persons/:personId/carried', {
    operation: addCarried,
    done: (visit) => `/persons/${String(visit.raw.personId)}/symptoms`,
    again: async () => ({ kind: 'absent' }),
  }),
]
