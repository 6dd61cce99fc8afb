import type { ProblemWords } from '../access/index.ts'
import { peopleProblems } from '../people/index.ts'
import { say } from './messages/index.ts'

const own = ['not-typed', 'no-copy', 'nothing-to-cancel'] as const

/** This module's refusals; those of the password are said by the module that asks for it. */
export const problemWords: ProblemWords = (locale) => (problem) => {
  const code = own.find((known) => known === problem.code)
  return code === undefined ? peopleProblems(locale)(problem) : say(locale)(`problem.${code}`)
}
