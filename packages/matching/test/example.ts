import { buildEngine, buildOntology, informationContent } from '../src/index.ts'

const ontology = buildOntology({
  terms: [
    { id: 'HP:0000118', parents: [] }, // Phenotypic abnormality
    { id: 'HP:0001250', parents: ['HP:0000118'], alternatives: ['HP:0002279'] }, // Seizure
    { id: 'HP:0007359', parents: ['HP:0001250'] }, // Focal-onset seizure
    { id: 'HP:0000518', parents: ['HP:0000118'] }, // Cataract
  ],
})

// How telling each term is: count disease annotations, or the people themselves.
const ic = informationContent(ontology, [
  { terms: ['HP:0001250'] },
  { terms: ['HP:0007359'] },
  { terms: ['HP:0000518', 'HP:0001250'] },
  { terms: ['HP:0000118'] },
])

const engine = buildEngine({ ontology, ic })
engine.put({ id: 'ana', present: ['HP:0007359', 'HP:0000518'], facets: { country: 'ES' } })
engine.put({ id: 'ben', present: ['HP:0001250'], excluded: ['HP:0000518'] })

export const matches = engine.people(
  { present: ['HP:0000518', 'HP:0002279'] },
  { top: 20, filter: (_id, facets) => facets.country === 'ES' },
)
// [{ id: 'ana', score: 0.80…, explanation: {
//    shared: [{ term: 'HP:0000518', contribution: 0.66… }, { term: 'HP:0001250', contribution: 0.13… }],
//    near: [], onlyMine: [], onlyTheirs: [], conflicts: [], ruledOut: [] } }]
