import type { Closer } from './closer.ts'
import { MatchingError } from './error.ts'
import type { InformationContent } from './information-content.ts'
import type { FacetSet, Labels } from './labels.ts'
import { type Ontology, unknownTerm } from './ontology.ts'
import { SURE, UNSURE } from './score.ts'

/**
 * What `where` and `filter` may ask for, such as `{ country: 'ES', language: ['es', 'en'] }`. Never a name: the engine
 * needs none.
 */
export type Facets = Readonly<Record<string, string | readonly string[]>>

/** A person as the engine is told of them. Terms may be given by former or obsolete ids, in any order, repeated. */
export interface PersonInput {
  readonly id: string
  /** Symptoms the person has. At least one. */
  readonly present: readonly string[]
  /** Symptoms known to be absent. They explain; they do not lower a score (published ones are biased). */
  readonly excluded?: readonly string[]
  /** Diagnoses, by any id the engine's disease index knows, or by ids only `where` asks for. */
  readonly diseases?: readonly string[]
  readonly facets?: Facets
}

/** What is asked: symptoms someone has, surely or perhaps. At least one of the two. */
export interface Query {
  readonly present: readonly string[]
  readonly excluded?: readonly string[]
  /** "Not sure": counts with half the weight, as do its broader terms unless a sure symptom implies them. */
  readonly uncertain?: readonly string[]
}

/** Term indices; 16 bits wide wherever the ontology is small enough. */
export type TermList = Uint16Array | Uint32Array

export function termArray(size: number, length: number): TermList {
  return size <= 0x10000 ? new Uint16Array(length) : new Uint32Array(length)
}

/** A person as the engine keeps them: numbers only, and facets. */
export interface Profile extends Traits {
  /** The ancestor-closed set of what is present. */
  readonly closed: TermList
}

/** The same as it is made ready: what is closed lies at the beginning of `terms`, only until the next is. */
export interface Prepared extends Traits {
  readonly terms: TermList
  readonly length: number
}

interface Traits {
  readonly facets: FacetSet
  /** Numbers of the engine's labels, each once. */
  readonly diseases: Uint32Array
  readonly excluded: TermList
  /** Summed weight of all that is present, broader terms included, in 1/128 nat. */
  readonly weight: number
}

/** A query made ready: for each term of its closure the weight it brings, in 1/128 nat. */
export interface PreparedQuery {
  readonly closed: Uint32Array
  readonly excluded: Uint32Array
  /** By term index; 0 outside `closed`. */
  readonly weights: Uint32Array
  /** Summed `weights`. */
  readonly total: number
}

const NO_TERMS: TermList = new Uint16Array(0)

/** Throws `unknown-term`, `empty-profile`, `invalid-option`. */
export function prepareProfile(
  input: PersonInput,
  {
    ic,
    labels,
    closer,
  }: { readonly ic: InformationContent; readonly labels: Labels; readonly closer: Closer },
): Prepared {
  const told = indicesOf(input.present, ic.ontology)
  if (told.length === 0) {
    throw new MatchingError(
      'empty-profile',
      `The profile ${JSON.stringify(input.id)} has no symptom`,
      input.id,
    )
  }
  const { terms } = closer
  const length = closer.close(told)
  const { weights } = ic
  let weight = 0
  for (let at = 0; at < length; at++) weight += (weights[terms[at] ?? 0] ?? 0) * SURE
  const excluded = input.excluded === undefined ? [] : indicesOf(input.excluded, ic.ontology)
  return {
    facets: labels.facetsOf(input.facets),
    diseases: labels.diseasesOf(input.diseases),
    terms,
    length,
    excluded: excluded.length === 0 ? NO_TERMS : distinct(excluded),
    weight,
  }
}

/** Throws `unknown-term`, `empty-profile`. */
export function prepareQuery(query: Query, ic: InformationContent): PreparedQuery {
  const sure = indicesOf(query.present, ic.ontology)
  const unsure = indicesOf(query.uncertain ?? [], ic.ontology)
  if (sure.length + unsure.length === 0) {
    throw new MatchingError('empty-profile', 'The query has no symptom, neither present nor uncertain')
  }
  const weights = new Uint32Array(ic.ontology.size)
  const closed = ic.ontology.close([...sure, ...unsure])
  for (const term of closed) weights[term] = (ic.weights[term] ?? 0) * UNSURE
  for (const term of ic.ontology.close(sure)) weights[term] = (ic.weights[term] ?? 0) * SURE
  let total = 0
  for (const term of closed) total += weights[term] ?? 0
  return { closed, excluded: distinct(indicesOf(query.excluded ?? [], ic.ontology)), weights, total }
}

function indicesOf(ids: readonly string[], ontology: Ontology): number[] {
  const indices: number[] = []
  for (let at = 0; at < ids.length; at++) {
    const id: unknown = ids[at]
    if (typeof id !== 'string') throw unknownTerm(String(id))
    indices.push(ontology.indexOf(id))
  }
  return indices
}

function distinct(terms: readonly number[]): Uint32Array {
  const few = terms.length < 32
  const once = few ? terms.filter((term, at) => terms.indexOf(term) === at) : [...new Set(terms)]
  return Uint32Array.from(once)
}
