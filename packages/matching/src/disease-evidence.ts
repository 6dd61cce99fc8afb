import type { DiseaseTable } from './disease-table.ts'
import type { InformationContent } from './information-content.ts'

/** What one query's symptoms say of every disease, by the table's rows. */
export interface Evidence {
  /** Summed information content (nats) of the closed terms that query and disease share. */
  readonly shared: Float64Array
  /** Summed over the query's symptoms: log of how much oftener people with the disease have it than people at large. */
  readonly likelihood: Float64Array
  /** Summed over the query's symptoms: the most telling thing (nats) it has in common with the disease. */
  readonly common: Float64Array
}

/**
 * Prepares the weighing of symptoms against every disease of a table.
 *
 * A symptom the annotations do not name still speaks through what it is a kind of: of its broader terms the one is
 * taken that speaks loudest, `ln(share in the disease / share in all diseases)`, and never below 0, since what an
 * annotation leaves out is not thereby absent.
 */
export function evidenceOver(table: DiseaseTable, ic: InformationContent) {
  const { ontology } = ic
  const rows = table.ids.length
  const { starts, diseases, share } = table.byTerm
  const nats = Float64Array.from(ic.weights, (_, term) => ic.of(ontology.ids[term] ?? ''))
  const ratio = new Float32Array(share.length)
  for (let term = 0; term < ontology.size; term++) {
    const everywhere = (table.expected[term] ?? 0) / rows
    for (let at = starts[term] ?? 0; at < (starts[term + 1] ?? 0); at++) {
      ratio[at] = Math.max(0, Math.log((share[at] ?? 0) / everywhere))
    }
  }
  const loudest = new Float32Array(rows)
  const deepest = new Float32Array(rows)

  return (symptoms: readonly number[]): Evidence => {
    const shared = new Float64Array(rows)
    const likelihood = new Float64Array(rows)
    const common = new Float64Array(rows)
    for (const term of ontology.close(symptoms).sort()) {
      const weight = nats[term] ?? 0
      const end = starts[term + 1] ?? 0
      for (let at = starts[term] ?? 0; at < end; at++) {
        const row = diseases[at] ?? 0
        shared[row] = (shared[row] ?? 0) + weight
      }
    }
    for (const symptom of [...new Set(symptoms)].sort((a, b) => a - b)) {
      loudest.fill(0)
      deepest.fill(0)
      for (const term of ontology.close([symptom]).sort()) {
        const weight = nats[term] ?? 0
        if (weight === 0) continue
        const end = starts[term + 1] ?? 0
        for (let at = starts[term] ?? 0; at < end; at++) {
          const row = diseases[at] ?? 0
          const says = ratio[at] ?? 0
          if (says > (loudest[row] ?? 0)) loudest[row] = says
          if (weight > (deepest[row] ?? 0)) deepest[row] = weight
        }
      }
      for (let row = 0; row < rows; row++) {
        likelihood[row] = (likelihood[row] ?? 0) + (loudest[row] ?? 0)
        common[row] = (common[row] ?? 0) + (deepest[row] ?? 0)
      }
    }
    return { shared, likelihood, common }
  }
}
