import type { Where } from './api.ts'
import { type Bitmap, clearBit, setBit } from './bitmap.ts'
import { MatchingError } from './error.ts'
import type { IdTable } from './ids.ts'
import { facetKey, type Labels, requireTexts } from './labels.ts'
import type { Profile } from './profile.ts'
import { rowsWith, type Segment } from './segment.ts'

/** `where` made ready: keys and numbers instead of texts. */
export interface Conditions {
  /** One of each list. */
  readonly facets: readonly (readonly string[])[]
  readonly diseases: readonly number[] | undefined
  readonly notDiseases: readonly number[]
  readonly notHandles: ReadonlySet<number>
}

/** Throws `invalid-option`. Ids nobody has are no error: they find, or leave out, nobody. */
export function prepareConditions(
  where: Where | undefined,
  labels: Labels,
  ids: IdTable,
): Conditions | undefined {
  if (where === undefined) return undefined
  const { diseases, notDiseases = [], notIds = [] } = where
  const facets = Object.entries(where.facets ?? {}).map(([name, values]) => {
    requireTexts(name, values)
    return [values].flat().map((value) => facetKey(name, value))
  })
  const numbers = (list: readonly string[]) => listOf(list).flatMap((id) => labels.diseaseNumber(id) ?? [])
  const handles = listOf(notIds).map((id) => ids.handleOf(id))
  return {
    facets,
    diseases: diseases === undefined ? undefined : numbers(diseases),
    notDiseases: numbers(notDiseases),
    notHandles: new Set(handles.filter((handle) => handle !== -1)),
  }
}

export function fulfils(handle: number, profile: Profile, conditions: Conditions): boolean {
  const { facets, diseases, notDiseases, notHandles } = conditions
  const has = (number: number): boolean => profile.diseases.includes(number)
  return (
    !notHandles.has(handle) &&
    facets.every((keys) => keys.some((key) => profile.facets.keys.includes(key))) &&
    (diseases === undefined || diseases.some(has)) &&
    !notDiseases.some(has)
  )
}

/** Do the conditions say anything but who is left out? */
export function asksRows(conditions: Conditions | undefined): conditions is Conditions {
  if (conditions === undefined) return false
  const { facets, diseases, notDiseases } = conditions
  return facets.length > 0 || diseases !== undefined || notDiseases.length > 0
}

/** A bit for each row that counts and fulfils the conditions; who is left out by id is not among what is asked here. */
export function rowsFulfilling(segment: Segment, conditions: Conditions): Bitmap {
  const bits = segment.live.slice()
  const any = new Uint32Array(bits.length)
  for (const keys of conditions.facets) {
    any.fill(0)
    for (const key of keys) addRows(any, segment.byFacet.get(key))
    keepOnly(bits, any)
  }
  if (conditions.diseases !== undefined) {
    any.fill(0)
    for (const number of conditions.diseases) addRows(any, rowsWith(segment, number))
    keepOnly(bits, any)
  }
  for (const number of conditions.notDiseases)
    for (const row of rowsWith(segment, number)) clearBit(bits, row)
  return bits
}

function addRows(bits: Bitmap, rows: Uint16Array | Bitmap | undefined): void {
  if (rows instanceof Uint16Array) for (let at = 0; at < rows.length; at++) setBit(bits, rows[at] ?? 0)
  else if (rows !== undefined)
    for (let at = 0; at < bits.length; at++) bits[at] = (bits[at] ?? 0) | (rows[at] ?? 0)
}

function keepOnly(bits: Bitmap, others: Bitmap): void {
  for (let at = 0; at < bits.length; at++) bits[at] = (bits[at] ?? 0) & (others[at] ?? 0)
}

function listOf(list: readonly string[]): readonly string[] {
  if (Array.isArray(list)) return list
  throw new MatchingError('invalid-option', 'Diseases and ids to find or to leave out come as lists', 'where')
}
