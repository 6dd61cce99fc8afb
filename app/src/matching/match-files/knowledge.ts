import { buildOntology, type DiseaseAnnotation, informationContent } from '@share4rare/matching'
import { fileSource, readAnnotations, readOntology } from '../../vocabulary/index.ts'
import type { Knowledge } from '../engine/compose-engine.ts'

/** Knowledge from release files alone: no database, no server. Reads an HPO release (OBO Graphs JSON) and a phenotype annotation file, plain or gzip. Throws `ReleaseError`. */
export const readKnowledge = async (files: {
  readonly hp: string
  readonly annotations: string
}): Promise<Knowledge> => {
  const release = await readOntology(fileSource(files.hp))
  const replaced = [...release.replacements].map(([id, replacedBy]) => ({ id, parents: [], replacedBy }))
  const ontology = buildOntology({ terms: [...release.terms, ...replaced] })
  const annotations: DiseaseAnnotation[] = []
  const terms = new Map<string, string[]>()
  for await (const { disease, term, absent, frequency, aspect } of readAnnotations(
    fileSource(files.annotations),
  )) {
    // A release of annotations may name terms that an older or newer ontology does not have.
    if (aspect !== 'P' || ontology.resolve(term) === undefined) continue
    annotations.push({ disease, term, excluded: absent, ...(frequency === undefined ? {} : { frequency }) })
    if (absent) continue
    const known = terms.get(disease)
    if (known === undefined) terms.set(disease, [term])
    else known.push(term)
  }
  const described = [...terms.values()].map((of) => ({ terms: of }))
  return { ontology, ic: informationContent(ontology, described), annotations }
}
