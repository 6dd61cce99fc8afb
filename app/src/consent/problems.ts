import type { ProblemWords } from '../access/index.ts'
import { say } from './messages/index.ts'

/** The refusals of this module in the reader's language. */
export const consentProblems: ProblemWords = (locale) => (problem) =>
  say(locale)(problem.code === 'grown-up' ? 'problem.grown-up' : 'problem.way-needed')
