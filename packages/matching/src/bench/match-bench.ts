import {
  type Bonus,
  buildDiseaseIndex,
  buildDiseaseModel,
  buildEngine,
  type Engine,
  type InformationContent,
  type PeopleOptions,
  type PersonInput,
  type Query,
} from '../index.ts'
import { scoreEverybody } from './score-everybody.ts'
import {
  conditions,
  type Described,
  type Random,
  seeded,
  somebody,
  syntheticPeople,
} from './synthetic-people.ts'

/** What is measured: the plain score, the one with a bonus for diseases, and the plain one of a part of the people. */
export const measures = ['plain', 'fused', '1 %', '10 %', '50 %'] as const
export type Measure = (typeof measures)[number]

export interface BenchOptions {
  readonly ic: InformationContent
  /** Diseases that people are drawn from. */
  readonly pool: readonly Described[]
  /** How many people. */
  readonly profiles: number
  /** Asked in this order; left out: 200 synthetic people. */
  readonly queries?: readonly Query[]
  /** Milliseconds of a clock that never goes back, such as `performance.now`. */
  readonly now: () => number
  readonly measured?: readonly Measure[]
  /** How many of the queries are held against scoring everybody. */
  readonly sample?: number
  readonly top?: number
}

/** Milliseconds. */
export interface Times {
  readonly median: number
  readonly p95: number
  readonly p99: number
  readonly max: number
}

export interface BenchReport {
  readonly people: number
  /** Milliseconds from people as they are told to an index that answers. */
  readonly build: number
  /** Of everything the engine keeps about people, ids included. */
  readonly bytes: number
  readonly queries: readonly (Times & {
    readonly measure: Measure
    readonly everybody: Times
    /** Sampled answers that are not exactly those of scoring everybody, and how many were sampled. */
    readonly mismatches: number
    readonly sampled: number
  })[]
  /** One person changed, added or removed, while the index is kept in order. */
  readonly update: Times
}

const UPDATES = 3_000
const WARM = 40
/** All queries are asked so often, one after the other; of each the quickest time counts, as others use the machine, too. */
const ROUNDS = 3

/** Builds an index of synthetic people and measures it; ids, people and changes are the same on every run. */
export function matchBench(options: BenchOptions): BenchReport {
  const { ic, pool, now, profiles, top = 20, sample = 20, measured = ['plain'] } = options
  const random = seeded(20_260_108)
  const people = [...syntheticPeople(profiles, pool, random)]
  const queries = options.queries ?? Array.from({ length: 200 }, () => ({ present: somebody(pool, random) }))
  const model = buildDiseaseModel({
    ontology: ic.ontology,
    ic,
    annotations: pool.flatMap(({ id, terms }) => terms.map((term) => ({ disease: id, term }))),
  })
  const diseases = buildDiseaseIndex(model.diseases.map((id) => ({ id })))
  const engine = buildEngine({ ontology: ic.ontology, ic, diseases })
  const started = now()
  engine.load(people)
  const build = now() - started
  const score = scoreEverybody(people, { ic, beta: engine.settings.beta, diseases })
  const asks = queries.map((query) => {
    const bonus = measured.includes('fused') ? model.diseaseBonus(query) : undefined
    return measured.map((measure): PeopleOptions => ({ top, floor: 0, ...extra(measure, bonus) }))
  })
  for (const [at, query] of queries.slice(0, WARM).entries()) {
    for (const ask of asks[at] ?? []) engine.nearest(query, ask)
  }
  // One query in every way, one after the other: what else the machine does meets all of them alike.
  const rounds = Array.from({ length: ROUNDS }, () =>
    inTurn(queries, asks, now, (query, ask) => engine.nearest(query, ask)),
  )
  const ours = quickest(rounds)
  const theirs = inTurn(queries.slice(0, sample), asks, now, score)
  const report = measured.map((measure, way) => {
    const [mine = [], expected = []] = [ours[way], theirs[way]]
    const wrong = expected.filter(({ answer }, at) => told(answer) !== told(mine[at]?.answer ?? []))
    return {
      measure,
      ...timesOf(mine.map(({ milliseconds }) => milliseconds)),
      everybody: timesOf(expected.map(({ milliseconds }) => milliseconds)),
      mismatches: wrong.length,
      sampled: expected.length,
    }
  })
  const bytes = engine.stats().bytes
  return {
    people: profiles,
    build,
    bytes,
    queries: report,
    update: changes(engine, people, { pool, random, now }),
  }
}

export function timesOf(milliseconds: readonly number[]): Times {
  const sorted = milliseconds.toSorted((a, b) => a - b)
  const at = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN
  return { median: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}

function extra(measure: Measure, bonus: Bonus | undefined): Partial<PeopleOptions> {
  if (measure === 'plain') return {}
  if (measure !== 'fused') return { where: conditions[measure] }
  return bonus === undefined ? {} : { bonus }
}

interface Timed<T> {
  readonly answer: T
  readonly milliseconds: number
}

function quickest<T>(
  rounds: readonly (readonly (readonly Timed<T>[])[])[],
): readonly (readonly Timed<T>[])[] {
  const [first = [], ...others] = rounds
  return first.map((way, ways) =>
    way.map((one, at) =>
      others.reduce((best, round) => {
        const again = round[ways]?.[at] ?? best
        return again.milliseconds < best.milliseconds ? again : best
      }, one),
    ),
  )
}

/** By way of asking, and then by query. */
function inTurn<T>(
  queries: readonly Query[],
  asks: readonly (readonly PeopleOptions[])[],
  now: () => number,
  ask: (query: Query, options: PeopleOptions) => T,
): readonly (readonly Timed<T>[])[] {
  const ways: Timed<T>[][] = []
  queries.forEach((query, at) => {
    asks[at]?.forEach((options, way) => {
      const start = now()
      const answer = ask(query, options)
      const milliseconds = now() - start
      const asked = ways[way] ?? []
      ways[way] = asked
      asked.push({ answer, milliseconds })
    })
  })
  return ways
}

function told(answer: readonly { readonly id: string; readonly score: number }[]): string {
  return answer.map(({ id, score }) => `${id} ${score}`).join()
}

/** Every third change takes somebody away, every third changes somebody, every third brings somebody new. */
function changes(
  engine: Engine,
  people: readonly PersonInput[],
  {
    pool,
    random,
    now,
  }: { readonly pool: readonly Described[]; readonly random: Random; readonly now: () => number },
): Times {
  const newcomers = [...syntheticPeople(UPDATES, pool, random)]
  const milliseconds = newcomers.map((newcomer, at) => {
    const { id } = people[Math.floor(random() * people.length)] ?? newcomer
    const start = now()
    if (at % 3 === 0) engine.remove(id)
    else engine.put(at % 3 === 1 ? { ...newcomer, id } : newcomer)
    return now() - start
  })
  return timesOf(milliseconds)
}
