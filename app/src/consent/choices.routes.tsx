import { form, page, type Route } from '../access/index.ts'
import { ChoicesPage } from './choices.page.tsx'
import { decide } from './decide.ts'
import { readChoices } from './read-choices.ts'

export const choicesRoutes: readonly Route[] = [
  page('/persons/:personId/choices', {
    operation: readChoices,
    view: (visit, value) => <ChoicesPage visit={visit} value={value} />,
  }),
  form('/persons/:personId/choices', {
    operation: decide,
    done: (_, { personId, purpose }) => `/persons/${personId}/choices?changed=${purpose}`,
    // Only a form that is not ours can send a wrong purpose: there is nothing to mend on the page.
    again: async () => ({ kind: 'absent' }),
  }),
]
