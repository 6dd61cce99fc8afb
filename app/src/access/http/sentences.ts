import type { Locale } from '../../platform/i18n/index.ts'
import type { Problem } from '../../platform/result/index.ts'
import { say } from '../messages/index.ts'
import type { AnyOperation } from '../operation.ts'

const shared = [
  'required',
  'too-short',
  'too-long',
  'too-few',
  'too-many',
  'too-small',
  'too-big',
  'not-an-email',
  'not-one-of',
  'invalid',
  'sign-in',
  'step-up',
  'second-factor',
  'waiting-time',
] as const

const isShared = (code: string): code is (typeof shared)[number] =>
  (shared as readonly string[]).includes(code)

/** A problem in the reader's language: the schema's complaints here, a verb's own refusals in its module's words. */
export const sentenceOf = (operation: AnyOperation, problem: Problem, locale: Locale): string => {
  const own = operation.problems?.(locale)
  if (!isShared(problem.code)) return own?.(problem) ?? say(locale)('problem.invalid')
  return say(locale)(`problem.${problem.code}`, problem.values)
}
