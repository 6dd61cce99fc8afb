import type { DiseaseAnnotation, Ontology } from '../packages/matching/src/index.ts'
import { readText } from './people-data.ts'

/** A disease annotation file: what diseases look like, and which papers say so. */
export interface AnnotationFile {
  readonly annotations: readonly DiseaseAnnotation[]
  /** By disease: the papers its annotations cite. A case out of one of them is no test of a disease's rank. */
  readonly papers: ReadonlyMap<string, ReadonlySet<string>>
  /** The terms of each disease, for counting information content. */
  readonly profiles: readonly { readonly terms: readonly string[] }[]
}

/** Reads `phenotype.hpoa`, old header or new. Terms the ontology no longer knows are left out. */
export function readAnnotationFile(file: string, ontology: Ontology): AnnotationFile {
  const annotations: DiseaseAnnotation[] = []
  const papers = new Map<string, Set<string>>()
  const profiles = new Map<string, string[]>()
  for (const line of readText(file).trimEnd().split('\n')) {
    const [disease = '', , qualifier, id = '', reference = '', , , frequency = '', , , aspect] =
      line.split('\t')
    if (!disease.includes(':') || line.startsWith('#')) continue
    const cited = papers.get(disease) ?? new Set()
    papers.set(disease, cited)
    for (const source of reference.split(';')) cited.add(source.replace('PMID:', ''))
    const term = aspect === 'P' ? ontology.resolve(id) : undefined
    if (term === undefined) continue
    const excluded = qualifier === 'NOT'
    annotations.push({ disease, term, frequency, excluded })
    if (!excluded) profiles.set(disease, [...(profiles.get(disease) ?? []), term])
  }
  return { annotations, papers, profiles: [...profiles.values()].map((terms) => ({ terms })) }
}
