import { composeEngine, type Knowledge, nearestVaried } from '../engine/compose-engine.ts'
import type { PoolLine, QueryLine } from './profile-lines.ts'

/** One answer a query: people of the pool, best first, with the symptoms both have. Nobody of the query's own id or group. */
export function* matchPeople(
  knowledge: Knowledge,
  pool: readonly PoolLine[],
  { queries, top }: { readonly queries: readonly QueryLine[]; readonly top: number },
): Generator<string> {
  const { model, emptyEngine } = composeEngine(knowledge)
  const engine = emptyEngine()
  engine.load(
    pool.map(({ id, present, excluded, diseases: ids, group }) => ({
      id,
      present,
      excluded,
      diseases: ids,
      facets: group == null ? {} : { group },
    })),
  )
  const diagnosesOf = new Map(pool.map(({ id, diseases: ids }) => [id, ids]))
  for (const query of queries) {
    const weighed = model === undefined ? {} : { bonus: model.diseaseBonus(query) }
    const shown = nearestVaried(engine, query, {
      top,
      floor: 0,
      where: { notIds: [query.id] },
      filter: (_id, facets) => query.group == null || facets.group !== query.group,
      ...weighed,
      diagnosesOf: (id) => diagnosesOf.get(id) ?? [],
    })
    const ranked = engine.explain(query, shown, weighed).map(({ id, score, explanation }) => ({
      person: id,
      score,
      shared: explanation.shared.map(({ term }) => term),
    }))
    yield JSON.stringify({ id: query.id, ranked })
  }
}
