import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { mayEdit, mayRead, uncheckedPersonFor } from '../../people/index.ts'
import { ok } from '../../platform/result/index.ts'
import { uncheckedSignature } from '../signing/signature.sql.ts'
import { reasons } from './judgement.ts'
import {
  answerDue,
  appealUntil,
  decisiveFact,
  isUndecided,
  mayAppeal,
  personKinds,
  stateOf,
  undecidedLast,
} from './paper.ts'
import { hasAgreedToMembership } from './papers.sql.ts'
import { keyOfOwner, type Paper, uncheckedPapersWithFacts, wordsPlace } from './papers.ts'

const paperView = z.object({
  paperId: z.string(),
  kind: z.enum(personKinds),
  /** What the family is told: a proposal still counts as being looked at. */
  state: z.enum(['waiting', 'quarantined', 'appeal', 'asked-again', 'accepted', 'refused', 'ended']),
  sentAt: z.string(),
  answerDue: z.string().optional(),
  decidedAt: z.string().optional(),
  reason: z.enum(reasons).optional(),
  words: z.string().optional(),
  appealUntil: z.string().optional(),
  destroyedAt: z.string().optional(),
  destroyedUnlessDecided: z.string().optional(),
})
export type PaperView = z.output<typeof paperView>

export const papersView = z.object({
  personId: z.string(),
  name: z.string().optional(),
  relation: z.enum(['self', 'legal-representative', 'second-relative']),
  tier: z.number(),
  maySend: z.boolean(),
  agreed: z.boolean(),
  signedAt: z.string().optional(),
  /** What is needed, in the order people usually have it at hand, each with the papers sent so far, newest first. */
  needs: z.array(z.object({ kind: z.enum(personKinds), papers: z.array(paperView) })),
})
export type PapersView = z.output<typeof papersView>

const shownState = (paper: Paper): PaperView['state'] => {
  const state = stateOf(paper.facts)
  return state === 'second' ? 'waiting' : state
}

const decided: readonly string[] = ['accepted', 'refused', 'asked-again', 'ended']

type Opening = (paper: Paper, sealed: Buffer) => string

const viewOf = (paper: Paper, now: Date, open: Opening): PaperView | undefined => {
  const { row, facts } = paper
  const kind = personKinds.find((known) => known === row.kind)
  if (kind === undefined) return undefined
  const last = decisiveFact(facts)
  const state = shownState(paper)
  const until = mayAppeal(facts, now) ? appealUntil(facts) : undefined
  const destroyed = facts.find(({ fact }) => fact === 'destroyed')
  const told = last !== undefined && decided.includes(state)
  const reason = told ? reasons.find((known) => known === last.reason) : undefined
  return {
    paperId: row.id,
    kind,
    state,
    sentAt: row.sent_at.toISOString(),
    ...(isUndecided(facts)
      ? {
          answerDue: answerDue(row.sent_at, facts).toISOString(),
          destroyedUnlessDecided: new Date(row.sent_at.getTime() + undecidedLast).toISOString(),
        }
      : {}),
    ...(told ? { decidedAt: last.at.toISOString() } : {}),
    ...(reason === undefined ? {} : { reason }),
    ...(told && last.words_sealed !== null ? { words: open(paper, last.words_sealed) } : {}),
    ...(until === undefined ? {} : { appealUntil: until.toISOString() }),
    ...(destroyed === undefined ? {} : { destroyedAt: destroyed.at.toISOString() }),
  }
}

export const readPapers = operation({
  name: 'trust.read-papers',
  action: 'read',
  summary: 'The papers sent about a person, and where each stands',
  api: { method: 'GET', path: '/persons/{personId}/papers' },
  input: z.object({ personId: z.uuid() }),
  output: papersView,
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayRead,
  person: ({ personId }) => personId,
  opensOthers: (_, { relation }) => relation === 'second-relative',
  run: async ({ trx, subject, actor, services, now }) => {
    const { personId, relation, name, tier } = subject
    if (relation === 'none') throw new Error('The policy lets only those in who represent the person.')
    const papers = await uncheckedPapersWithFacts(trx, personId)
    const key = await keyOfOwner(trx, services, personId)
    const open: Opening = (paper, sealed) =>
      services.vault.open(key, wordsPlace(personId, paper.row.id), sealed)
    const views = papers.flatMap((paper) => viewOf(paper, now, open) ?? [])
    const needed = personKinds.filter((kind) => {
      if (kind === 'consent') return views.some((view) => view.kind === kind)
      return kind !== 'guardianship' || relation !== 'self' || views.some((view) => view.kind === kind)
    })
    const signature = await uncheckedSignature(trx, personId)
    return ok({
      personId,
      ...(signature === undefined ? {} : { signedAt: signature.at.toISOString() }),
      ...(name === undefined ? {} : { name }),
      relation,
      tier,
      maySend: mayEdit.decide(actor, subject, now).allowed,
      agreed: await hasAgreedToMembership(trx, personId),
      needs: needed.map((kind) => ({ kind, papers: views.filter((view) => view.kind === kind) })),
    })
  },
})
