import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { mayAppeal, stateOf } from '../papers/paper.ts'
import { insertFact } from '../papers/papers.sql.ts'
import { keyOfOwner, wordsPlace } from '../papers/papers.ts'
import { keepPages, pagesSchema } from '../papers/send-paper.ts'
import { trustProblems } from '../trust.problems.ts'
import { isFresh, isUsedUp, ownLetters, waits } from './own-letters.ts'
import { professionals } from './professional.policy.ts'

/** Last of the steps, so that a validator opens one paper and finds everything else ready. */
export const sendLetter = operation({
  name: 'trust.send-letter',
  action: 'write',
  summary: 'Send the letter of one’s institution to be checked (pages only: files come as a form)',
  input: z.object({ pages: pagesSchema, scanned: z.boolean() }),
  output: z.object({}),
  subject: ownLetters,
  policy: professionals,
  problems: trustProblems,
  run: async ({ trx, granted, subject, input, services, now }) => {
    const { accountId, application, letters } = subject
    if (application === undefined || isUsedUp(application, letters)) return refuse('details-first')
    if (application.email_confirmed_at === null) return refuse('confirm-first')
    if (waits(letters)) return refuse('already-waiting')
    if (isFresh(subject, now)) return refuse('already-checked')
    const kept = await keepPages(
      { trx, granted, services, now },
      { owner: accountId, kind: 'letter', ...input },
    )
    return kept.ok ? ok({}) : kept
  },
})

const ownLetter = async (
  context: Parameters<typeof ownLetters>[0] & { readonly input: { paperId: string } },
) => {
  const own = await ownLetters(context)
  const letter = own?.letters.find(({ row }) => row.id === context.input.paperId)
  return own === undefined || letter === undefined ? undefined : { ...own, letter }
}

export const withdrawLetter = operation({
  name: 'trust.withdraw-letter',
  action: 'write',
  summary: 'Take back one’s letter before it is decided',
  api: { method: 'POST', path: '/professional/letters/{paperId}/withdraw' },
  input: z.object({ paperId: z.uuid() }),
  output: z.object({}),
  subject: ownLetter,
  policy: professionals,
  problems: trustProblems,
  run: async ({ trx, granted, subject: { letter }, now }) => {
    if (!['waiting', 'second', 'quarantined'].includes(stateOf(letter.facts)))
      return refuse('already-decided')
    await insertFact(trx, granted, { paperId: letter.row.id, fact: 'withdrawn', now })
    return ok({})
  },
})

export const appealLetter = operation({
  name: 'trust.appeal-letter',
  action: 'write',
  summary: 'Ask that somebody else look at one’s refused letter again',
  api: { method: 'POST', path: '/professional/letters/{paperId}/appeal' },
  input: z.object({ paperId: z.uuid(), words: z.string().trim().max(2000).optional() }),
  output: z.object({}),
  subject: ownLetter,
  policy: professionals,
  problems: trustProblems,
  run: async ({ trx, granted, subject: { accountId, letter }, input, services, now }) => {
    if (!mayAppeal(letter.facts, now)) return refuse('appeal-too-late')
    const { id } = letter.row
    const key = await keyOfOwner(trx, services, accountId)
    await insertFact(trx, granted, {
      paperId: id,
      fact: 'appealed',
      wordsSealed:
        input.words === undefined
          ? undefined
          : services.vault.seal(key, wordsPlace(accountId, id), input.words),
      now,
    })
    return ok({})
  },
})
