import type { Module } from '../access/index.ts'
import { choicesRoutes } from './choices.routes.tsx'
import { consentPersonal } from './consent.personal.ts'
import { decide } from './decide.ts'
import { readChoices } from './read-choices.ts'
import { sayAsChild } from './say-as-child.ts'

export { examples as consentExamples } from './access.examples.ts'
export { consentChanged, consentDisagreed } from './consent.events.ts'
export { giveConsents } from './consent.factory.ts'
export { type ConsentText, currentText, readText, type TextBlock, textOf } from './consent-text.ts'
export { ConsentWords, leadOf, titleOf } from './consent-words.tsx'
export { decide } from './decide.ts'
export {
  type Choice,
  type Decision,
  decisionsOf,
  recordDecisions,
  type WantedDecisions,
  wordOf,
} from './decision.ts'
export { publishTexts } from './publish-texts.ts'
export { isResearch, type Purpose, purposes, type UsePurpose, type Way, ways } from './purpose.ts'
export { type Asking, type Because, mayBeUsed, standingOf, type Verdict } from './verdict.sql.ts'

export const consentModule: Module = {
  name: 'consent',
  operations: [readChoices, decide, sayAsChild],
  routes: choicesRoutes,
  personal: consentPersonal,
}
