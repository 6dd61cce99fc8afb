import type { DiseaseIndex } from './disease-index.ts'
import { MatchingError } from './error.ts'
import type { Facets } from './profile.ts'

/** Facets with a key for each value, such as `["country","ES"]`; people with the same facets share one. */
export interface FacetSet {
  readonly facets: Facets
  readonly keys: readonly string[]
}

/** Facets and diseases of people, told alike of many, kept once. */
export interface Labels {
  /** Throws `invalid-option` for a facet that is neither a text nor a list of texts. */
  facetsOf(facets: Facets | undefined): FacetSet
  /** Numbers of diseases, each once: those of the disease index, others from its size on. Throws `invalid-option`. */
  diseasesOf(ids: readonly string[] | undefined): Uint32Array
  /** The number of a disease somebody has, or the disease index knows; `undefined` of any other. */
  diseaseNumber(id: string): number | undefined
  diseaseName(number: number): string
  bytes(): number
}

/** Sets kept to be shared. Past it all are forgotten: people keep theirs, later ones are shared anew. */
const SHARED_SETS = 65_536
const NO_DISEASES = new Uint32Array(0)
const NO_FACETS: FacetSet = Object.freeze({ facets: Object.freeze({}), keys: Object.freeze([]) })

export const facetKey = (name: string, value: string): string => JSON.stringify([name, value])

export function labelsOver(index: DiseaseIndex | undefined): Labels {
  const others = new Map<string, number>()
  const otherNames: string[] = []
  const known = index?.size ?? 0
  const facetSets = sharedSets<FacetSet>()
  const diseaseSets = sharedSets<Uint32Array>()
  const single: Uint32Array[] = []

  function diseaseNumber(id: string): number | undefined {
    return index?.indexOf(id) ?? others.get(id)
  }

  function numberOf(id: string): number {
    if (typeof id !== 'string') throw notText('A disease')
    const number = diseaseNumber(id)
    if (number !== undefined) return number
    others.set(id, known + otherNames.length)
    return known + otherNames.push(id) - 1
  }

  function alone(number: number): Uint32Array {
    const there = single[number]
    if (there !== undefined) return there
    const made = Uint32Array.of(number)
    single[number] = made
    return made
  }

  return {
    diseaseNumber,
    diseaseName: (number) => index?.ids[number] ?? otherNames[number - known] ?? '',
    diseasesOf(ids) {
      if (ids === undefined || ids.length === 0) return NO_DISEASES
      const [first] = ids
      if (first !== undefined && ids.length === 1) return alone(numberOf(first))
      const once = [...new Set(ids.map(numberOf))].sort((a, b) => a - b)
      return diseaseSets.of(once, () => Uint32Array.from(once))
    },
    facetsOf(facets) {
      if (facets === undefined) return NO_FACETS
      const path = pathOf(facets)
      return path.length === 0 ? NO_FACETS : facetSets.of(path, () => facetSet(facets))
    },
    bytes() {
      let letters = 0
      for (const name of otherNames) letters += name.length
      return letters + otherNames.length * 40
    },
  }
}

/** A text, or a list of texts; `what` names it in the refusal. Throws `invalid-option`. */
export function requireTexts(name: string, value: unknown): void {
  if (typeof value === 'string') return
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return
  throw notText(`The facet ${JSON.stringify(name)}`)
}

function notText(what: string): MatchingError {
  return new MatchingError('invalid-option', `${what} must be a text, or a list of texts`)
}

function frozen(value: string | readonly string[]): string | readonly string[] {
  return typeof value === 'string' ? value : Object.freeze([...value])
}

/** Facets as steps no other facets have: after a name comes a text, or the length of a list and its texts. */
function pathOf(facets: Facets): readonly (string | number)[] {
  const path: (string | number)[] = []
  for (const name of Object.keys(facets)) {
    const value = facets[name]
    requireTexts(name, value)
    path.push(name)
    if (typeof value === 'string') path.push(value)
    else if (value !== undefined) path.push(value.length, ...value)
  }
  return path
}

function facetSet(facets: Facets): FacetSet {
  const entries = Object.entries(facets)
  return {
    facets: Object.freeze(Object.fromEntries(entries.map(([name, value]) => [name, frozen(value)]))),
    keys: [...new Set(entries.flatMap(([name, value]) => [value].flat().map((one) => facetKey(name, one))))],
  }
}

interface Branch<T> {
  readonly next: Map<string | number, Branch<T>>
  set: T | undefined
}

/** Sets found again step by step: a million times in a row, quicker than by a text made of all the steps. */
function sharedSets<T>() {
  const root: Branch<T> = { next: new Map(), set: undefined }
  let kept = 0
  return {
    of(path: readonly (string | number)[], make: () => T): T {
      let branch = root
      for (let at = 0; at < path.length; at++) {
        const step = path[at] ?? ''
        let next = branch.next.get(step)
        if (next === undefined) {
          next = { next: new Map(), set: undefined }
          branch.next.set(step, next)
        }
        branch = next
      }
      if (branch.set !== undefined) return branch.set
      const made = make()
      branch.set = made
      if (++kept >= SHARED_SETS) {
        root.next.clear()
        kept = 0
      }
      return made
    },
  }
}
