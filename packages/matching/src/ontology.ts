import { MatchingError } from './error.ts'

/** One term as an ontology file gives it. */
export interface TermRecord {
  readonly id: string
  /** Ids of the broader terms (`is_a`). Empty for a root. Not read when the term is replaced. */
  readonly parents: readonly string[]
  /** Set for an obsolete term: the id to use instead. The term itself is then no longer part of the graph. */
  readonly replacedBy?: string
  /** Former ids of this very term, after a merge. */
  readonly alternatives?: readonly string[]
}

/**
 * A directed acyclic graph of terms. Ids are strings at the door; inside, a term is its index into `ids`.
 * Only parent links are kept: closures are walked when asked for, so a hostile, very deep graph costs no memory.
 */
export interface Ontology {
  /** Number of current terms. */
  readonly size: number
  /** Current ids; the position is the index used by `close` and by information content. */
  readonly ids: readonly string[]
  /** The current id behind a current, alternative or obsolete id; `undefined` when nobody knows it. */
  resolve(id: string): string | undefined
  /** The index of the current term behind an id. Throws `unknown-term`. */
  indexOf(id: string): number
  /** The term and everything broader, itself first. Throws `unknown-term`. */
  ancestors(id: string): readonly string[]
  /** Is `id` the same as `broader`, or a kind of it? Throws `unknown-term`. */
  isA(id: string, broader: string): boolean
  /** The ancestor-closed set of some terms: each index once, in no promised order. */
  close(indices: Iterable<number>): Uint32Array
  /** The most specific terms of an ancestor-closed set: those that are nobody's parent in it. */
  tips(closed: ArrayLike<number>): Uint32Array
}

/**
 * Builds an ontology from its records, in any order. Parents may be given by alternative or obsolete ids.
 *
 * Throws `MatchingError`: `duplicate-term` (two records, or a record and an alternative id, claim one id),
 * `unknown-term` (a parent or a replacement nobody defines), `cyclic-ontology`.
 *
 * ```ts
 * const ontology = buildOntology({ terms: [
 *   { id: 'HP:0000118', parents: [] },
 *   { id: 'HP:0001250', parents: ['HP:0000118'], alternatives: ['HP:0002279'] },
 * ] })
 * ontology.resolve('HP:0002279') // 'HP:0001250'
 * ```
 */
export function buildOntology(input: { readonly terms: readonly TermRecord[] }): Ontology {
  const known = nameTerms(input.terms)
  const current = input.terms.filter((term) => term.replacedBy === undefined)
  const ids = current.map((term) => term.id)
  const { parents, starts } = linkParents(current, known)
  refuseCycles(ids, parents, starts)

  // A term is visited when its stamp is this walk's number: nothing to clear between two walks.
  const stamps = new Uint32Array(ids.length)
  const queue = new Uint32Array(ids.length)
  let walk = 0

  function startWalk(): void {
    if (walk === 0xffffffff) {
      stamps.fill(0)
      walk = 0
    }
    walk++
  }

  function close(indices: Iterable<number>): Uint32Array {
    startWalk()
    let length = 0
    for (const index of indices) {
      if (stamps[index] === walk) continue
      stamps[index] = walk
      queue[length++] = index
    }
    for (let next = 0; next < length; next++) {
      const term = queue[next] ?? 0
      const end = starts[term + 1] ?? 0
      for (let link = starts[term] ?? 0; link < end; link++) {
        const parent = parents[link] ?? 0
        if (stamps[parent] === walk) continue
        stamps[parent] = walk
        queue[length++] = parent
      }
    }
    return queue.slice(0, length)
  }

  function tips(closed: ArrayLike<number>): Uint32Array {
    startWalk()
    for (let at = 0; at < closed.length; at++) {
      const term = closed[at] ?? 0
      const end = starts[term + 1] ?? 0
      for (let link = starts[term] ?? 0; link < end; link++) stamps[parents[link] ?? 0] = walk
    }
    let length = 0
    for (let at = 0; at < closed.length; at++) {
      const term = closed[at] ?? 0
      if (stamps[term] !== walk) queue[length++] = term
    }
    return queue.slice(0, length)
  }

  function indexOf(id: string): number {
    const index = known.get(id)
    if (index === undefined) throw unknownTerm(id)
    return index
  }

  return {
    size: ids.length,
    ids,
    resolve: (id) => ids[known.get(id) ?? -1],
    indexOf,
    ancestors: (id) => Array.from(close([indexOf(id)]), (index) => ids[index] ?? ''),
    isA: (id, broader) => close([indexOf(id)]).includes(indexOf(broader)),
    close,
    tips,
  }
}

export function unknownTerm(id: string, where = ''): MatchingError {
  return new MatchingError('unknown-term', `No term is known by the id ${JSON.stringify(id)}${where}`, id)
}

/** Every id anybody may use, with the index of the current term behind it. */
function nameTerms(terms: readonly TermRecord[]): ReadonlyMap<string, number> {
  const records = new Map<string, TermRecord>()
  const known = new Map<string, number>()
  for (const term of terms) {
    if (records.has(term.id)) throw duplicateTerm(term.id)
    records.set(term.id, term)
    if (term.replacedBy === undefined) known.set(term.id, known.size)
  }
  const former = new Map<string, string>()
  for (const term of terms) {
    for (const alternative of term.alternatives ?? []) {
      const owner = former.get(alternative)
      if (known.has(alternative) || (owner !== undefined && owner !== term.id))
        throw duplicateTerm(alternative)
      former.set(alternative, term.id)
    }
  }
  // An obsolete record says where it went; that is a better source than the list of former ids of another term.
  const nextOf = (id: string) => records.get(id)?.replacedBy ?? former.get(id)
  for (const id of [...records.keys(), ...former.keys()]) {
    if (!known.has(id)) known.set(id, follow(id, nextOf, known))
  }
  return known
}

function follow(
  id: string,
  nextOf: (id: string) => string | undefined,
  known: ReadonlyMap<string, number>,
): number {
  const seen = new Set<string>()
  for (let at = id; ; ) {
    const index = known.get(at)
    if (index !== undefined) return index
    if (seen.has(at)) throw new MatchingError('cyclic-ontology', `${id} is replaced in a circle`, id)
    seen.add(at)
    const next = nextOf(at)
    if (next === undefined) throw unknownTerm(at, `, which replaces ${id}`)
    at = next
  }
}

/** Parent links as one flat array; those of term `i` lie from `starts[i]` up to `starts[i + 1]`. */
function linkParents(current: readonly TermRecord[], known: ReadonlyMap<string, number>) {
  const links: number[] = []
  const starts = new Uint32Array(current.length + 1)
  current.forEach((term, index) => {
    for (const parent of term.parents) {
      const parentIndex = known.get(parent)
      if (parentIndex === undefined) throw unknownTerm(parent, `, a parent of ${term.id}`)
      links.push(parentIndex)
    }
    starts[index + 1] = links.length
  })
  return { parents: Uint32Array.from(links), starts }
}

/** Takes away terms without children until none is left; where that stops, a circle lies below. */
function refuseCycles(ids: readonly string[], parents: Uint32Array, starts: Uint32Array): void {
  const children = new Uint32Array(ids.length)
  for (const parent of parents) children[parent] = (children[parent] ?? 0) + 1
  const childless: number[] = []
  children.forEach((count, index) => {
    if (count === 0) childless.push(index)
  })
  for (let next = 0; next < childless.length; next++) {
    const term = childless[next] ?? 0
    for (const parent of parents.subarray(starts[term], starts[term + 1])) {
      const left = (children[parent] ?? 0) - 1
      children[parent] = left
      if (left === 0) childless.push(parent)
    }
  }
  if (childless.length === ids.length) return
  const caught = ids[children.findIndex((count) => count > 0)] ?? ''
  throw new MatchingError(
    'cyclic-ontology',
    `${caught} is part of a circle of parents, or lies above one`,
    caught,
  )
}

function duplicateTerm(id: string): MatchingError {
  return new MatchingError('duplicate-term', `Two terms claim the id ${JSON.stringify(id)}`, id)
}
