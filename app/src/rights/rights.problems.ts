import type { ProblemWords } from '../access/index.ts'
import { peopleProblems } from '../people/index.ts'
import { say } from './messages/index.ts'

const own = ['not-typed', 'no-copy', 'nothing-to-cancel'] as const

/** This module's refusals, each with the next step; what any act may be refused for is said as everywhere. */
export const problemWords: ProblemWords = (locale) => (problem) => {
  const code = own.find((known) => known === problem.code)
  return code === undefined ? peopleProblems(locale)(problem) : say(locale)(`problem.${code}`)
}
