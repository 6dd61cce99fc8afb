import { form, page, type Route } from '../access/index.ts'
import { ChoicesPage } from './choices.page.tsx'
import { decide } from './decide.ts'
import { readChoices } from './read-choices.ts'
import { sayAsChild } from './say-as-child.ts'

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
    // A button of further research names the way; taking back needs none.
    input: (raw) => (raw.choice === 'withdraw' ? { ...raw, way: undefined } : raw),
  }),
  form('/persons/:personId/choices/child', {
    operation: sayAsChild,
    done: (_, { personId }) => `/persons/${personId}/choices?changed=child-research#child-research`,
    again: async () => ({ kind: 'absent' }),
  }),
]
