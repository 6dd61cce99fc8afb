import { type Archive, CHUNK_ROWS, type Chunk, profileAt } from './archive.ts'
import { type Nearest, nearest } from './nearest.ts'
import type { Facets, PreparedQuery, Profile } from './profile.ts'
import { bestScoreWithin, sharedNeeded, tversky } from './score.ts'

/** One search: what is asked, by which rule, of whom, and where answers gather. */
interface Search {
  readonly query: PreparedQuery
  readonly beta: number
  readonly admits: (id: string, facets: Facets) => boolean
  readonly keep: Nearest
}

/** Rows scored before the search proper, only to learn a bar that turns most others away. */
const SEED_ROWS = 2_048

/**
 * Of what a row must share, the part that uncounted terms may bring. At 1 the least is counted and the most rows
 * are scored afterwards, each at the price of a hundred counts. Measured at 100,000 people, mean ms of a search for
 * 0.25 / 0.4 / 0.55 / 0.7 / 1: 1.3 / 1.3 / 2.0 / 2.0 / 3.6.
 */
const LEFT_OUT_SHARE = 0.4

/** Scores every profile of a short list. */
export function searchList(search: Search, profiles: Iterable<Profile>): void {
  const { query, keep } = search
  for (const profile of profiles) {
    let shared = 0
    for (const term of profile.closed) shared += query.weights[term] ?? 0
    const score = tversky(shared, query.total, profile.weight, search.beta)
    if (!keep.wants(profile.id, score) || !search.admits(profile.id, profile.facets)) continue
    keep.offer({ score, profile })
  }
}

/**
 * Finds the nearest people of an archive; the answer is the one scoring everybody would give.
 *
 * Since rows lie sorted by weight, a chunk whose best thinkable score is below the bar is passed over, and in every
 * other the bar tells how much a row must share. Terms so common that all of them together bring less than that
 * are then left out of the counting (the prefix filter of similarity joins, which is also MaxScore's "non-essential
 * lists"): whoever shares only those cannot reach the bar. The few who remain are scored from their own terms.
 *
 * Sources: Chaudhuri et al. 2006, doi:10.1109/ICDE.2006.9; Turtle and Flood 1995, doi:10.1016/0306-4573(95)00020-H.
 */
export function searchArchive(search: Search, archive: Archive): void {
  const { query, beta, keep } = search
  const bounds = archive.chunks
    .map((chunk) => ({ chunk, best: bestScoreWithin(chunk, query.total, beta) }))
    .sort((a, b) => b.best - a.best)
  const chunks = bounds.map(({ chunk }) => chunk)
  keep.raise(seed(search, archive, chunks))
  const terms = commonestFirst(query, chunks)
  // Made anew for each search, 64 KB at most: a filter that throws or asks the engine in turn spoils nothing.
  const sums = new Uint32Array(Math.min(CHUNK_ROWS, archive.rows))
  for (const { chunk, best } of bounds) {
    if (best >= keep.bar()) searchChunk(search, archive, { chunk, terms, sums })
  }
}

/** The `top`-th best score among the people who have the most telling symptom that enough people have. */
function seed(search: Search, archive: Archive, chunks: readonly Chunk[]): number {
  const { query, keep } = search
  let rarest = -1
  for (const term of query.closed) {
    const telling = query.weights[term] ?? 0
    if (telling <= (query.weights[rarest] ?? 0)) continue
    if (countOf(term, chunks) >= keep.top) rarest = term
  }
  if (rarest === -1) return 0
  const best = nearest(keep.top, keep.bar())
  let rows = 0
  for (const { firstRow, starts, postings } of chunks) {
    const end = starts[rarest + 1] ?? 0
    for (let at = starts[rarest] ?? 0; at < end && rows < SEED_ROWS; at++, rows++) {
      consider({ ...search, keep: best }, archive, firstRow + (postings[at] ?? 0))
    }
  }
  return best.list().length < keep.top ? 0 : best.bar()
}

/** The terms worth counting, those that cost most for what they bring first. */
function commonestFirst(query: PreparedQuery, chunks: readonly Chunk[]): readonly number[] {
  return Array.from(query.closed, (term) => ({
    term,
    cost: countOf(term, chunks) / (query.weights[term] ?? 0),
  }))
    .filter(({ term, cost }) => (query.weights[term] ?? 0) > 0 && cost > 0)
    .sort((a, b) => b.cost - a.cost)
    .map(({ term }) => term)
}

function searchChunk(
  search: Search,
  archive: Archive,
  {
    chunk,
    terms,
    sums,
  }: { readonly chunk: Chunk; readonly terms: readonly number[]; readonly sums: Uint32Array },
): void {
  const { query, beta, keep } = search
  const { firstRow, rows, starts, postings } = chunk
  const leastShared = () => {
    const { fixed, perWeight } = sharedNeeded(keep.bar(), query.total, beta)
    return fixed + perWeight * chunk.lightest
  }
  const mayLeaveOut = leastShared() * LEFT_OUT_SHARE
  let leftOut = 0
  let first = 0
  for (; first < terms.length; first++) {
    const weight = query.weights[terms[first] ?? 0] ?? 0
    if (leftOut + weight >= mayLeaveOut) break
    leftOut += weight
  }
  sums.fill(0)
  for (let next = first; next < terms.length; next++) {
    const term = terms[next] ?? 0
    const weight = query.weights[term] ?? 0
    const end = starts[term + 1] ?? 0
    for (let at = starts[term] ?? 0; at < end; at++) {
      const row = postings[at] ?? 0
      sums[row] = (sums[row] ?? 0) + weight
    }
  }
  let enough = Math.max(1, leastShared() - leftOut)
  for (let row = 0; row < rows; row++) {
    if ((sums[row] ?? 0) < enough) continue
    if (consider(search, archive, firstRow + row)) enough = Math.max(1, leastShared() - leftOut)
  }
}

/** Scores one row from its own terms; says whether it was kept. */
function consider(search: Search, archive: Archive, row: number): boolean {
  if (archive.removed[row] === 1) return false
  const { query, keep } = search
  const { starts, terms } = archive.closed
  const end = starts[row + 1] ?? 0
  let shared = 0
  for (let at = starts[row] ?? 0; at < end; at++) shared += query.weights[terms[at] ?? 0] ?? 0
  const score = tversky(shared, query.total, archive.weights[row] ?? 0, search.beta)
  if (score < keep.bar()) return false
  const id = archive.ids[row] ?? ''
  if (!keep.wants(id, score) || !search.admits(id, archive.facets[row] ?? {})) return false
  keep.offer({ score, profile: profileAt(archive, row) })
  return true
}

function countOf(term: number, chunks: readonly Chunk[]): number {
  let count = 0
  for (const { starts } of chunks) count += (starts[term + 1] ?? 0) - (starts[term] ?? 0)
  return count
}
