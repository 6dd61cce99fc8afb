import type { Module } from '../access/index.ts'
import { accountRoutes } from './account/account.routes.tsx'
import { askEmailChange, confirmEmailChange, openEmailChange } from './account/change-email.ts'
import { changeNickname } from './account/change-nickname.ts'
import { endOneSession } from './account/end-session.ts'
import { readAccount } from './account/read-account.ts'
import { forgetOld } from './accounts/forget-old.job.ts'
import { peoplePersonal } from './people.personal.ts'
import { resetRoutes } from './reset/reset.routes.tsx'
import { askReset, openForgot, openReset, reset } from './reset/reset.ts'
import { sendReset } from './reset/send-reset.job.ts'
import { signInRoutes } from './sign-in/sign-in.routes.tsx'
import { openSignIn, signIn } from './sign-in/sign-in.ts'
import { signOut, signOutEverywhere } from './sign-in/sign-out.ts'
import { staySignedIn } from './sign-in/stay-signed-in.ts'

export { examples as peopleExamples } from './access.examples.ts'
export { type About, aboutSchema, isNickname, nicknameSchema } from './accounts/about.ts'
export { setFirstPassword } from './accounts/choose-password.ts'
export { fingerprintOfEmail, openEmail } from './accounts/email.ts'
export {
  type Confirmed,
  confirmEmail,
  confirmLinkWorks,
  nicknameIsFree,
  type Registration,
  registerAccount,
} from './accounts/register.ts'
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
  peopleExampleIds,
} from './people.factory.ts'
export { mayEdit, mayRead } from './persons/person.policy.ts'
export type { PersonSubject, Represented } from './persons/person.ts'
export {
  createPerson,
  endRepresentation,
  type NewPerson,
  personsOf,
  renamePerson,
  startRepresentation,
  uncheckedPersonFor,
} from './persons/persons.ts'
export { problemWords as peopleProblems } from './problems.ts'
export { LinkUsedPage, NewPasswordField } from './reset/reset.page.tsx'
export { actorOf, endSession, endSessionsOf, startSession } from './sessions/sessions.ts'
export { countedForm } from './sign-in/counted-form.ts'
export { provesPassword } from './sign-in/own-password.ts'

export const peopleModule: Module = {
  name: 'people',
  operations: [
    openSignIn,
    signIn,
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
  ],
  routes: [...signInRoutes, ...resetRoutes, ...accountRoutes],
  jobs: [forgetOld, sendReset],
  personal: peoplePersonal,
}
