import {
  type Answer,
  download,
  type Failure,
  form,
  formShowing,
  type Html,
  page,
  type Route,
  resumableDownload,
  type Visit,
} from '../access/index.ts'
import { AuditPage, auditPath } from './audit/audit.page.tsx'
import { auditCsv } from './audit/audit-csv.ts'
import { exportAudit, openAuditSearch, searchAudit } from './audit/search-audit.ts'
import { AccountErasePage, ErasePage } from './erasing/erase.page.tsx'
import { askAccountErase, cancelAccountErase, openAccountErase } from './erasing/erase-account.ts'
import { askErase, cancelErase, openErase } from './erasing/erase-person.ts'
import { LimitsPage, limitsPath } from './limiting/limits.page.tsx'
import { object, readLimits, restrict } from './limiting/limits.ts'
import { askCopy, openAskCopy } from './record/ask-copy.ts'
import { AskCopyPage, askCopyPath, CopiesPage, copiesPath } from './record/copies.page.tsx'
import { readParts } from './record/parts.ts'
import { readCopies } from './record/read-copies.ts'
import { takeCopy } from './record/take-copy.ts'
import { readWhoSaw } from './who-saw/read-who-saw.ts'
import { WhoSawPage } from './who-saw/who-saw.page.tsx'

const shown = (body: Html): Answer => ({ kind: 'html', status: 422, body, shared: false })
const erasePath = '/persons/:personId/erase'

const askCopyAgain = async (visit: Visit): Promise<Answer> => {
  const outcome = await visit.perform(openAskCopy, visit.raw)
  if (outcome.kind !== 'done') return { kind: 'absent' }
  return shown(<AskCopyPage visit={visit} value={outcome.value} />)
}

const eraseAgain = async (visit: Visit, failure: Failure): Promise<Answer> => {
  const outcome = await visit.perform(openErase, visit.raw)
  if (outcome.kind !== 'done') return { kind: 'absent' }
  return shown(<ErasePage visit={visit} value={outcome.value} failure={failure} />)
}

const accountEraseAgain = async (visit: Visit, failure: Failure): Promise<Answer> => {
  const outcome = await visit.perform(openAccountErase, {})
  if (outcome.kind !== 'done') return { kind: 'sign-in' }
  return shown(<AccountErasePage visit={visit} value={outcome.value} failure={failure} />)
}

const auditAgain = async (visit: Visit, failure: Failure): Promise<Answer> => {
  const outcome = await visit.perform(openAuditSearch, {})
  if (outcome.kind !== 'done') return { kind: 'absent' }
  return shown(<AuditPage visit={visit} failure={failure} />)
}

const limitsAgain = async (visit: Visit, failure: Failure): Promise<Answer> => {
  const outcome = await visit.perform(readLimits, visit.raw)
  if (outcome.kind !== 'done') return { kind: 'absent' }
  return shown(<LimitsPage visit={visit} value={outcome.value} failure={failure} />)
}

export const rightsRoutes: readonly Route[] = [
  page('/persons/:personId/everything', {
    operation: readCopies,
    view: (visit, value) => <CopiesPage visit={visit} value={value} />,
  }),
  page(askCopyPath(':personId'), {
    operation: openAskCopy,
    view: (visit, value) => <AskCopyPage visit={visit} value={value} />,
  }),
  form(askCopyPath(':personId'), {
    operation: askCopy,
    done: (_, { personId }) => `${copiesPath(personId)}?asked=1`,
    again: askCopyAgain,
  }),
  resumableDownload('/persons/:personId/everything/:copyId/record.zip', {
    operation: takeCopy,
    file: ({ services }, { copyId, accountId, bytes, madeAt }) => ({
      type: 'application/zip',
      name: `share4rare-${madeAt.slice(0, 10)}.zip`,
      bytes,
      tag: `${copyId}-${bytes}`,
      read: (from, to) => readParts(services, { copyId, accountId }, { from, to }),
    }),
  }),
  page('/persons/:personId/who-saw', {
    operation: readWhoSaw,
    view: (visit, value) => <WhoSawPage visit={visit} value={value} />,
  }),
  page(limitsPath(':personId'), {
    operation: readLimits,
    view: (visit, value) => <LimitsPage visit={visit} value={value} />,
  }),
  form(`${limitsPath(':personId')}/restriction`, {
    operation: restrict,
    done: (_, { personId }) => `${limitsPath(personId)}?saved=1`,
    again: limitsAgain,
  }),
  form(`${limitsPath(':personId')}/objection`, {
    operation: object,
    done: (_, { personId }) => `${limitsPath(personId)}?saved=1`,
    again: limitsAgain,
  }),
  page(auditPath, {
    operation: openAuditSearch,
    view: (visit) => <AuditPage visit={visit} />,
  }),
  formShowing(auditPath, {
    operation: searchAudit,
    view: (visit, found) => <AuditPage visit={visit} found={found} />,
    again: auditAgain,
  }),
  download(`${auditPath}/csv`, {
    method: 'POST',
    operation: exportAudit,
    file: async ({ services }, { entries }) => ({
      type: 'text/csv; charset=utf-8',
      name: `audit-${services.clock.now().toISOString().slice(0, 10)}.csv`,
      bytes: Buffer.from(auditCsv(entries)),
    }),
  }),
  page(erasePath, {
    operation: openErase,
    view: (visit, value) => <ErasePage visit={visit} value={value} />,
  }),
  form(erasePath, {
    operation: askErase,
    done: (_, { personId, done }) => (done ? '/home?erased=1' : `/persons/${personId}/erase`),
    again: eraseAgain,
  }),
  form(`${erasePath}/cancel`, {
    operation: cancelErase,
    done: (_, { personId }) => `/persons/${personId}/erase?kept=1`,
    again: eraseAgain,
  }),
  page('/account/erase', {
    operation: openAccountErase,
    view: (visit, value) => <AccountErasePage visit={visit} value={value} />,
  }),
  form('/account/erase', {
    operation: askAccountErase,
    done: (_, { done }) => (done ? '/sign-in?reason=signed-out' : '/account/erase'),
    again: accountEraseAgain,
  }),
  form('/account/erase/cancel', {
    operation: cancelAccountErase,
    done: () => '/account/erase?kept=1',
    again: accountEraseAgain,
  }),
]
