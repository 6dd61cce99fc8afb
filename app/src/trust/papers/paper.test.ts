import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { days, hours } from '../../platform/clock/index.ts'
import { factOf, needsSecond, tierBy, verdicts, verdictsAt } from './judgement.ts'
import {
  answerDue,
  dueRule,
  type Fact,
  isToBeWarned,
  mayAppeal,
  type PaperFact,
  type PaperKind,
  stateOf,
} from './paper.ts'

const sentAt = new Date('2026-11-01T00:00:00Z')
const after = (milliseconds: number): Date => new Date(sentAt.getTime() + milliseconds)
const facts = (...list: readonly (readonly [Fact, number])[]): readonly PaperFact[] =>
  list.map(([fact, at]) => ({ fact, at: after(at) }))
const paper = (kind: PaperKind, ...list: readonly (readonly [Fact, number])[]) => ({
  kind,
  sentAt,
  facts: facts(...list),
})

describe('when the pages of a paper are due to go', () => {
  it.each<[string, ReturnType<typeof paper>, number, string | undefined]>([
    ['accepted: from the decision on', paper('identity', ['accepted', hours(5)]), hours(5), 'accepted-24h'],
    ['refused: not before seven days', paper('medical', ['refused', 0]), days(7) - 1, undefined],
    ['refused: after seven days', paper('medical', ['refused', 0]), days(7), 'refused-7d'],
    [
      'appealed: not while it is open',
      paper('medical', ['refused', 0], ['appealed', days(6)]),
      days(60),
      undefined,
    ],
    [
      'appealed: when it is decided',
      paper('medical', ['refused', 0], ['appealed', 1], ['appeal-refused', 2]),
      2,
      'appeal-decided',
    ],
    ['undecided: not before thirty days', paper('medical'), days(30) - 1, undefined],
    ['undecided: after thirty days', paper('medical', ['warned', days(23)]), days(30), 'undecided-30d'],
    [
      'proposed, and no second person came',
      paper('guardianship', ['proposed-accept', 0]),
      days(30),
      'undecided-30d',
    ],
    ['asked for another', paper('identity', ['asked-again', 1]), 1, 'asked-again'],
    ['taken back', paper('identity', ['withdrawn', 1]), 1, 'withdrawn'],
    ['a signed consent that was accepted stays', paper('consent', ['accepted', 1]), days(4000), undefined],
    ['destroyed already', paper('identity', ['accepted', 1], ['destroyed', 2]), days(9), undefined],
  ])('%s', (_, given, at, rule) => {
    expect(dueRule(given, after(at))).toBe(rule)
  })

  it('is told to the family once, a week before, and only while nobody has decided', () => {
    expect(isToBeWarned(paper('medical'), after(days(23) - 1))).toBe(false)
    expect(isToBeWarned(paper('medical'), after(days(23)))).toBe(true)
    expect(isToBeWarned(paper('medical', ['warned', days(23)]), after(days(24)))).toBe(false)
    expect(isToBeWarned(paper('medical', ['refused', 1]), after(days(24)))).toBe(false)
  })
})

describe('a paper', () => {
  it('is to be answered within 72 hours of being sent, and of an appeal', () => {
    expect(answerDue(sentAt, [])).toEqual(after(hours(72)))
    expect(answerDue(sentAt, facts(['refused', days(3)], ['appealed', days(4)]))).toEqual(after(days(7)))
  })

  it('may be appealed for seven days after a refusal, and after nothing else', () => {
    expect(mayAppeal(facts(['refused', 0]), after(days(7) - 1))).toBe(true)
    expect(mayAppeal(facts(['refused', 0]), after(days(7)))).toBe(false)
    expect(mayAppeal(facts(['proposed-refuse', 0]), after(1))).toBe(false)
    expect(mayAppeal(facts(['refused', 0], ['appealed', 1], ['appeal-refused', 2]), after(3))).toBe(false)
  })
})

describe('a refusal and a guardianship', () => {
  it('never stand after the first look alone, whatever is decided', () => {
    const kinds: readonly PaperKind[] = ['identity', 'guardianship', 'medical', 'consent', 'letter']
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.constantFrom(...verdicts), (kind, verdict) => {
        const fact = factOf({ kind, look: 'first', last: undefined }, verdict)
        if (!needsSecond(kind, verdict)) return
        expect(stateOf(facts([fact ?? 'accepted', 0]))).toBe('second')
      }),
    )
  })

  it('the second person says yes or no to what was proposed, and nothing else', () => {
    expect(verdictsAt('second', 'proposed-refuse')).toEqual(['refuse', 'disagree'])
    expect(verdictsAt('second', 'proposed-accept')).toEqual(['accept', 'disagree'])
    expect(factOf({ kind: 'identity', look: 'second', last: 'proposed-refuse' }, 'accept')).toBeUndefined()
  })
})

describe('the tier that checked papers give', () => {
  it.each([
    [{ passed: ['identity'], represented: false, agreed: true }, 2],
    [{ passed: ['identity', 'medical'], represented: false, agreed: true }, 3],
    [{ passed: ['medical'], represented: false, agreed: true }, 1],
    [{ passed: ['identity', 'medical'], represented: false, agreed: false }, 1],
    [{ passed: ['identity', 'medical'], represented: true, agreed: true }, 1],
    [{ passed: ['identity', 'guardianship', 'medical'], represented: true, agreed: true }, 3],
  ] as const)('%j → %i', (given, tier) => {
    expect(tierBy(given)).toBe(tier)
  })
})
