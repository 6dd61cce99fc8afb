/**
 * Where does the diagnosis of a published case rank? `node bench/disease-accuracy.ts --vocabularies DIR --cases FILE`.
 *
 * Only clean cases are counted, and an Orphanet id for the same disorder does not count as found. `CASE_STEP=4` asks every
 * fourth case only.
 */

import { readDiseaseCases } from './disease-cases.ts'
import { beliefBands, rankOf, ranksBy, reportRow } from './disease-ranks.ts'
import { readSeries } from './phenotypic-series.ts'
import { bestMatchMeasure, boqaMeasure, cosineMeasure, overlapMeasure } from './reference-measures.ts'
import { printTable } from './table.ts'

const VERSION = '2023-01-27'
const step = Number(process.env.CASE_STEP ?? 1)
const { vocabularies, annotations, ic, model, clean: all, cases } = readDiseaseCases(VERSION)
const clean = all.filter((_, at) => at % step === 0)

const termsOf = new Map(model.diseases.map((id) => [id, [] as string[]]))
for (const { disease, term, excluded } of annotations) if (excluded !== true) termsOf.get(disease)?.push(term)
const profiles = [...termsOf.values()]

const answers = clean.map(({ person }) => model.rankDiseases(person, { top: 50 }))
const places = answers.map((ranked, at) =>
  rankOf(
    ranked.map(({ disease }) => disease),
    clean[at]?.disease,
  ),
)
const references = [
  ['simGIC', overlapMeasure(ic, profiles, 1)],
  ['cosine', cosineMeasure(ic, profiles)],
  ['Resnik best-match average', bestMatchMeasure(ic, profiles, 'resnik')],
  ['Lin best-match average', bestMatchMeasure(ic, profiles, 'lin')],
  ['Resnik, one-sided', bestMatchMeasure(ic, profiles, 'one-sided resnik')],
  ['BOQA', boqaMeasure(ic, profiles)],
] as const

const left = { align: 'left' } as const
const right = { align: 'right' } as const
const ranks = ['top-1 %', 'top-3 %', 'top-10 %', 'top-50 %'].map((title) => ({ title, ...right }))
printTable(
  `${clean.length} clean of ${cases.length} published cases among ${model.diseases.length} diseases; annotations ${VERSION}; in brackets every disease counts alike`,
  [{ title: 'measure', ...left }, ...ranks],
  [
    ...references.map(([name, measure]) => reportRow(name, clean, ranksBy(measure, model.diseases, clean))),
    reportRow(`${model.settings.version}`, clean, places),
  ],
)

const series = readSeries(vocabularies, model.diseases)
const groupPlaces = clean.map(({ person, disease }) => {
  const ranked = model.rankDiseaseGroups(person, { top: 50, groups: series })
  return Math.min(
    ...(series.get(disease) ?? []).map((group) =>
      rankOf(
        ranked.map((found) => found.group),
        group,
      ),
    ),
  )
})
printTable(
  'Groups: the phenotypic series, or the disease itself where it is in none',
  [{ title: 'measure', ...left }, ...ranks],
  [reportRow(`${model.settings.version}`, clean, groupPlaces)],
)

printTable(
  'How often the first disease is right, by its score',
  [
    { title: 'score from', ...right },
    { title: 'mean', ...right },
    { title: 'cases', ...right },
    { title: 'right', ...right },
  ],
  beliefBands(answers.map(([first], at) => ({ score: first?.score ?? 0, right: places[at] === 1 }))),
)
