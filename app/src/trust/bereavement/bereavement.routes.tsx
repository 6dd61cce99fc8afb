import { type Answer, type Failure, form, page, type Route, type Visit } from '../../access/index.ts'
import { BereavementPage } from './bereavement.page.tsx'
import { decideAfterwards } from './decide-afterwards.ts'
import { readBereavement } from './read-bereavement.ts'
import { confirmDeath, takeBackDeath, tellOfDeath } from './tell-of-death.ts'

const path = '/persons/:personId/bereavement'
const pathOf = (personId: string, saved: string): string => `/persons/${personId}/bereavement?saved=${saved}`
const absent = async (): Promise<Answer> => ({ kind: 'absent' })

const again = async (visit: Visit, failure: Failure): Promise<Answer> => {
  const outcome = await visit.perform(readBereavement, { personId: visit.raw.personId })
  if (outcome.kind !== 'done') return { kind: outcome.kind === 'sign-in' ? 'sign-in' : 'absent' }
  return {
    kind: 'html',
    status: 422,
    body: <BereavementPage visit={visit} value={outcome.value} failure={failure} />,
    shared: false,
  }
}

export const bereavementRoutes: readonly Route[] = [
  page(path, {
    operation: readBereavement,
    view: (visit, value) => <BereavementPage visit={visit} value={value} />,
  }),
  form(path, {
    operation: tellOfDeath,
    done: (_, { personId, noted }) => pathOf(personId, noted ? 'noted' : 'told'),
    again: absent,
  }),
  form(`${path}/choice`, {
    operation: decideAfterwards,
    done: (_, { personId }) => pathOf(personId, 'chosen'),
    again,
  }),
  form(`${path}/mistake`, {
    operation: takeBackDeath,
    done: (_, { personId }) => pathOf(personId, 'mistake'),
    again: absent,
  }),
  form('/staff/families/:noticeId/death', {
    operation: confirmDeath,
    done: () => '/staff/families',
    again: absent,
  }),
]
