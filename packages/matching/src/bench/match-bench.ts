import {
  type Bonus,
  buildDiseaseIndex,
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

/** Builds an index of synthetic people and measures it; ids, people and changes are the same on every run. */
export function matchBench(options: BenchOptions): BenchReport {
  const { ic, pool, now, profiles, top = 20, sample = 20, measured = ['plain'] } = options
  const random = seeded(20_260_108)
  const people = [...syntheticPeople(profiles, pool, random)]
  const queries = options.queries ?? Array.from({ length: 200 }, () => ({ present: somebody(pool, random) }))
  const diseases = buildDiseaseIndex(pool)
  const engine = buildEngine({ ontology: ic.ontology, ic, diseases })
  const started = now()
  engine.load(people)
  const build = now() - started
  const score = scoreEverybody(people, { ic, beta: engine.settings.beta, diseases })
  const bonusFor = likelyDiseases(ic, pool)
  const report = measured.map((measure) => {
    const asks = queries.map(
      (query): PeopleOptions => ({ top, floor: 0, ...extra(measure, () => bonusFor(query)) }),
    )
    const ask = (query: Query, at: number) => engine.nearest(query, asks[at] ?? { top })
    for (const [at, query] of queries.slice(0, WARM).entries()) ask(query, at)
    const ours = timed(queries, ask, now)
    const theirs = timed(queries.slice(0, sample), (query, at) => score(query, asks[at] ?? { top }), now)
    const mismatches = theirs.answers.filter(
      (expected, at) => told(expected) !== told(ours.answers[at] ?? []),
    ).length
    return { measure, ...ours.times, everybody: theirs.times, mismatches, sampled: theirs.answers.length }
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

function extra(measure: Measure, bonus: () => Bonus): Partial<PeopleOptions> {
  if (measure === 'plain') return {}
  return measure === 'fused' ? { bonus: bonus() } : { where: conditions[measure] }
}

function timed<T>(queries: readonly Query[], ask: (query: Query, at: number) => T, now: () => number) {
  const milliseconds: number[] = []
  const answers = queries.map((query, at) => {
    const start = now()
    const answer = ask(query, at)
    milliseconds.push(now() - start)
    return answer
  })
  return { times: timesOf(milliseconds), answers }
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

/** A stand-in for a disease model: what diseases share with the query, sharpened; none is quite impossible. */
function likelyDiseases(ic: InformationContent, pool: readonly Described[]): (query: Query) => Bonus {
  const { ontology, weights } = ic
  const closures = pool.map(({ terms }) => ontology.close(terms.map(ontology.indexOf)))
  return ({ present }) => {
    const asked = new Uint8Array(ontology.size)
    for (const term of ontology.close(present.map(ontology.indexOf))) asked[term] = 1
    const likeness = closures.map((closed) => {
      let shared = 0
      let all = 1
      for (const term of closed) {
        all += weights[term] ?? 0
        shared += (asked[term] ?? 0) * (weights[term] ?? 0)
      }
      return shared / all
    })
    const best = Math.max(...likeness, Number.MIN_VALUE)
    return { values: Float64Array.from(likeness, (one) => 0.2 * (one / best) ** 4), most: 0.2 }
  }
}
