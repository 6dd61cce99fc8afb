import type { FacetSet } from './labels.ts'
import type { Profile } from './profile.ts'

/** People gathered to be filed, in columns that grow: a million of them as objects would take half a gigabyte. */
export interface Batch {
  readonly rows: number
  /** `from` is the place the person has now; they are filed only if they still have it when that is done. */
  push(person: { readonly handle: number; readonly from: number }, profile: Profile): void
  /** Positions, lightest person first; persons of equal weight in the order they came. */
  sorted(): Uint32Array
  handleAt(position: number): number
  fromAt(position: number): number
  weightAt(position: number): number
  /** Views into the columns: to be read before the next push. */
  toldAt(position: number): Uint32Array
  excludedAt(position: number): Uint32Array
  facetsAt(position: number): FacetSet
  diseasesAt(position: number): Uint32Array
}

interface Column {
  values: Uint32Array
  length: number
}

export function batch(): Batch {
  const [handles, froms, weights, toldEnds, excludedEnds, told, excluded] = Array.from(
    { length: 7 },
    column,
  ) as [Column, Column, Column, Column, Column, Column, Column]
  const facets: FacetSet[] = []
  const diseases: Uint32Array[] = []
  const list = (of: Column, ends: Column, position: number): Uint32Array =>
    of.values.subarray(position === 0 ? 0 : ends.values[position - 1], ends.values[position])
  return {
    get rows() {
      return handles.length
    },
    push({ handle, from }, profile) {
      add(handles, handle)
      add(froms, from)
      add(weights, profile.weight)
      for (const term of profile.told) add(told, term)
      for (const term of profile.excluded) add(excluded, term)
      add(toldEnds, told.length)
      add(excludedEnds, excluded.length)
      facets.push(profile.facets)
      diseases.push(profile.diseases)
    },
    sorted() {
      // Numbers sort natively, pairs do not: weight and position go into one number and come apart again.
      const count = handles.length
      const keys = new Float64Array(count)
      for (let at = 0; at < count; at++) keys[at] = (weights.values[at] ?? 0) * count + at
      return Uint32Array.from(keys.sort(), (key) => key % count)
    },
    handleAt: (position) => handles.values[position] ?? 0,
    fromAt: (position) => froms.values[position] ?? 0,
    weightAt: (position) => weights.values[position] ?? 0,
    toldAt: (position) => list(told, toldEnds, position),
    excludedAt: (position) => list(excluded, excludedEnds, position),
    facetsAt: (position) => facets[position] as FacetSet,
    diseasesAt: (position) => diseases[position] as Uint32Array,
  }
}

function column(): Column {
  return { values: new Uint32Array(1_024), length: 0 }
}

function add(to: Column, value: number): void {
  if (to.length === to.values.length) {
    const larger = new Uint32Array(to.values.length * 2)
    larger.set(to.values)
    to.values = larger
  }
  to.values[to.length++] = value
}
