import type { InformationContent } from './information-content.ts'
import type { Ontology } from './ontology.ts'
import type { PreparedQuery, Profile, TermList } from './profile.ts'
import { tversky } from './score.ts'

/** A symptom both have. One of the two may have it in a more specific form. */
export interface SharedTerm {
  readonly term: string
  /** How much of the score it brings, 0..1, its broader terms included. */
  readonly contribution: number
}

/** Two different symptoms that are of one kind. */
export interface NearTerms {
  readonly mine: string
  readonly theirs: string
  /** The most specific term that both are a kind of. */
  readonly common: string
  readonly contribution: number
}

/**
 * Why somebody is near. Only most specific terms are named. The contributions of `shared` and `near` together are
 * what symptoms bring to the score: the weight of a broader term that several of them imply is divided equally among those (their Shapley
 * values), so that the order in which symptoms were told changes nothing.
 */
export interface Explanation {
  /** Largest contribution first, equal ones by id; so is `near`. */
  readonly shared: readonly SharedTerm[]
  readonly near: readonly NearTerms[]
  /** What only one of the two has and nothing above explains; most telling first. */
  readonly onlyMine: readonly string[]
  readonly onlyTheirs: readonly string[]
  /** Symptoms I have that they, or whoever described them, said are absent; most telling first. */
  readonly conflicts: readonly string[]
  /** Symptoms they have that I said are absent. */
  readonly ruledOut: readonly string[]
}

/** A most specific term with everything it implies, itself included. */
interface Tip {
  readonly term: number
  readonly implied: TermList
}

/** One side of a comparison; its tips lie most telling first. */
interface Side {
  readonly closed: TermList
  readonly tips: readonly Tip[]
  readonly excluded: TermList
}

/** A term and everything broader, remembered once asked for. */
export type Implied = (term: number) => TermList

export function impliedBy(ontology: Ontology): Implied {
  const known = new Map<number, TermList>()
  return (term) => {
    const there = known.get(term)
    if (there !== undefined) return there
    const implied = ontology.close([term])
    // Of a hostile, very deep graph too much would be kept.
    if (known.size * implied.length < 1_000_000) known.set(term, implied)
    return implied
  }
}

interface Rule {
  readonly ic: InformationContent
  readonly beta: number
  /** Likeness is divided by it to be a part of the score. */
  readonly scale: number
  readonly implied: Implied
}

/** Prepares the explanations of one query; call the result for each person found. */
export function explainer(query: PreparedQuery, rule: Rule) {
  const { ic } = rule
  const mine = sideOf(query.closed, query.excluded, rule)
  const isMine = new Uint8Array(ic.ontology.size)
  for (const term of query.closed) isMine[term] = 1
  return (profile: Profile): Explanation => {
    const theirs = sideOf(profile.closed, profile.excluded, rule)
    const both = tipsOf(
      profile.closed.filter((term) => isMine[term] === 1),
      rule,
    )
    return compare({ ...rule, mine, theirs, both, query, weight: profile.weight })
  }
}

interface Compared extends Rule {
  readonly mine: Side
  readonly theirs: Side
  readonly both: readonly Tip[]
  readonly query: PreparedQuery
  readonly weight: number
}

function compare(of: Compared): Explanation {
  const { mine, theirs, ic } = of
  const name = (term: number) => ic.ontology.ids[term] ?? ''
  const namedMine = new Set<number>()
  const namedTheirs = new Set<number>()
  const shared: SharedTerm[] = []
  const near: NearTerms[] = []
  for (const { term, contribution } of contributions(of)) {
    const ours = tipsBelow(mine, term)
    const hers = tipsBelow(theirs, term)
    const [mineTip = term] = ours
    const [theirTip = term] = hers
    if (mineTip === term || theirTip === term) {
      shared.push({ term: name(term), contribution })
      for (const tip of ours) namedMine.add(tip)
      for (const tip of hers) namedTheirs.add(tip)
      continue
    }
    // Being of one kind is no reason when everybody is of that kind.
    if (contribution === 0) continue
    near.push({ mine: name(mineTip), theirs: name(theirTip), common: name(term), contribution })
    namedMine.add(mineTip)
    namedTheirs.add(theirTip)
  }
  const unnamed = ({ tips }: Side, named: ReadonlySet<number>, other: Side) =>
    tips.filter(({ term }) => !named.has(term) && !other.closed.includes(term)).map(({ term }) => name(term))
  return {
    shared: shared.sort((a, b) => b.contribution - a.contribution || order(a.term, b.term)),
    near: near.sort((a, b) => b.contribution - a.contribution || order(a.common, b.common)),
    onlyMine: unnamed(mine, namedMine, theirs),
    onlyTheirs: unnamed(theirs, namedTheirs, mine),
    conflicts: contradicted(mine, theirs).map(name),
    ruledOut: contradicted(theirs, mine).map(name),
  }
}

/** What each most specific shared term brings to the score. */
function contributions({ both, query, weight, beta, scale }: Compared) {
  const claims = new Map<number, number>()
  for (const { implied } of both) for (const term of implied) claims.set(term, (claims.get(term) ?? 0) + 1)
  let sum = 0
  for (const term of claims.keys()) sum += query.weights[term] ?? 0
  const score = tversky(sum, query.total, weight, beta) / scale
  return both.map(({ term, implied }) => {
    let part = 0
    for (const broader of implied) part += (query.weights[broader] ?? 0) / (claims.get(broader) ?? 1)
    return { term, contribution: sum === 0 ? 0 : (part / sum) * score }
  })
}

/** Most specific terms of one side that the other side excluded, or excluded a broader form of. */
function contradicted(has: Side, other: Side): number[] {
  const excluded = other.excluded.filter((term) => has.closed.includes(term) && !other.closed.includes(term))
  if (excluded.length === 0) return []
  return has.tips
    .filter(({ implied }) => excluded.some((term) => implied.includes(term)))
    .map(({ term }) => term)
}

function sideOf(closed: TermList, excluded: TermList, rule: Rule): Side {
  const { ic } = rule
  const { ids } = ic.ontology
  const tips = tipsOf(closed, rule)
  tips.sort(
    (a, b) =>
      (ic.weights[b.term] ?? 0) - (ic.weights[a.term] ?? 0) || order(ids[a.term] ?? '', ids[b.term] ?? ''),
  )
  return { closed, tips, excluded }
}

function tipsOf(closed: TermList, { ic, implied }: Rule): Tip[] {
  return Array.from(ic.ontology.tips(closed), (term) => ({ term, implied: implied(term) }))
}

/** The tips of a side that are a term or a kind of it. A side that has the term as a tip has no other below it. */
function tipsBelow({ tips }: Side, term: number): number[] {
  const below: number[] = []
  for (const tip of tips) if (tip.implied.includes(term)) below.push(tip.term)
  return below
}

function order(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
