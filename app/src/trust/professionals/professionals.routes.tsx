import { type Answer, type Failure, form, page, type Route, upload, type Visit } from '../../access/index.ts'
import { say } from '../messages/index.ts'
import { readSent } from '../papers/read-sent.ts'
import { SendPage } from '../papers/send.page.tsx'
import { applyAsProfessional } from './apply.ts'
import { confirmInstitution, openAddress } from './confirm-address.ts'
import { appealLetter, sendLetter, withdrawLetter } from './letter.ts'
import { AddressPage, ProfessionalPage } from './professional.page.tsx'
import { readProfessional } from './read-professional.ts'

const base = '/professional'
const done = (what: string) => () => `${base}?done=${what}`

const again = async (visit: Visit, failure: Failure): Promise<Answer> => {
  const read = await visit.perform(readProfessional, {})
  if (read.kind !== 'done') return { kind: 'absent' }
  const body = <ProfessionalPage visit={visit} value={read.value} failure={failure} />
  return { kind: 'html', status: 422, body, shared: false }
}

const letterPage = (visit: Visit, failure?: Failure) => (
  <SendPage
    visit={visit}
    kind="letter"
    path={`${base}/letter`}
    list={{ path: base, title: say(visit.locale)('pro.title') }}
    failure={failure}
  />
)

export const professionalRoutes: readonly Route[] = [
  page(base, {
    operation: readProfessional,
    view: (visit, value) => <ProfessionalPage visit={visit} value={value} />,
  }),
  form(base, { operation: applyAsProfessional, done: done('given'), again }),
  page(`${base}/address`, {
    operation: openAddress,
    view: (visit, { works }) => <AddressPage visit={visit} works={works} />,
  }),
  form(`${base}/address`, {
    operation: confirmInstitution,
    done: done('confirmed'),
    again: (visit, failure) => ({
      kind: 'html',
      status: 422,
      body: <AddressPage visit={visit} works={false} failure={failure} />,
      shared: false,
    }),
  }),
  page(`${base}/letter`, {
    operation: readProfessional,
    view: (visit) => letterPage(visit),
    elsewhere: (_, { next }) => (next === 'letter' ? undefined : base),
  }),
  upload(`${base}/letter`, {
    first: readProfessional,
    operation: sendLetter,
    read: readSent,
    done: done('sent'),
    again: letterPage,
  }),
  form(`${base}/letters/:paperId/withdraw`, { operation: withdrawLetter, done: done('withdrawn'), again }),
  form(`${base}/letters/:paperId/appeal`, { operation: appealLetter, done: done('appealed'), again }),
]
