export {
  type AccountRole,
  type Actor,
  accountOf,
  type Due,
  type Member,
  type ProfessionalRole,
  type Relation,
  type StaffRole,
  type Standing,
  secondsLeft,
  systemActor,
  type Tier,
  visitor,
} from './actor.ts'
export { auditPersonal } from './audit/audit.personal.ts'
export { sealOnce, startSealer, verifyChain, writeAnchor } from './audit/sealer.ts'
export type { Granted } from './granted.ts'
export { picture, upload } from './http/file-routes.ts'
export { openApiDocument } from './http/openapi.ts'
export { kernelPages } from './http/pages.tsx'
export {
  type Answer,
  download,
  type Failure,
  form,
  formShowing,
  type Html,
  page,
  type ResumableFile,
  type Route,
  resumableDownload,
  type Shell,
  type Visit,
} from './http/route.ts'
export { createWeb, type Env, type Web } from './http/web.ts'
export type { Examples, ExampleWorld, Module } from './module.ts'
export {
  type AnyOperation,
  type Client,
  type Held,
  noSubject,
  type Operation,
  operation,
  type ProblemWords,
  type RunContext,
} from './operation.ts'
export { type Call, type Outcome, perform } from './perform.ts'
export {
  allow,
  anyone,
  deny,
  type Policy,
  policy,
  signedIn,
  staff,
  systemOnly,
  type Verdict,
  withSecondFactor,
} from './policy.ts'
