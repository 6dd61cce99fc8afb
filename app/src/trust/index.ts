import type { Module } from '../access/index.ts'
import { examples } from './access.examples.ts'
import { bereavementRoutes } from './bereavement/bereavement.routes.tsx'
import { decideAfterwards } from './bereavement/decide-afterwards.ts'
import { readBereavement } from './bereavement/read-bereavement.ts'
import { confirmDeath, takeBackDeath, tellOfDeath } from './bereavement/tell-of-death.ts'
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
import { acceptInvitation, openInvitation } from './representation/accept-invitation.ts'
import { comingOfAge } from './representation/coming-of-age.job.ts'
import { endAccess, leave } from './representation/end-access.ts'
import { examples as representationExamples } from './representation/examples.ts'
import { invite, revokeInvitation } from './representation/invite.ts'
import { makeLetterCode, makeStaffCode } from './representation/letter-code.ts'
import { proveGuardianship } from './representation/prove-guardianship.ts'
import { readRepresentation } from './representation/read-representation.ts'
import { representationRoutes } from './representation/representation.routes.tsx'
import { readNotices, settleNotice } from './representation/staff-notices.ts'
import { joinRecords } from './same-child/join-records.ts'
import { setTierOperation } from './set-tier.ts'
import { readSignature, signAgreement } from './signing/sign-agreement.ts'
import { signingRoutes } from './signing/signing.routes.tsx'
import { trustPersonal } from './trust.personal.ts'

export const trustExamples = { ...examples, ...representationExamples }
export { noteDeath } from './bereavement/note-death.ts'
export { validatorsLimit } from './checking/validators-limit.command.ts'
export type { CommandAnswer } from './command-line.ts'
export {
  type FictionalPage,
  type FictionalPaper,
  furnishPapers,
  giveApplication,
  givePaper,
} from './papers.factory.ts'
export { StandingLabel } from './professionals/standing-label.tsx'
export { furnishRepresentation } from './representation/examples.ts'
export { guardianshipProve, takeoverCode } from './representation/guardianship.command.ts'
export { setGuardianship } from './representation/prove-guardianship.ts'
export { type GuardianshipFact, insertEvent } from './representation/representation.sql.ts'
export { noteLikeness } from './same-child/note-likeness.ts'
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
    readRepresentation,
    invite,
    revokeInvitation,
    openInvitation,
    acceptInvitation,
    leave,
    endAccess,
    makeLetterCode,
    makeStaffCode,
    proveGuardianship,
    readNotices,
    settleNotice,
    readBereavement,
    tellOfDeath,
    takeBackDeath,
    confirmDeath,
    decideAfterwards,
    joinRecords,
  ],
  routes: [
    ...signingRoutes,
    ...paperRoutes,
    ...checkingRoutes,
    ...representationRoutes,
    ...bereavementRoutes,
    ...professionalRoutes,
  ],
  jobs: [tendPapers, comingOfAge],
  personal: trustPersonal,
}
