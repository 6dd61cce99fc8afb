import type { Module } from '../access/index.ts'
import { listener } from '../platform/events/index.ts'
import { exportAudit, openAuditSearch, searchAudit } from './audit/search-audit.ts'
import { askAccountErase, cancelAccountErase, openAccountErase } from './erasing/erase-account.ts'
import { askErase, cancelErase, openErase } from './erasing/erase-person.ts'
import { finishErasure, finishErasures } from './erasing/finish-erasure.ts'
import { removeFiles } from './erasing/remove-files.job.ts'
import { keysChanged } from './keys/keys.events.ts'
import { object, readLimits, restrict } from './limiting/limits.ts'
import { askCopy, openAskCopy } from './record/ask-copy.ts'
import { makeCopy } from './record/copies.job.ts'
import { readCopies } from './record/read-copies.ts'
import { takeCopy } from './record/take-copy.ts'
import { retention } from './records/keep-retention.job.ts'
import { rightsPersonal } from './rights.personal.ts'
import { rightsRoutes } from './rights.routes.tsx'
import { readWhoSaw } from './who-saw/read-who-saw.ts'

export { examples as rightsExamples, furnishRights } from './access.examples.ts'
export { backupCommand, restoreCommand } from './backup/backup.command.ts'
export { keysForgetRetired, keysRotate } from './keys/keys.command.ts'
export { keysOpen } from './keys/keys-open.ts'
export { completeLedger, startLedger, writeLedgerOnce } from './ledger/keep-ledger.ts'
export { replayLedger } from './ledger/replay.ts'
export { personImport } from './record/person-import.command.ts'
export { wantToLeave } from './rights.factory.ts'

export const rightsModule: Module = {
  name: 'rights',
  operations: [
    readCopies,
    readLimits,
    restrict,
    object,
    openAuditSearch,
    searchAudit,
    exportAudit,
    openAskCopy,
    askCopy,
    takeCopy,
    readWhoSaw,
    openErase,
    cancelErase,
    askErase,
    openAccountErase,
    cancelAccountErase,
    askAccountErase,
    finishErasure,
  ],
  routes: rightsRoutes,
  jobs: [makeCopy, removeFiles, finishErasures, retention],
  personal: rightsPersonal,
  listeners: ({ vault }) => [listener(keysChanged, () => vault.reread())],
}
