import { buildOntology, informationContent } from '../src/index.ts'

/** Three body systems; nervous signs are common, eye signs rare. */
export function aSmallWorld() {
  const ontology = buildOntology({
    terms: [
      { id: 'root', parents: [] },
      { id: 'nervous', parents: ['root'] },
      { id: 'seizure', parents: ['nervous'], alternatives: ['fit'] },
      { id: 'focal', parents: ['seizure'] },
      { id: 'absence', parents: ['seizure'] },
      { id: 'eye', parents: ['root'] },
      { id: 'cataract', parents: ['eye'] },
      { id: 'muscle', parents: ['root'] },
      { id: 'weakness', parents: ['muscle'] },
    ],
  })
  const ic = informationContent(ontology, [
    { terms: ['seizure'] },
    { terms: ['focal', 'weakness'] },
    { terms: ['absence'] },
    { terms: ['weakness'] },
    { terms: ['cataract', 'seizure'] },
    { terms: ['nervous'] },
  ])
  return { ontology, ic }
}
