import type { Vocabulary } from '../../vocabulary/index.ts'
import type { SaidSymptom } from './said-symptom.ts'

/** The terms just below this one are the body systems. */
const everySymptom = 'HP:0000118'

export type BodySystem = { readonly id: string; readonly terms: readonly string[] }

type Tree = Pick<Vocabulary, 'childrenOf' | 'ancestorsOf'>

/** Which parts of the body what is there belongs to, most touched first. A symptom may belong to several. */
export const bodySystems = (tree: Tree, symptoms: readonly SaidSymptom[]): readonly BodySystem[] => {
  const systems = new Map<string, string[]>()
  for (const system of tree.childrenOf(everySymptom)) systems.set(system, [])
  for (const { term, presence } of symptoms) {
    if (presence === 'absent') continue
    for (const broader of tree.ancestorsOf(term)) systems.get(broader)?.push(term)
  }
  return [...systems]
    .map(([id, terms]) => ({ id, terms }))
    .filter(({ terms }) => terms.length > 0)
    .sort((a, b) => b.terms.length - a.terms.length || (a.id < b.id ? -1 : 1))
}
