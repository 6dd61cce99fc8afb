import { z } from 'zod'
import { operation, type RunContext } from '../../access/index.ts'
import { mayEdit, type PersonSubject, uncheckedPersonFor } from '../../people/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { trustProblems } from '../trust.problems.ts'
import { mayAppeal, stateOf } from './paper.ts'
import { insertFact, lockPapers } from './papers.sql.ts'
import { keyOfOwner, type Paper, uncheckedPapersWithFacts, wordsPlace } from './papers.ts'

type OwnPaper = PersonSubject & { readonly paper: Paper }
type Context = Pick<
  RunContext<'read', { personId: string; paperId: string }, unknown>,
  'trx' | 'services' | 'actor' | 'input'
>

const ownPaper = async ({ trx, services, actor, input }: Context): Promise<OwnPaper | undefined> => {
  const person = await uncheckedPersonFor(trx, services, actor, input.personId)
  if (person === undefined) return undefined
  // Two acts on one person's papers wait for each other, so the second sees what the first did.
  await lockPapers(trx, person.personId)
  const paper = (await uncheckedPapersWithFacts(trx, person.personId)).find(
    ({ row }) => row.id === input.paperId,
  )
  return paper === undefined ? undefined : { ...person, paper }
}

const output = z.object({ personId: z.string() })
const about = { personId: z.uuid(), paperId: z.uuid() }

/** Back to whoever sent it; its pages are destroyed at once. */
export const withdrawPaper = operation({
  name: 'trust.withdraw-paper',
  action: 'write',
  summary: 'Take back a paper before it is decided',
  api: { method: 'POST', path: '/persons/{personId}/papers/{paperId}/withdraw' },
  input: z.object(about),
  output,
  subject: ownPaper,
  policy: mayEdit,
  person: ({ personId }) => personId,
  problems: trustProblems,
  run: async ({ trx, granted, subject, now }) => {
    const { row, facts } = subject.paper
    if (!['waiting', 'second', 'quarantined'].includes(stateOf(facts))) return refuse('already-decided')
    await insertFact(trx, granted, { paperId: row.id, fact: 'withdrawn', now })
    return ok({ personId: subject.personId })
  },
})

/** Somebody who has not decided on it before looks again. */
export const appealPaper = operation({
  name: 'trust.appeal-paper',
  action: 'write',
  summary: 'Ask that somebody else look at a refused paper again',
  api: { method: 'POST', path: '/persons/{personId}/papers/{paperId}/appeal' },
  input: z.object({ ...about, words: z.string().trim().max(2000).optional() }),
  output,
  subject: ownPaper,
  policy: mayEdit,
  person: ({ personId }) => personId,
  problems: trustProblems,
  run: async ({ trx, granted, subject, input, services, now }) => {
    const { row, facts } = subject.paper
    if (!mayAppeal(facts, now)) return refuse('appeal-too-late')
    const key = await keyOfOwner(trx, services, subject.personId)
    await insertFact(trx, granted, {
      paperId: row.id,
      fact: 'appealed',
      wordsSealed:
        input.words === undefined
          ? undefined
          : services.vault.seal(key, wordsPlace(subject.personId, row.id), input.words),
      now,
    })
    return ok({ personId: subject.personId })
  },
})
