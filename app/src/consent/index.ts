import type { Module } from '../access/index.ts'
import { choicesRoutes } from './choices.routes.tsx'
import { consentPersonal } from './consent.personal.ts'
import { decide } from './decide.ts'
import { readChoices } from './read-choices.ts'

export { examples as consentExamples } from './access.examples.ts'
export { consentChanged } from './consent.events.ts'
export { giveConsents } from './consent.factory.ts'
export { type ConsentText, currentText, publishedText, readText, type TextBlock } from './consent-text.ts'
export { ConsentWords, leadOf, titleOf } from './consent-words.tsx'
export {
  agrees,
  type Choice,
  type Decision,
  decisionsOf,
  recordDecisions,
  stands,
  type WantedDecisions,
} from './decision.ts'
export { publishTexts } from './publish-texts.ts'
export { type Purpose, purposes } from './purpose.ts'

export const consentModule: Module = {
  name: 'consent',
  operations: [readChoices, decide],
  routes: choicesRoutes,
  personal: consentPersonal,
}
