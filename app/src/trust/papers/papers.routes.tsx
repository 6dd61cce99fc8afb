import { type Answer, type Failure, form, page, type Route, upload, type Visit } from '../../access/index.ts'
import { ok } from '../../platform/result/index.ts'
import { appealPaper, withdrawPaper } from './answer-decision.ts'
import { type PersonKind, personKinds } from './paper.ts'
import { PapersPage, papersTitle } from './papers.page.tsx'
import { type PapersView, readPapers } from './read-papers.ts'
import { readSent } from './read-sent.ts'
import { SendPage } from './send.page.tsx'
import { sendPaper } from './send-paper.ts'

const list = '/persons/:personId/papers'
const listPath =
  (done: string) =>
  (_: Visit, { personId }: { readonly personId: string }) =>
    `/persons/${personId}/papers?done=${done}`

const again = async (visit: Visit, failure: Failure): Promise<Answer> => {
  const read = await visit.perform(readPapers, visit.raw)
  if (read.kind !== 'done') return { kind: 'absent' }
  const body = <PapersPage visit={visit} value={read.value} failure={failure} />
  return { kind: 'html', status: 422, body, shared: false }
}

const sendPage = (visit: Visit, value: PapersView, kind: PersonKind, failure?: Failure) => {
  const path = `/persons/${value.personId}/papers`
  return (
    <SendPage
      visit={visit}
      kind={kind}
      path={`${path}/${kind}`}
      list={{ path, title: papersTitle(visit, value) }}
      failure={failure}
    />
  )
}

const sending = (kind: PersonKind): readonly Route[] => [
  page(`${list}/${kind}`, {
    operation: readPapers,
    view: (visit, value) => sendPage(visit, value, kind),
    elsewhere: (_, value) => (value.maySend ? undefined : `/persons/${value.personId}/papers`),
  }),
  upload(`${list}/${kind}`, {
    first: readPapers,
    operation: sendPaper,
    read: async (visit) => {
      const sent = await readSent(visit)
      return sent.ok ? ok({ personId: visit.raw.personId, kind, ...sent.value }) : sent
    },
    done: listPath('sent'),
    again: (visit, failure, value) => sendPage(visit, value, kind, failure),
  }),
]

export const paperRoutes: readonly Route[] = [
  page(list, {
    operation: readPapers,
    view: (visit, value) => <PapersPage visit={visit} value={value} />,
  }),
  ...personKinds.flatMap(sending),
  form(`${list}/:paperId/withdraw`, { operation: withdrawPaper, done: listPath('withdrawn'), again }),
  form(`${list}/:paperId/appeal`, { operation: appealPaper, done: listPath('appealed'), again }),
]
