import { type AnyOperation, auditPersonal, type Module, type Route } from '../src/access/index.ts'
import { consentModule } from '../src/consent/index.ts'
import { healthModule } from '../src/health/index.ts'
import { libraryModule } from '../src/library/index.ts'
import { matchingModule } from '../src/matching/index.ts'
import { onboardingModule } from '../src/onboarding/index.ts'
import { peopleModule } from '../src/people/index.ts'
import type { AnyJob } from '../src/platform/jobs/index.ts'
import { sendMail } from '../src/platform/mail/index.ts'
import type { Personal } from '../src/platform/personal/index.ts'
import { rightsModule } from '../src/rights/index.ts'
import { trustModule } from '../src/trust/index.ts'
import { vocabularyModule } from '../src/vocabulary/index.ts'

/** Every module, from the ground up. The order is that of architecture.md; imports go down it only. */
export const modules: readonly Module[] = [
  vocabularyModule,
  peopleModule,
  libraryModule,
  consentModule,
  trustModule,
  healthModule,
  matchingModule,
  onboardingModule,
  rightsModule,
]

export const operations: readonly AnyOperation[] = modules.flatMap((module) => module.operations)
export const routes: readonly Route[] = modules.flatMap((module) => module.routes)
export const jobs: readonly AnyJob[] = [sendMail, ...modules.flatMap((module) => module.jobs ?? [])]
/** What everything here holds about people: for records that are taken along, and for erasures. */
export const personal: readonly Personal[] = [
  ...modules.flatMap((module) => (module.personal === undefined ? [] : [module.personal])),
  auditPersonal,
]
