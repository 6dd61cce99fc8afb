import { days, hours } from '../../platform/clock/index.ts'

/** What a person may send, and an account about itself. */
export const personKinds = ['identity', 'guardianship', 'medical', 'consent'] as const
export type PersonKind = (typeof personKinds)[number]
export const paperKinds = [...personKinds, 'letter'] as const
export type PaperKind = (typeof paperKinds)[number]

export type Fact =
  | 'quarantined'
  | 'scanned'
  | 'infected'
  | 'proposed-accept'
  | 'proposed-refuse'
  | 'disagreed'
  | 'asked-again'
  | 'accepted'
  | 'refused'
  | 'withdrawn'
  | 'appealed'
  | 'appeal-accepted'
  | 'appeal-refused'
  | 'warned'
  | 'destroyed'

export type PaperFact = { readonly fact: Fact; readonly at: Date }

/** Where a paper stands. A proposal waits for a second validator; to the family it is still being looked at. */
export type PaperState =
  | 'waiting'
  | 'second'
  | 'appeal'
  | 'quarantined'
  | 'asked-again'
  | 'accepted'
  | 'refused'
  | 'ended'

const after: Readonly<Record<Exclude<Fact, 'warned' | 'destroyed'>, PaperState>> = {
  quarantined: 'quarantined',
  scanned: 'waiting',
  infected: 'ended',
  'proposed-accept': 'second',
  'proposed-refuse': 'second',
  disagreed: 'waiting',
  'asked-again': 'asked-again',
  accepted: 'accepted',
  refused: 'refused',
  withdrawn: 'ended',
  appealed: 'appeal',
  'appeal-accepted': 'accepted',
  'appeal-refused': 'refused',
}

/** The fact that decides the state: warnings and the destruction of the pages change nothing about what was decided. */
export const decisiveFact = <F extends PaperFact>(facts: readonly F[]): F | undefined =>
  facts.findLast(({ fact }) => fact !== 'warned' && fact !== 'destroyed')

export const stateOf = (facts: readonly PaperFact[]): PaperState => {
  const last = decisiveFact(facts)?.fact
  return last === undefined || last === 'warned' || last === 'destroyed' ? 'waiting' : after[last]
}

const undecided: readonly PaperState[] = ['waiting', 'second', 'appeal', 'quarantined']
export const isUndecided = (facts: readonly PaperFact[]): boolean => undecided.includes(stateOf(facts))

/** Within this both sides expect an answer; an appeal starts the clock anew. */
export const answerWithin = hours(72)

export const answerDue = (sentAt: Date, facts: readonly PaperFact[]): Date => {
  const last = decisiveFact(facts)
  const since = last?.fact === 'appealed' ? last.at : sentAt
  return new Date(since.getTime() + answerWithin)
}

export const appealWithin = days(7)

/** Until when a refusal may be appealed while its pages are still there; nothing where it may not. */
export const appealUntil = (facts: readonly PaperFact[]): Date | undefined => {
  const last = decisiveFact(facts)
  return last?.fact === 'refused' ? new Date(last.at.getTime() + appealWithin) : undefined
}

export const mayAppeal = (facts: readonly PaperFact[], now: Date): boolean => {
  const until = appealUntil(facts)
  return until !== undefined && now < until
}

/** Safety figure C6. A signed consent is evidence and follows the consent's own retention. */
export type DestructionRule =
  | 'accepted-24h'
  | 'refused-7d'
  | 'appeal-decided'
  | 'asked-again'
  | 'withdrawn'
  | 'infected'
  | 'undecided-30d'

export const undecidedLast = days(30)
export const warnedBefore = days(7)

const since = (at: Date, now: Date): number => now.getTime() - at.getTime()

/** By which rule the pages of a paper must go now; nothing while they may stay. */
export const dueRule = (
  paper: { readonly kind: PaperKind; readonly sentAt: Date; readonly facts: readonly PaperFact[] },
  now: Date,
): DestructionRule | undefined => {
  const last = decisiveFact(paper.facts)
  if (paper.facts.some(({ fact }) => fact === 'destroyed')) return undefined
  if (paper.kind === 'consent' && last?.fact === 'accepted') return undefined
  switch (last?.fact) {
    case 'accepted':
      return 'accepted-24h'
    case 'appeal-accepted':
    case 'appeal-refused':
      return 'appeal-decided'
    case 'asked-again':
    case 'withdrawn':
    case 'infected':
      return last.fact
    case 'refused':
      return since(last.at, now) >= appealWithin ? 'refused-7d' : undefined
    case 'appealed':
      return undefined
    default:
      return since(paper.sentAt, now) >= undecidedLast ? 'undecided-30d' : undefined
  }
}

/** The family is told once, a week before an undecided paper goes. */
export const isToBeWarned = (
  paper: { readonly sentAt: Date; readonly facts: readonly PaperFact[] },
  now: Date,
): boolean =>
  ['waiting', 'second', 'quarantined'].includes(stateOf(paper.facts)) &&
  !paper.facts.some(({ fact }) => fact === 'warned' || fact === 'destroyed') &&
  since(paper.sentAt, now) >= undecidedLast - warnedBefore
