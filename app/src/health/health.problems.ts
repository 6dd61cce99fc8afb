import type { ProblemWords } from '../access/index.ts'
import type { Locale } from '../platform/i18n/index.ts'
import { say } from './messages/index.ts'

const codes = [
  'birth-year-needed',
  'birth-in-future',
  'year-in-future',
  'unknown-term',
  'choose-a-term',
  'age-needed',
  'age-too-high',
  'age-in-future',
  'disease-needed',
  'unknown-disease',
  'enough-today',
  'gone',
] as const

type Code = (typeof codes)[number]

const isCode = (code: string): code is Code => (codes as readonly string[]).includes(code)

/** Each refusal of this module tells the next step. */
export const healthProblems: ProblemWords = (locale) => {
  const t = say(locale as Locale)
  return ({ code, values }) => t(`problem.${isCode(code) ? code : 'gone'}`, values)
}
