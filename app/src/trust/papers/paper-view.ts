import { z } from 'zod'
import type { DataKey } from '../../platform/crypto/index.ts'
import type { Services } from '../../platform/services.ts'
import { reasons } from './judgement.ts'
import {
  answerDue,
  appealUntil,
  decisiveFact,
  isUndecided,
  mayAppeal,
  paperKinds,
  stateOf,
  undecidedLast,
} from './paper.ts'
import { ownerOf, type Paper, wordsPlace } from './papers.ts'

/** Where one paper stands, as whoever sent it reads it. */
export const paperView = z.object({
  paperId: z.string(),
  kind: z.enum(paperKinds),
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

const shownState = (paper: Paper): PaperView['state'] => {
  const state = stateOf(paper.facts)
  return state === 'second' ? 'waiting' : state
}

const decided: readonly string[] = ['accepted', 'refused', 'asked-again', 'ended']

type Opening = (paper: Paper, sealed: Buffer) => string

export const openerOf =
  ({ vault }: Pick<Services, 'vault'>, key: DataKey): Opening =>
  ({ row }, sealed) =>
    vault.open(key, wordsPlace(ownerOf(row), row.id), sealed)

export const viewOf = (paper: Paper, now: Date, open: Opening): PaperView => {
  const { row, facts } = paper
  const last = decisiveFact(facts)
  const state = shownState(paper)
  const until = mayAppeal(facts, now) ? appealUntil(facts) : undefined
  const destroyed = facts.find(({ fact }) => fact === 'destroyed')
  const told = last !== undefined && decided.includes(state)
  const reason = told ? reasons.find((known) => known === last.reason) : undefined
  return {
    paperId: row.id,
    kind: row.kind,
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
