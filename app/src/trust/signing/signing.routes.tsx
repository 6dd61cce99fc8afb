import {
  type Answer,
  download,
  type Failure,
  form,
  page,
  type Route,
  type Visit,
} from '../../access/index.ts'
import { PapersPage } from '../papers/papers.page.tsx'
import { readPapers } from '../papers/read-papers.ts'
import { readSignature, signAgreement } from './sign-agreement.ts'
import { SignaturePage, signedPdf } from './signature.page.tsx'

const path = '/persons/:personId/signature'

const again = async (visit: Visit, failure: Failure): Promise<Answer> => {
  const read = await visit.perform(readPapers, visit.raw)
  if (read.kind !== 'done') return { kind: 'absent' }
  const body = <PapersPage visit={visit} value={read.value} failure={failure} />
  return { kind: 'html', status: 422, body, shared: false }
}

export const signingRoutes: readonly Route[] = [
  page(path, {
    operation: readSignature,
    view: (visit, value) => <SignaturePage visit={visit} value={value} />,
  }),
  download(`${path}.pdf`, {
    operation: readSignature,
    file: async (_, value) => ({
      type: 'application/pdf',
      name: 'membership.pdf',
      bytes: signedPdf(value) ?? new Uint8Array(),
    }),
  }),
  form(path, {
    operation: signAgreement,
    done: (_, { personId }) => `/persons/${personId}/signature`,
    again,
  }),
]
