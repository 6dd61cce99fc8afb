import type { ProblemWords } from '../access/index.ts'
import { healthModule } from '../health/index.ts'
import type { Locale } from '../platform/i18n/index.ts'
import { say } from './messages/index.ts'

const codes = [
  'choose-meaning',
  'choose-one-symptom',
  'nickname-is-email',
  'nickname-looks-like-name',
  'nickname-letters',
  'nickname-taken',
  'country-needed',
  'about-first',
  'draft-consent-needed',
  'membership-needed',
  'too-many-persons',
  'self-is-there',
  'which-disease',
] as const

type Code = (typeof codes)[number]

const isCode = (code: string): code is Code => (codes as readonly string[]).includes(code)

/** Each refusal tells the next step. What health refused, health says. */
const healthWords: ProblemWords = (locale) => (problem) => {
  const known = healthModule.operations.find(({ name }) => name === 'health.save-profile')
  return known?.problems?.(locale)(problem) ?? say(locale as Locale)('problem.other')
}

export const onboardingProblems: ProblemWords = (locale) => (problem) =>
  isCode(problem.code)
    ? say(locale as Locale)(`problem.${problem.code}`, problem.values)
    : healthWords(locale)(problem)
