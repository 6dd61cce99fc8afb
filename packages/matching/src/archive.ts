import type { Facets, Profile, TermList } from './profile.ts'

/**
 * Profiles per chunk. Small enough that a chunk's sums stay in the processor's cache and that its profiles weigh
 * nearly the same (which is what makes the bounds bite), large enough that a term's list is worth a loop.
 */
export const CHUNK_ROWS = 32_768

/** Many short lists of term indices in one array; list `i` lies from `starts[i]` up to `starts[i + 1]`. */
interface TermTable {
  readonly starts: Uint32Array
  readonly terms: TermList
}

/** A run of rows of similar weight, with an inverted index of its own. */
export interface Chunk {
  readonly firstRow: number
  readonly rows: number
  readonly lightest: number
  readonly heaviest: number
  /** By term: its list of rows in `postings` lies from `starts[term]` up to `starts[term + 1]`. */
  readonly starts: Uint32Array
  /** Rows relative to `firstRow`, ascending. */
  readonly postings: Uint16Array
}

/** People in columns, sorted by weight. Nothing in it changes but `removed`. */
export interface Archive {
  readonly rows: number
  readonly ids: readonly string[]
  readonly rowOf: ReadonlyMap<string, number>
  readonly facets: readonly Facets[]
  readonly weights: Uint32Array
  readonly closed: TermTable
  readonly excluded: TermTable
  readonly chunks: readonly Chunk[]
  /** 1 where a row no longer counts. */
  readonly removed: Uint8Array
}

/** Sorts profiles by weight and lays them out; ids must differ. `size` is the number of terms of the ontology. */
export function archive(profiles: readonly Profile[], size: number): Archive {
  const sorted = sortByWeight(profiles)
  const rows = sorted.length
  const weights = Uint32Array.from(sorted, (profile) => profile.weight)
  const closed = table(sorted, (profile) => profile.closed, size)
  const chunks: Chunk[] = []
  for (let firstRow = 0; firstRow < rows; firstRow += CHUNK_ROWS) {
    chunks.push(invert(closed, { firstRow, rows: Math.min(CHUNK_ROWS, rows - firstRow), weights, size }))
  }
  return {
    rows,
    ids: sorted.map((profile) => profile.id),
    rowOf: new Map(sorted.map((profile, row) => [profile.id, row])),
    facets: sorted.map((profile) => profile.facets),
    weights,
    closed,
    excluded: table(sorted, (profile) => profile.excluded, size),
    chunks,
    removed: new Uint8Array(rows),
  }
}

/** One row as a profile; its lists are views into the columns. */
export function profileAt(from: Archive, row: number): Profile {
  return {
    id: from.ids[row] ?? '',
    facets: from.facets[row] ?? {},
    closed: listAt(from.closed, row),
    excluded: listAt(from.excluded, row),
    weight: from.weights[row] ?? 0,
  }
}

/** Bytes of all columns, the id strings and their map not counted. */
export function archiveBytes({ weights, closed, excluded, removed, chunks }: Archive): number {
  let bytes = weights.byteLength + removed.byteLength
  for (const { starts, terms } of [closed, excluded]) bytes += starts.byteLength + terms.byteLength
  for (const { starts, postings } of chunks) bytes += starts.byteLength + postings.byteLength
  return bytes
}

function listAt({ starts, terms }: TermTable, row: number): TermList {
  return terms.subarray(starts[row], starts[row + 1])
}

/** Numbers sort natively, objects do not: weight and position go into one number and come apart again. */
function sortByWeight(profiles: readonly Profile[]): Profile[] {
  const count = profiles.length
  const keys = Float64Array.from(profiles, (profile, position) => profile.weight * count + position).sort()
  const sorted: Profile[] = []
  for (const key of keys) {
    const profile = profiles[key % count]
    if (profile !== undefined) sorted.push(profile)
  }
  return sorted
}

function table(
  profiles: readonly Profile[],
  listOf: (profile: Profile) => TermList,
  size: number,
): TermTable {
  const starts = new Uint32Array(profiles.length + 1)
  let length = 0
  profiles.forEach((profile, row) => {
    length += listOf(profile).length
    starts[row + 1] = length
  })
  const terms = size <= 0x10000 ? new Uint16Array(length) : new Uint32Array(length)
  profiles.forEach((profile, row) => {
    terms.set(listOf(profile), starts[row])
  })
  return { starts, terms }
}

/** Turns "the terms of each row" into "the rows of each term" by counting first and filling then. */
function invert(
  closed: TermTable,
  of: {
    readonly firstRow: number
    readonly rows: number
    readonly weights: Uint32Array
    readonly size: number
  },
): Chunk {
  const { firstRow, rows } = of
  const starts = new Uint32Array(of.size + 1)
  const from = closed.starts[firstRow] ?? 0
  const to = closed.starts[firstRow + rows] ?? from
  for (const term of closed.terms.subarray(from, to)) starts[term + 1] = (starts[term + 1] ?? 0) + 1
  for (let term = 0; term < of.size; term++) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0)
  const next = starts.slice()
  const postings = new Uint16Array(to - from)
  for (let row = 0; row < rows; row++) {
    const end = closed.starts[firstRow + row + 1] ?? 0
    for (let at = closed.starts[firstRow + row] ?? 0; at < end; at++) {
      const term = closed.terms[at] ?? 0
      const place = next[term] ?? 0
      postings[place] = row
      next[term] = place + 1
    }
  }
  return {
    firstRow,
    rows,
    lightest: of.weights[firstRow] ?? 0,
    heaviest: of.weights[firstRow + rows - 1] ?? 0,
    starts,
    postings,
  }
}
