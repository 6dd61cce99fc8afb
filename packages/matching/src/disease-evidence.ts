import type { DiseaseSettings } from './disease-settings.ts'
import type { DiseaseTable } from './disease-table.ts'
import { type InformationContent, UNITS_PER_NAT } from './information-content.ts'
import { tversky } from './score.ts'

/** What speaks for a disease, in nats of evidence; the sum of the parts ranks it. */
export interface DiseaseParts {
  /** How much oftener people with the disease have these symptoms than people with any. */
  readonly likelihood: number
  /** How much of all that was told the disease covers, and little of it besides. */
  readonly overlap: number
  /** How telling, on average, the thing is that each symptom has in common with the disease. */
  readonly common: number
  /** Taken away for a long list of annotated symptoms. Not above 0. */
  readonly richness: number
  /** For who names the disease. */
  readonly source: number
}

/** The evidence of one query, by the rows of the table. */
export interface Evidence {
  /** The sum of all parts. */
  readonly total: Float64Array
  /** The sum without `source`: how well the disease fits, whoever names it. */
  readonly fit: Float64Array
  partsOf(row: number): DiseaseParts
}

/**
 * Prepares the weighing of symptoms against every disease of a table.
 *
 * A symptom the annotations do not name still speaks through what it is a kind of: of its broader terms the one
 * counts that speaks loudest, `ln(share of people with the disease) + information content`, and never below 0,
 * since what an annotation leaves out is not thereby absent. With every share 1 that is Resnik's one-sided sum.
 */
export function evidenceOver(table: DiseaseTable, ic: InformationContent, settings: DiseaseSettings) {
  const { ontology } = ic
  const rows = table.ids.length
  const { starts, diseases, share } = table.byTerm
  const nats = Float64Array.from(ic.weights, (weight) => weight / UNITS_PER_NAT)
  const says = share.slice()
  for (let term = 0; term < ontology.size; term++) {
    for (let at = starts[term] ?? 0; at < (starts[term + 1] ?? 0); at++) {
      says[at] = Math.log(share[at] ?? 0) + (nats[term] ?? 0)
    }
  }
  const weights = Float64Array.from(table.ids, (_, row) => sum(table, row, nats))
  const richness = Float64Array.from(table.annotated, (count) => -settings.richness * Math.log(2 + count))
  const source = Float64Array.from(table.ids, (id) => settings.sources[id.slice(0, id.indexOf(':'))] ?? 0)
  const loudest = new Float32Array(rows)
  // A row is touched by a symptom when its stamp is this symptom's number: nothing to clear between two of them.
  const stamps = new Uint32Array(rows)
  const touched = new Uint32Array(rows)
  let turn = 0

  function addShared(closed: Uint32Array, shared: Float64Array): number {
    let asked = 0
    for (const term of closed) {
      const weight = nats[term] ?? 0
      asked += weight
      const end = starts[term + 1] ?? 0
      for (let at = starts[term] ?? 0; at < end; at++) {
        const row = diseases[at] ?? 0
        shared[row] = (shared[row] ?? 0) + weight
      }
    }
    return asked
  }

  function addSymptom(symptom: number, likelihood: Float64Array, common: Float64Array): void {
    turn = (turn + 1) >>> 0
    if (turn === 0) {
      stamps.fill(0)
      turn = 1
    }
    let count = 0
    // Most telling terms first: the first that touches a row is the most telling thing it has in common with the symptom.
    const closed = ontology.close([symptom]).sort((a, b) => (nats[b] ?? 0) - (nats[a] ?? 0))
    for (const term of closed) {
      const weight = nats[term] ?? 0
      if (weight === 0) break
      const end = starts[term + 1] ?? 0
      for (let at = starts[term] ?? 0; at < end; at++) {
        const row = diseases[at] ?? 0
        const loud = says[at] ?? 0
        if (stamps[row] !== turn) {
          stamps[row] = turn
          touched[count++] = row
          common[row] = (common[row] ?? 0) + weight
          loudest[row] = loud > 0 ? loud : 0
        } else if (loud > (loudest[row] ?? 0)) loudest[row] = loud
      }
    }
    for (let at = 0; at < count; at++) {
      const row = touched[at] ?? 0
      likelihood[row] = (likelihood[row] ?? 0) + (loudest[row] ?? 0)
    }
  }

  return (told: Iterable<number>): Evidence => {
    // In one order, so that the order of telling changes no last bit of a sum.
    const symptoms = [...new Set(told)].sort((a, b) => a - b)
    const shared = new Float64Array(rows)
    const likelihood = new Float64Array(rows)
    const common = new Float64Array(rows)
    const asked = addShared(ontology.close(symptoms).sort(), shared)
    for (const symptom of symptoms) addSymptom(symptom, likelihood, common)
    const overlapOf = (row: number) =>
      settings.overlap * tversky(shared[row] ?? 0, asked, weights[row] ?? 0, settings.beta)
    const commonOf = (row: number) => (settings.common * (common[row] ?? 0)) / symptoms.length
    const fit = new Float64Array(rows)
    const total = new Float64Array(rows)
    for (let row = 0; row < rows; row++) {
      const fits = (likelihood[row] ?? 0) + overlapOf(row) + commonOf(row) + (richness[row] ?? 0)
      fit[row] = fits
      total[row] = fits + (source[row] ?? 0)
    }
    const partsOf = (row: number): DiseaseParts => ({
      likelihood: likelihood[row] ?? 0,
      overlap: overlapOf(row),
      common: commonOf(row),
      richness: richness[row] ?? 0,
      source: source[row] ?? 0,
    })
    return { fit, total, partsOf }
  }
}

function sum({ byDisease }: DiseaseTable, row: number, nats: Float64Array): number {
  let total = 0
  for (let at = byDisease.starts[row] ?? 0; at < (byDisease.starts[row + 1] ?? 0); at++) {
    total += nats[byDisease.terms[at] ?? 0] ?? 0
  }
  return total
}
