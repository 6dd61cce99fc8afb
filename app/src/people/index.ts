import type { Module } from '../access/index.ts'
import { accountRoutes } from './account/account.routes.tsx'
import { askEmailChange, confirmEmailChange, openEmailChange } from './account/change-email.ts'
import { changeNickname } from './account/change-nickname.ts'
import { endOneSession } from './account/end-session.ts'
import { readAccount } from './account/read-account.ts'
import { forgetOld } from './accounts/forget-old.job.ts'
import { addAuthenticator, prepareAuthenticator } from './factors/add-authenticator.ts'
import { addPasskey, preparePasskey } from './factors/add-passkey.ts'
import { factorRoutes } from './factors/factors.routes.tsx'
import { newCodes, readFactors, removeFactor } from './factors/manage-factors.ts'
import { holdRoutes } from './holds/holds.routes.tsx'
import { openStop, readWaiting, stop } from './holds/stop.ts'
import { peoplePersonal } from './people.personal.ts'
import { resetRoutes } from './reset/reset.routes.tsx'
import { askReset, openForgot, openReset, reset } from './reset/reset.ts'
import { sendReset } from './reset/send-reset.job.ts'
import { askFactorReset, openLostFactor } from './sign-in/lost-factor.ts'
import { secondStepRoutes } from './sign-in/second-step.routes.tsx'
import { openSecondStep, secondStep } from './sign-in/second-step.ts'
import { signInRoutes } from './sign-in/sign-in.routes.tsx'
import { openSignIn, signIn, signInWithPasskey } from './sign-in/sign-in.ts'
import { signOut, signOutEverywhere } from './sign-in/sign-out.ts'
import { staySignedIn } from './sign-in/stay-signed-in.ts'
import { grantStaffRole } from './staff/grant-role.ts'
import { requestRoutes } from './staff/requests.routes.tsx'
import { askStaffGrant, decideRequest, readRequests } from './staff/requests.ts'
import { stepUpRoutes } from './step-up/step-up.routes.tsx'
import { openStepUp, stepUp } from './step-up/step-up.ts'

export { examples as peopleExamples } from './access.examples.ts'
export { type About, aboutSchema, isNickname, nicknameSchema } from './accounts/about.ts'
export { addressOf } from './accounts/address.ts'
export { setFirstPassword } from './accounts/choose-password.ts'
export { fingerprintOfEmail, maskEmail, normalEmail, openEmail } from './accounts/email.ts'
export {
  type Confirmed,
  confirmEmail,
  confirmLinkWorks,
  nicknameIsFree,
  type Registration,
  registerAccount,
} from './accounts/register.ts'
export { type AgeRow, ageOf, insertMajorityFact } from './ages/ages.sql.ts'
export { publishAges } from './ages/publish-ages.ts'
export { aLostPhone } from './factors/factors.factory.ts'
export { destroyDataKeys } from './keys/keys.sql.ts'
export { dataKeyOf, newDataKey } from './keys/keys.ts'
export {
  aCarer,
  aMember,
  aStaffMember,
  type BroughtIn,
  bringIn,
  everyonesPassword,
  type FictionalMember,
} from './people.factory.ts'
export { peopleExampleIds } from './people-examples.factory.ts'
export { mayEdit, mayRead } from './persons/person.policy.ts'
export type { PersonSubject, Represented } from './persons/person.ts'
export type { CameBy } from './persons/persons.sql.ts'
export { uncheckedIsRepresented } from './persons/persons.sql.ts'
export {
  createPerson,
  endRepresentation,
  type NewPerson,
  personsOf,
  renamePerson,
  startRepresentation,
  uncheckedNameOf,
  uncheckedPersonFor,
} from './persons/persons.ts'
export { type StaffNotice, staffNoticeKinds, tellStaff } from './persons/staff-notices.sql.ts'
export { problemWords as peopleProblems } from './problems.ts'
export { insertStanding, noteReminded, standingsToRemind } from './professionals/standing.sql.ts'
export { LinkUsedPage, NewPasswordField } from './reset/reset.page.tsx'
export { actorOf, endSession, endSessionsOf, startSession } from './sessions/sessions.ts'
export { mayMail } from './sign-in/slow-down.ts'
export { staffGrant } from './staff/staff-grant.command.ts'

export const peopleModule: Module = {
  name: 'people',
  operations: [
    openSignIn,
    signIn,
    signInWithPasskey,
    openSecondStep,
    secondStep,
    openLostFactor,
    askFactorReset,
    openStepUp,
    stepUp,
    signOut,
    signOutEverywhere,
    staySignedIn,
    openForgot,
    askReset,
    openReset,
    reset,
    readAccount,
    changeNickname,
    endOneSession,
    askEmailChange,
    openEmailChange,
    confirmEmailChange,
    readFactors,
    prepareAuthenticator,
    addAuthenticator,
    preparePasskey,
    addPasskey,
    newCodes,
    removeFactor,
    openStop,
    stop,
    readWaiting,
    readRequests,
    askStaffGrant,
    decideRequest,
    grantStaffRole,
  ],
  routes: [
    ...signInRoutes,
    ...secondStepRoutes,
    ...stepUpRoutes,
    ...resetRoutes,
    ...accountRoutes,
    ...factorRoutes,
    ...holdRoutes,
    ...requestRoutes,
  ],
  jobs: [forgetOld, sendReset],
  personal: peoplePersonal,
}
