import { buildDiseaseModel, informationContent } from '../packages/matching/src/index.ts'
import { readAnnotationFile } from './annotation-data.ts'
import { benchArguments, type Case, readCases, readOntology } from './people-data.ts'

/** A case with the one id its diagnosis has in the annotations. */
export interface Diagnosed {
  readonly person: Case
  readonly disease: string
}

/**
 * Everything a measurement of disease ranks needs. `clean` are the cases whose diagnosis is annotated, by somebody
 * else's paper: the others would be found by what was copied from them.
 */
export function readDiseaseCases(version: string) {
  const { vocabularies, hp, cases: file } = benchArguments()
  const ontology = readOntology(hp)
  const cases = readCases(file)
  const { annotations, papers, profiles } = readAnnotationFile(
    `${vocabularies}/phenotype-${version}.hpoa.gz`,
    ontology,
  )
  const ic = informationContent(ontology, profiles)
  const model = buildDiseaseModel({ ontology, ic, annotations })
  const clean: readonly Diagnosed[] = cases.flatMap((person) => {
    const disease = person.diagnoses.find((id) => id.startsWith('OMIM:') && papers.has(id))
    const cited = disease !== undefined && papers.get(disease)?.has(person.paper)
    return disease === undefined || cited === true ? [] : [{ person, disease }]
  })
  return { vocabularies, ontology, annotations, ic, model, cases, clean }
}

/** Shares of cases in percent, and the same with every disease counting alike, however many cases it has. */
export function shares(clean: readonly Diagnosed[], right: readonly boolean[]) {
  const counts = new Map<string, number>()
  for (const { disease } of clean) counts.set(disease, (counts.get(disease) ?? 0) + 1)
  const byDisease = clean.reduce(
    (sum, { disease }, at) => sum + (right[at] === true ? 1 / (counts.get(disease) ?? 1) : 0),
    0,
  )
  return {
    cases: (100 * right.filter(Boolean).length) / clean.length,
    diseases: (100 * byDisease) / counts.size,
  }
}
