import { type PaperFact, type PaperKind, type PaperState, stateOf } from './paper.ts'

export const verdicts = ['accept', 'ask-again', 'refuse', 'disagree'] as const
export type Verdict = (typeof verdicts)[number]

/** Which look a paper waits for: the first, a second person's on what was proposed, or somebody new on an appeal. */
export type Look = 'first' | 'second' | 'appeal'

export const lookOf = (facts: readonly PaperFact[]): Look | undefined => {
  const looks: Partial<Record<PaperState, Look>> = { waiting: 'first', second: 'second', appeal: 'appeal' }
  return looks[stateOf(facts)]
}

export const verdictsAt = (look: Look, last: PaperFact['fact'] | undefined): readonly Verdict[] => {
  switch (look) {
    case 'first':
      return ['accept', 'ask-again', 'refuse']
    case 'second':
      return [last === 'proposed-accept' ? 'accept' : 'refuse', 'disagree']
    case 'appeal':
      return ['accept', 'refuse']
    default:
      return look satisfies never
  }
}

/** A refusal, and that somebody may act for somebody else, count only once a second person agrees (safety figure A7). */
export const needsSecond = (kind: PaperKind, verdict: Verdict): boolean =>
  verdict === 'refuse' || (verdict === 'accept' && kind === 'guardianship')

/** What a verdict adds to the paper; nothing where it does not fit the look. */
export const factOf = (
  {
    kind,
    look,
    last,
  }: { readonly kind: PaperKind; readonly look: Look; readonly last: PaperFact['fact'] | undefined },
  verdict: Verdict,
): PaperFact['fact'] | undefined => {
  if (!verdictsAt(look, last).includes(verdict)) return undefined
  if (verdict === 'disagree') return 'disagreed'
  if (verdict === 'ask-again') return 'asked-again'
  if (look === 'appeal') return verdict === 'accept' ? 'appeal-accepted' : 'appeal-refused'
  if (look === 'first' && needsSecond(kind, verdict))
    return verdict === 'accept' ? 'proposed-accept' : 'proposed-refuse'
  return verdict === 'accept' ? 'accepted' : 'refused'
}

export const reasons = [
  'unreadable',
  'other-name',
  'expired',
  'not-this-paper',
  'part-missing',
  'looks-altered',
] as const
export type Reason = (typeof reasons)[number]

/** What a validator has looked at before a paper is accepted; each kind has its own list. */
export const checksOf: Readonly<Record<PaperKind, readonly string[]>> = {
  identity: ['readable', 'official', 'in-force', 'name-fits'],
  guardianship: ['readable', 'official', 'names-both'],
  medical: ['readable', 'from-clinician', 'name-fits', 'fits-stated'],
  consent: ['readable', 'signed', 'right-text'],
  letter: ['readable', 'from-organisation', 'name-fits', 'details-fit'],
}

/** Tiers 2 and 3 by the checks passed; who is represented by somebody needs that somebody's right to be proven as well. */
export const tierBy = (given: {
  readonly passed: readonly string[]
  readonly represented: boolean
  readonly agreed: boolean
}): 1 | 2 | 3 => {
  const has = (kind: PaperKind): boolean => given.passed.includes(kind)
  if (!given.agreed || !has('identity') || (given.represented && !has('guardianship'))) return 1
  return has('medical') ? 3 : 2
}
