import { z } from 'zod'
import { operation, type RunContext } from '../../access/index.ts'
import { insertStanding, uncheckedIsRepresented } from '../../people/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { checksOf, factOf, reasons, tierBy, verdicts } from '../papers/judgement.ts'
import { hasAgreedToMembership, insertFact, lockPapers, passedChecks } from '../papers/papers.sql.ts'
import { keyOfOwner, wordsPlace } from '../papers/papers.ts'
import { tellSender } from '../papers/tell-sender.ts'
import { uncheckedApplication } from '../professionals/application.sql.ts'
import { checkLasts } from '../professionals/own-letters.ts'
import { setGuardianship } from '../representation/prove-guardianship.ts'
import { setTier, tierOf } from '../tiers.ts'
import { trustProblems } from '../trust.problems.ts'
import { endClaim } from './checking.sql.ts'
import { personOf, type TakenPaper, takenPaper } from './taken-paper.ts'
import { itsValidator } from './validator.policy.ts'

const input = z.object({
  paperId: z.uuid(),
  verdict: z.enum(verdicts),
  /** What was looked at, for a yes. */
  checks: z.array(z.string()).default([]),
  reason: z.enum(reasons).optional(),
  /** What proves a guardianship: a birth paper ends with childhood, a court paper does not. */
  proof: z.enum(['birth', 'court']).optional(),
  /** What the family reads. */
  words: z.string().trim().min(1).max(1500).optional(),
})

type Context = RunContext<'write', z.output<typeof input>, TakenPaper>

const whatIsMissing = ({ input: given, subject }: Pick<Context, 'input' | 'subject'>) => {
  const { verdict, checks, reason, words, proof } = given
  if (verdict === 'accept' && checksOf[subject.row.kind].some((check) => !checks.includes(check)))
    return refuse('tick-all', { field: 'checks' })
  if (verdict === 'accept' && subject.row.kind === 'guardianship' && proof === undefined)
    return refuse('proof-needed', { field: 'proof' })
  // A second validator agrees to the reason and the words that are there.
  if (subject.look === 'second' || (verdict !== 'refuse' && verdict !== 'ask-again')) return undefined
  if (reason === undefined) return refuse('reason-needed', { field: 'reason' })
  return words === undefined ? refuse('words-needed', { field: 'words' }) : undefined
}

/** The label of a professional, from what they gave: for a year, then it is checked again. */
const giveStanding = async ({ trx, subject, granted, now }: Context): Promise<void> => {
  const application = await uncheckedApplication(trx, subject.owner)
  if (application === undefined) throw new Error('A letter is only sent once it was said what it shows.')
  const { account_id: accountId, role, organisation, position } = application
  await insertStanding(trx, {
    accountId,
    role,
    organisation,
    position,
    checkedBy: `validator ${granted.accountId}`,
    now,
    until: new Date(now.getTime() + checkLasts),
  })
}

/** A tier only rises here: what lowers it is another act, with its own reason. */
const raiseTier = async (context: Context): Promise<void> => {
  const { trx, subject, granted, now } = context
  const personId = subject.row.person_id
  if (personId === null) return giveStanding(context)
  const earned = tierBy({
    passed: await passedChecks(trx, personId),
    represented: await uncheckedIsRepresented(trx, personId),
    agreed: await hasAgreedToMembership(trx, personId),
  })
  if (earned <= (await tierOf(trx, personId))) return
  await setTier(trx, {
    personId,
    tier: earned,
    because: 'papers were checked',
    setBy: `validator ${granted.accountId}`,
    now,
  })
}

/** From here on, and no earlier, whoever sent the paper may act for the person beyond their own entry. */
const noteGuardianship = async ({ trx, subject, granted, input: given, now }: Context): Promise<void> => {
  const { kind, person_id, sent_by } = subject.row
  if (kind !== 'guardianship' || person_id === null || sent_by === null) return
  await setGuardianship(trx, {
    personId: person_id,
    accountId: sent_by,
    outcome: 'proven',
    paper: given.proof ?? 'birth',
    because: 'a paper was checked by two people',
    setBy: `validator ${granted.accountId}`,
    now,
  })
}

export const decidePaper = operation({
  name: 'trust.decide-paper',
  action: 'write',
  summary:
    'Accept the taken paper, ask for something else, or refuse it with a reason; a second validator agrees or not',
  api: { method: 'POST', path: '/checking/{paperId}/decide' },
  input,
  output: z.object({ next: z.enum(['done', 'second']) }),
  subject: takenPaper,
  policy: itsValidator,
  person: personOf,
  problems: trustProblems,
  endsOwnAccess: 'what is decided is no longer open to who decided it',
  run: async (context) => {
    const { trx, granted, subject, services, now } = context
    const { row, owner, look, last } = subject
    await lockPapers(trx, owner)
    const fact = factOf({ kind: row.kind, look, last: last?.fact }, context.input.verdict)
    if (fact === undefined) return refuse('not-this-verdict', { field: 'verdict' })
    const missing = whatIsMissing(context)
    if (missing !== undefined) return missing
    const key = await keyOfOwner(trx, services, owner)
    const proposed = look === 'second' && fact !== 'disagreed' ? last : undefined
    const { words, reason } = context.input
    await insertFact(trx, granted, {
      paperId: row.id,
      fact,
      reason: proposed?.reason ?? reason,
      wordsSealed:
        proposed?.words_sealed ??
        (words === undefined ? undefined : services.vault.seal(key, wordsPlace(owner, row.id), words)),
      now,
    })
    if (fact === 'accepted' || fact === 'appeal-accepted') {
      await noteGuardianship(context)
      await raiseTier(context)
    }
    await endClaim(trx, granted, { paperId: row.id, now })
    const isFinal = !['proposed-accept', 'proposed-refuse', 'disagreed'].includes(fact)
    if (isFinal) await tellSender(trx, services, row, 'decided')
    return ok({ next: isFinal ? ('done' as const) : ('second' as const) })
  },
})
