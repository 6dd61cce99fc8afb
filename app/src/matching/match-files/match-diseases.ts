import { buildDiseaseModel } from '@share4rare/matching'
import type { Knowledge } from '../engine/compose-engine.ts'
import type { QueryLine } from './profile-lines.ts'

/** One answer a query: diseases as the annotations name them, best first. The score is a share of belief, 0..1. */
export function* matchDiseases(
  knowledge: Knowledge,
  queries: readonly QueryLine[],
  top: number,
): Generator<string> {
  const model = buildDiseaseModel(knowledge)
  for (const { id, present, excluded } of queries) {
    const ranked = model
      .rankDiseases({ present, excluded }, { top })
      .map(({ disease, score }) => ({ disease, score }))
    yield JSON.stringify({ id, ranked })
  }
}
