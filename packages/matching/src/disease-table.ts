import { type AnnotationFrequency, type Frequency, readFrequency } from './annotation-frequency.ts'
import { MatchingError } from './error.ts'
import type { Ontology } from './ontology.ts'

/** One statement of a disease annotation file: people with this disease have (or have not) this symptom. */
export interface DiseaseAnnotation {
  readonly disease: string
  readonly term: string
  readonly frequency?: AnnotationFrequency
  /** A "NOT" row: the symptom was looked for and is not part of the disease. */
  readonly excluded?: boolean
}

/**
 * Diseases with everything their symptoms imply, in columns: by term (for asking) and by disease (for explaining).
 * List `i` of either lies from `starts[i]` up to `starts[i + 1]`.
 */
export interface DiseaseTable {
  readonly ids: readonly string[]
  readonly rowOf: ReadonlyMap<string, number>
  readonly byTerm: {
    readonly starts: Uint32Array
    readonly diseases: Uint32Array
    readonly share: Float32Array
  }
  readonly byDisease: {
    readonly starts: Uint32Array
    readonly terms: Uint32Array
    readonly share: Float32Array
  }
  /** How many symptoms are annotated, those they imply not counted. */
  readonly annotated: Uint32Array
}

/** A symptom that a disease has at all is had by at least one in a hundred. */
const LEAST_SHARE = 0.01

/**
 * Collects annotations by disease. Several statements about one symptom are averaged by how many people stand behind
 * them; a broader symptom is had by whoever has any narrower one, these taken as independent. Statements of absence
 * are left out, and a frequency of 0 in every study is one.
 *
 * Throws `unknown-term`, `invalid-option`, and `empty-profile` when no disease has a symptom.
 */
export function diseaseTable(ontology: Ontology, annotations: Iterable<DiseaseAnnotation>): DiseaseTable {
  const known = new Map(
    [...collect(ontology, annotations)].map(([id, stated]) => [id, symptomsOf(stated)] as const),
  )
  // By id, so that the order of the file changes nothing, not even the last bit of a sum.
  const ids = [...known.keys()].filter((id) => (known.get(id)?.length ?? 0) > 0).sort()
  if (ids.length === 0) throw new MatchingError('empty-profile', 'No disease with a symptom: nothing to rank')
  const starts = new Uint32Array(ids.length + 1)
  const terms: number[] = []
  const shares: number[] = []
  const share = new Float64Array(ontology.size)
  const annotated = new Uint32Array(ids.length)
  const implied = new Map<number, Uint32Array>()
  ids.forEach((id, row) => {
    const symptoms = known.get(id) ?? []
    annotated[row] = symptoms.length
    for (const [term, having] of symptoms) {
      const broader = implied.get(term) ?? ontology.close([term])
      implied.set(term, broader)
      const without = 1 - Math.max(LEAST_SHARE, having)
      for (const each of broader) share[each] = 1 - (1 - (share[each] ?? 0)) * without
    }
    const closed = ontology.close(symptoms.map(([term]) => term)).sort()
    for (const term of closed) {
      terms.push(term)
      shares.push(share[term] ?? 0)
      share[term] = 0
    }
    starts[row + 1] = terms.length
  })
  const byDisease = { starts, terms: Uint32Array.from(terms), share: Float32Array.from(shares) }
  return {
    ids,
    rowOf: new Map(ids.map((id, row) => [id, row])),
    byDisease,
    byTerm: invert(byDisease, ontology.size),
    annotated,
  }
}

function collect(ontology: Ontology, annotations: Iterable<DiseaseAnnotation>) {
  const stated = new Map<string, Map<number, Frequency[]>>()
  for (const { disease, term, frequency, excluded } of annotations) {
    if (typeof disease !== 'string' || disease === '') {
      throw new MatchingError('invalid-option', 'An annotation names no disease', 'disease')
    }
    const index = ontology.indexOf(term)
    const said = readFrequency(frequency)
    if (excluded === true) continue
    const symptoms = stated.get(disease) ?? new Map<number, Frequency[]>()
    stated.set(disease, symptoms)
    const before = symptoms.get(index)
    if (before === undefined) symptoms.set(index, [said])
    else before.push(said)
  }
  return stated
}

/** The symptoms of a disease and the share of people who have each, by term; those nobody has are left out. */
function symptomsOf(
  stated: ReadonlyMap<number, readonly Frequency[]>,
): readonly (readonly [number, number])[] {
  return [...stated]
    .map(([term, said]) => [term, average(said)] as const)
    .filter(([, having]) => having > 0)
    .sort(([a], [b]) => a - b)
}

/** Summed in one order, so that the order of the statements changes no last bit. */
function average(said: readonly Frequency[]): number {
  if (said.length === 1) return said[0]?.share ?? 0
  let weight = 0
  let sum = 0
  for (const each of said.toSorted((a, b) => a.share - b.share || a.weight - b.weight)) {
    weight += each.weight
    sum += each.share * each.weight
  }
  return sum / weight
}

function invert(from: DiseaseTable['byDisease'], size: number): DiseaseTable['byTerm'] {
  const starts = new Uint32Array(size + 1)
  for (const term of from.terms) starts[term + 1] = (starts[term + 1] ?? 0) + 1
  for (let term = 0; term < size; term++) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0)
  const next = starts.slice()
  const diseases = new Uint32Array(from.terms.length)
  const share = new Float32Array(from.terms.length)
  for (let row = 0; row + 1 < from.starts.length; row++) {
    for (let at = from.starts[row] ?? 0; at < (from.starts[row + 1] ?? 0); at++) {
      const term = from.terms[at] ?? 0
      const place = next[term] ?? 0
      next[term] = place + 1
      diseases[place] = row
      share[place] = from.share[at] ?? 0
    }
  }
  return { starts, diseases, share }
}
