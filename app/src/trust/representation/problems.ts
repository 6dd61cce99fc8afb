import type { ProblemWords } from '../../access/index.ts'
import { say } from './messages/index.ts'

const codes = [
  'invitation-unknown',
  'invitation-used',
  'invitation-expired',
  'invitation-revoked',
  'invitation-other-address',
  'already-acts',
  'not-yet-adult',
  'self-is-there',
  'too-many-invitations',
  'last-representative',
  'not-there',
  'not-mourned',
  'settled-already',
] as const

/** The refusals of this feature in the reader's language; none tells anything about the person. */
export const representationProblems: ProblemWords = (locale) => (problem) => {
  const code = codes.find((known) => known === problem.code)
  return say(locale)(code === undefined ? 'problem.unknown' : `problem.${code}`, problem.values)
}
