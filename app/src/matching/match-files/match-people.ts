import { buildDiseaseIndex, buildDiseaseModel, buildEngine, varied } from '@share4rare/matching'
import type { Knowledge } from './knowledge.ts'
import type { PoolLine, QueryLine } from './profile-lines.ts'

/** How many of the nearest make room for each other's diagnoses: the same for every `top`, so that a longer list only adds. */
const reordered = 200

/** One answer a query: people of the pool, best first, with the symptoms both have. Nobody of the query's own id or group. */
export function* matchPeople(
  knowledge: Knowledge,
  pool: readonly PoolLine[],
  { queries, top }: { readonly queries: readonly QueryLine[]; readonly top: number },
): Generator<string> {
  const model = buildDiseaseModel(knowledge)
  const diseases = buildDiseaseIndex(model.diseases.map((id) => ({ id })))
  const engine = buildEngine({ ...knowledge, diseases })
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
    const bonus = model.diseaseBonus(query)
    const near = engine.nearest(query, {
      top: Math.max(top, reordered),
      floor: 0,
      where: { notIds: [query.id] },
      filter: (_id, facets) => query.group == null || facets.group !== query.group,
      bonus,
    })
    const ranked = varied(near, ({ id }) => diagnosesOf.get(id) ?? [])
      .slice(0, top)
      .map(({ id, score }) => ({
        person: id,
        score,
        shared: engine.compare(query, id, { bonus })?.explanation.shared.map(({ term }) => term) ?? [],
      }))
    yield JSON.stringify({ id: query.id, ranked })
  }
}
