import type { ProblemWords } from '../access/index.ts'
import type { Locale } from '../platform/i18n/index.ts'
import { uploadRefusals } from '../platform/uploads/index.ts'
import { say } from './messages/index.ts'

const codes = [
  ...uploadRefusals,
  'no-file',
  'too-large-together',
  'disk-full',
  'infected',
  'agree-first',
  'already-waiting',
  'already-checked',
  'already-decided',
  'appeal-too-late',
  'taken',
  'one-at-a-time',
  'not-this-verdict',
  'tick-all',
  'proof-needed',
  'reason-needed',
  'words-needed',
  'letter-waiting',
  'orcid-wrong',
  'number-needed',
  'anybodys-mail',
  'tomorrow',
  'link-used',
  'details-first',
  'confirm-first',
] as const

/** Each refusal of this module tells the next step. */
export const trustProblems: ProblemWords = (locale) => (problem) => {
  const code = codes.find((known) => known === problem.code)
  return say(locale as Locale)(`problem.${code ?? 'unknown'}`, problem.values)
}
