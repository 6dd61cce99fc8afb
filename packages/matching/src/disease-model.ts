import { evidenceOver } from './disease-evidence.ts'
import { explainDisease, type SharedSymptom } from './disease-explain.ts'
import { type DiseaseSettings, diseaseSettingsWith } from './disease-settings.ts'
import { type DiseaseAnnotation, diseaseTable } from './disease-table.ts'
import { MatchingError } from './error.ts'
import type { InformationContent } from './information-content.ts'
import type { Ontology } from './ontology.ts'
import { prepareQuery, type Query } from './profile.ts'
import { tversky } from './score.ts'
import { requireCount } from './settings.ts'

/** A disease the symptoms speak for, and why. */
export interface RankedDisease {
  readonly disease: string
  /** 0..1, over all diseases 1 together: the share of belief this model gives it. Not a diagnosis. */
  readonly score: number
  /** What the evidence is the sum of, in log-odds before the temperature. */
  readonly parts: DiseaseParts
  /** The most specific symptoms it has in common with the query, most telling first. */
  readonly shared: readonly SharedSymptom[]
}

export interface DiseaseParts {
  /** How much oftener people with the disease have these symptoms than people at large. */
  readonly likelihood: number
  /** How much of all that was told the disease covers. */
  readonly overlap: number
  /** How telling, on average, what each symptom has in common with the disease is. */
  readonly common: number
  /** Because of who names the disease. */
  readonly source: number
}

export interface RankedGroup {
  readonly group: string
  /** 0..1: the belief in all its diseases together. */
  readonly score: number
  /** Its diseases that the symptoms speak for most, best first. */
  readonly diseases: readonly { readonly disease: string; readonly score: number }[]
}

export interface DiseaseModel {
  readonly settings: DiseaseSettings
  /** The diseases known, sorted. A position here is one in what `diseaseBonus` returns. */
  readonly diseases: readonly string[]
  /** The diseases the symptoms speak for most, best first, equal scores by id. */
  rankDiseases(query: Query, options: { readonly top: number }): readonly RankedDisease[]
  /** The same for groups of diseases: each disease adds its belief to every group it belongs to. */
  rankDiseaseGroups(query: Query, options: GroupOptions): readonly RankedGroup[]
  /** By disease: how well it fits the symptoms, 0..1. What a person's diagnosis adds to their score. */
  diseaseBonus(query: Query): Float64Array
}

export interface GroupOptions {
  readonly top: number
  /** By disease: the groups it belongs to, such as phenotypic series or broader Mondo classes. */
  readonly groups: ReadonlyMap<string, readonly string[]>
}

/** How many of a group's diseases are named. */
const NAMED = 5

/**
 * Ranks diseases by symptoms. `annotations` come from `phenotype.hpoa` (aspect P) or any list like it.
 *
 * Throws `unknown-term`, `invalid-option`, `wrong-ontology`, and `empty-profile` when no disease has a symptom.
 *
 * ```ts
 * const model = buildDiseaseModel({ ontology, ic, annotations: [
 *   { disease: 'OMIM:607208', term: 'HP:0001250', frequency: '9/10' },
 *   { disease: 'OMIM:116200', term: 'HP:0000518' },
 * ] })
 * model.rankDiseases({ present: ['HP:0007359'] }, { top: 10 })[0]?.disease // 'OMIM:607208'
 * ```
 */
export function buildDiseaseModel(input: {
  readonly ontology: Ontology
  readonly ic: InformationContent
  readonly annotations: Iterable<DiseaseAnnotation>
  readonly settings?: Partial<Omit<DiseaseSettings, 'version'>>
}): DiseaseModel {
  const { ontology, ic } = input
  if (ic.ontology !== ontology) {
    throw new MatchingError('wrong-ontology', 'The information content was counted over another ontology')
  }
  const settings = diseaseSettingsWith(input.settings)
  const table = diseaseTable(ontology, input.annotations)
  const weigh = evidenceOver(table, ic)
  const nats = Float64Array.from(ontology.ids, (id) => ic.of(id))
  const weights = Float64Array.from(table.ids, (_, row) => {
    let sum = 0
    for (let at = table.byDisease.starts[row] ?? 0; at < (table.byDisease.starts[row + 1] ?? 0); at++) {
      sum += nats[table.byDisease.terms[at] ?? 0] ?? 0
    }
    return sum
  })
  const source = Float64Array.from(
    table.ids,
    (id) => Object.entries(settings.sources).find(([name]) => id.startsWith(`${name}:`))?.[1] ?? 0,
  )

  function ask(query: Query) {
    // Refuses what is not a query; uncertain symptoms count as told here.
    const { closed } = prepareQuery(query, ic)
    const symptoms = [...query.present, ...(query.uncertain ?? [])].map(ontology.indexOf)
    const count = new Set(symptoms).size
    const { shared, likelihood, common } = weigh(symptoms)
    let asked = 0
    for (const term of closed.sort()) asked += nats[term] ?? 0
    const partsOf = (row: number): DiseaseParts => ({
      likelihood: likelihood[row] ?? 0,
      overlap: settings.overlap * tversky(shared[row] ?? 0, asked, weights[row] ?? 0, settings.beta),
      common: (settings.common * (common[row] ?? 0)) / count,
      source: source[row] ?? 0,
    })
    const evidence = Float64Array.from(table.ids, (_, row) => {
      const parts = partsOf(row)
      return parts.likelihood + parts.overlap + parts.common + parts.source
    })
    return { closed, evidence, partsOf }
  }

  function beliefs(evidence: Float64Array): Float64Array {
    const best = evidence.reduce((a, b) => Math.max(a, b), 0)
    const odds = evidence.map((each) => Math.exp((each - best) / settings.temperature))
    const sum = odds.reduce((a, b) => a + b, 0)
    return odds.map((each) => each / sum)
  }

  return {
    settings,
    diseases: table.ids,
    rankDiseases(query, options) {
      const top = requireCount(options.top)
      const { closed, evidence, partsOf } = ask(query)
      const belief = beliefs(evidence)
      return best(evidence, top).map((row) => ({
        disease: table.ids[row] ?? '',
        score: belief[row] ?? 0,
        parts: partsOf(row),
        shared: explainDisease({ table, ic, closed, row }),
      }))
    },
    rankDiseaseGroups(query, options) {
      const top = requireCount(options.top)
      const { evidence } = ask(query)
      const belief = beliefs(evidence)
      const groups = new Map<string, { score: number; diseases: { disease: string; score: number }[] }>()
      for (const row of best(evidence, table.ids.length)) {
        const disease = table.ids[row] ?? ''
        const score = belief[row] ?? 0
        for (const group of new Set(options.groups.get(disease) ?? [])) {
          const found = groups.get(group) ?? { score: 0, diseases: [] }
          groups.set(group, found)
          found.score += score
          if (found.diseases.length < NAMED) found.diseases.push({ disease, score })
        }
      }
      return [...groups]
        .map(([group, { score, diseases }]) => ({ group, score: Math.min(1, score), diseases }))
        .sort((a, b) => b.score - a.score || (a.group < b.group ? -1 : 1))
        .slice(0, top)
    },
    diseaseBonus(query) {
      const { evidence } = ask(query)
      const best = evidence.reduce((a, b) => Math.max(a, b), 0)
      return evidence.map((each) => Math.exp((each - best) / (2 * settings.temperature)))
    },
  }
}

/** Rows of the highest values, highest first, equal ones by row: the table is sorted by id. */
function best(values: Float64Array, top: number): readonly number[] {
  const rows = Uint32Array.from(values, (_, row) => row)
  const bar = top < values.length ? (values.toSorted()[values.length - top] ?? 0) : Number.NEGATIVE_INFINITY
  return [...rows.filter((row) => (values[row] ?? 0) >= bar)]
    .sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b)
    .slice(0, top)
}
