import type { ProblemWords } from '../access/index.ts'
import type { Locale } from '../platform/i18n/index.ts'
import { say } from './messages/index.ts'

const codes = [
  'sign-in-failed',
  'wait',
  'shut',
  'link-used',
  'password-common',
  'password-context',
  'password-run',
  'wrong-password',
  'nickname-taken',
  'same-email',
  'code-wrong',
  'proof-failed',
  'passkey-failed',
  'factor-shut',
  'factor-first',
  'last-factor',
  'password-short',
  'too-late',
  'nobody-named',
  'not-oneself',
  'has-role',
  'asked-already',
  'administrator-first',
  'two-administrators',
] as const

/** The refusals of this module in the reader's language. */
export const problemWords: ProblemWords = (locale) => (problem) => {
  const code = codes.find((known) => known === problem.code)
  return code === undefined
    ? say(locale as Locale)('problem.unknown')
    : say(locale as Locale)(`problem.${code}`, problem.values)
}
