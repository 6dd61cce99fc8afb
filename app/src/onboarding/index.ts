import type { Module } from '../access/index.ts'
import { deleteAbandoned } from './abandoned/delete-abandoned.job.ts'
import { agree, readAgreement } from './agreement/agree.ts'
import { agreementRoutes } from './agreement/agreement.routes.tsx'
import { homeRoutes } from './home/home.routes.tsx'
import { openHome } from './home/open-home.ts'
import { onboardingPersonal } from './onboarding.personal.ts'
import { addCarried } from './person/add-carried.ts'
import { addPerson, openNewPerson } from './person/add-person.ts'
import { personRoutes } from './person/person.routes.tsx'
import { readAbout } from './person/read-about.ts'
import { saveAbout } from './person/save-about.ts'
import { choosePassword, confirmAddress, openConfirmation } from './register/confirm-email.ts'
import { giveEmail } from './register/give-email.ts'
import { registerRoutes } from './register/register.routes.tsx'
import { openRegistration, sayAbout } from './register/say-about.ts'
import { openTryOut, readWords } from './try-out/read-words.ts'
import { carryOver, showResults } from './try-out/show-results.ts'
import { tryRoutes } from './try-out/try.routes.tsx'

export { examples as onboardingExamples } from './access.examples.ts'

export const onboardingModule: Module = {
  name: 'onboarding',
  operations: [
    openTryOut,
    readWords,
    showResults,
    carryOver,
    openRegistration,
    sayAbout,
    giveEmail,
    openConfirmation,
    confirmAddress,
    choosePassword,
    openNewPerson,
    addPerson,
    readAbout,
    saveAbout,
    addCarried,
    readAgreement,
    agree,
    openHome,
  ],
  routes: [...tryRoutes, ...registerRoutes, ...personRoutes, ...agreementRoutes, ...homeRoutes],
  jobs: [deleteAbandoned],
  personal: onboardingPersonal,
}
