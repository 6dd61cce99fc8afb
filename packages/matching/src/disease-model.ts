import { calibrated } from './calibration.ts'
import { type DiseaseParts, evidenceOver } from './disease-evidence.ts'
import { explainDisease, type SharedSymptom } from './disease-explain.ts'
import { type DiseaseSettings, diseaseSettingsWith } from './disease-settings.ts'
import { type DiseaseAnnotation, diseaseTable } from './disease-table.ts'
import { MatchingError } from './error.ts'
import type { InformationContent } from './information-content.ts'
import type { Ontology } from './ontology.ts'
import { prepareQuery, type Query } from './profile.ts'
import { requireCount } from './settings.ts'

/** A disease the symptoms speak for, and why. */
export interface RankedDisease {
  readonly disease: string
  /** 0..1, over all diseases 1 together: the share of belief this model gives it. Not a diagnosis. */
  readonly score: number
  readonly parts: DiseaseParts
  /** The most specific symptoms it has in common with the query, most telling first. */
  readonly shared: readonly SharedSymptom[]
}

export interface RankedGroup {
  readonly group: string
  /** 0..1: the belief in the best of its diseases. A sum would prefer large groups. */
  readonly score: number
  /** Its diseases that the symptoms speak for most, best first, five at most. */
  readonly diseases: readonly { readonly disease: string; readonly score: number }[]
}

export interface DiseaseModel {
  readonly settings: DiseaseSettings
  /** The diseases known, sorted. A position here is one in what `diseaseBonus` returns. */
  readonly diseases: readonly string[]
  /**
   * The diseases the symptoms speak for most, best first, equal ones by id. Uncertain symptoms count as told,
   * excluded ones not. Throws `unknown-term`, `empty-profile`, `invalid-option`.
   */
  rankDiseases(query: Query, options: { readonly top: number }): readonly RankedDisease[]
  /** The same for groups: each is as good as the best of its diseases. */
  rankDiseaseGroups(query: Query, options: GroupOptions): readonly RankedGroup[]
  /** What a person's diagnosis adds to their likeness. */
  diseaseBonus(query: Query): DiseaseBonus
  /** How often the first answer was right when it scored like this, 0..1; see `calibration.ts`. */
  confidence(score: number): number
}

/**
 * By position in `diseases`: how well each fits beside the one that fits best, from 0 to `most`. Whoever names a
 * disease is no reason here. A person with several diagnoses gets the greatest, one without gets none; nearness is
 * `(likeness + bonus) / (1 + most)`.
 */
export interface DiseaseBonus {
  readonly values: Float64Array
  readonly most: number
}

export interface GroupOptions {
  readonly top: number
  /** By disease: the groups it belongs to, such as phenotypic series or broader Mondo classes. */
  readonly groups: ReadonlyMap<string, readonly string[]>
}

/** How many of a group's diseases are named. */
const NAMED = 5

/**
 * Ranks diseases by symptoms. `annotations` come from `phenotype.hpoa` (aspect P) or any list like it; `ic` is best
 * counted over the same.
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
  const weigh = evidenceOver(table, ic, settings)
  const nameOf = (row: number) => table.ids[row] ?? ''

  function ask(query: Query) {
    // Refuses what is no query.
    const { closed } = prepareQuery(query, ic)
    return { closed, ...weigh([...query.present, ...(query.uncertain ?? [])].map(ontology.indexOf)) }
  }

  return {
    settings,
    diseases: table.ids,
    confidence: calibrated,
    rankDiseases(query, options) {
      const top = requireCount(options.top)
      const { closed, total, partsOf } = ask(query)
      const belief = beliefs(total, settings.temperature)
      return bestRows(total, top).map((row) => ({
        disease: nameOf(row),
        score: belief[row] ?? 0,
        parts: partsOf(row),
        shared: explainDisease({ table, ic, closed, row }),
      }))
    },
    rankDiseaseGroups(query, options) {
      const top = requireCount(options.top)
      const { total } = ask(query)
      const belief = beliefs(total, settings.temperature)
      const members = new Map<string, { disease: string; score: number }[]>()
      table.ids.forEach((disease, row) => {
        for (const group of new Set(options.groups.get(disease) ?? [])) {
          const there = members.get(group)
          const here = { disease, score: belief[row] ?? 0 }
          if (there === undefined) members.set(group, [here])
          else there.push(here)
        }
      })
      return [...members]
        .map(([group, diseases]) => {
          diseases.sort((a, b) => b.score - a.score)
          return { group, score: diseases[0]?.score ?? 0, diseases: diseases.slice(0, NAMED) }
        })
        .sort((a, b) => b.score - a.score || (a.group < b.group ? -1 : 1))
        .slice(0, top)
    },
    diseaseBonus(query) {
      const { fit } = ask(query)
      const { bonus: most, temperature } = settings
      const best = highest(fit)
      return { values: fit.map((value) => most * Math.exp((value - best) / temperature)), most }
    },
  }
}

/** Evidence as shares of belief that are 1 together. */
function beliefs(evidence: Float64Array, temperature: number): Float64Array {
  const best = highest(evidence)
  const odds = evidence.map((value) => Math.exp((value - best) / temperature))
  const sum = odds.reduce((a, b) => a + b, 0)
  return odds.map((each) => each / sum)
}

function highest(values: Float64Array): number {
  let best = Number.NEGATIVE_INFINITY
  for (const value of values) if (value > best) best = value
  return best
}

/** Rows of the highest values, highest first, equal ones by row: the table is sorted by id. */
function bestRows(values: Float64Array, top: number): readonly number[] {
  const rows: number[] = []
  let bar = Number.NEGATIVE_INFINITY
  for (let row = 0; row < values.length && top > 0; row++) {
    const value = values[row] ?? 0
    if (rows.length === top && value <= bar) continue
    let at = rows.length === top ? top - 1 : rows.length
    for (; at > 0 && (values[rows[at - 1] ?? 0] ?? 0) < value; at--) rows[at] = rows[at - 1] ?? 0
    rows[at] = row
    bar = values[rows.at(-1) ?? 0] ?? 0
  }
  return rows
}
