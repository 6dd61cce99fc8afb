import type { Module } from '../access/index.ts'
import { checkingRoutes } from './checking/checking.routes.tsx'
import { decidePaper } from './checking/decide-paper.ts'
import { limitValidator } from './checking/limit-validator.ts'
import { letGoPaper, readQueue, takePaper } from './checking/queue.ts'
import { readTaken, showPage } from './checking/read-taken.ts'
import { tendPapers } from './destroying/tend-papers.job.ts'
import { appealPaper, withdrawPaper } from './papers/answer-decision.ts'
import { paperRoutes } from './papers/papers.routes.tsx'
import { readPapers } from './papers/read-papers.ts'
import { sendPaper } from './papers/send-paper.ts'
import { applyAsProfessional } from './professionals/apply.ts'
import { confirmInstitution, openAddress } from './professionals/confirm-address.ts'
import { appealLetter, sendLetter, withdrawLetter } from './professionals/letter.ts'
import { professionalRoutes } from './professionals/professionals.routes.tsx'
import { readProfessional } from './professionals/read-professional.ts'
import { setTierOperation } from './set-tier.ts'
import { readSignature, signAgreement } from './signing/sign-agreement.ts'
import { signingRoutes } from './signing/signing.routes.tsx'

export { examples as trustExamples } from './access.examples.ts'
export { validatorsLimit } from './checking/validators-limit.command.ts'
export type { CommandAnswer } from './command-line.ts'
export {
  type FictionalPage,
  type FictionalPaper,
  furnishPapers,
  giveApplication,
  givePaper,
} from './papers.factory.ts'
export { tierSet } from './tier-set.command.ts'
export { setTier, type TierFact, tierOf } from './tiers.ts'
export { tierChanged } from './trust.events.ts'
export { validatedClinician } from './validated-clinician.policy.ts'

export const trustModule: Module = {
  name: 'trust',
  operations: [
    setTierOperation,
    readPapers,
    sendPaper,
    withdrawPaper,
    appealPaper,
    readQueue,
    takePaper,
    letGoPaper,
    readTaken,
    showPage,
    decidePaper,
    limitValidator,
    signAgreement,
    readSignature,
    readProfessional,
    applyAsProfessional,
    openAddress,
    confirmInstitution,
    sendLetter,
    withdrawLetter,
    appealLetter,
  ],
  routes: [...signingRoutes, ...paperRoutes, ...checkingRoutes, ...professionalRoutes],
  jobs: [tendPapers],
}
