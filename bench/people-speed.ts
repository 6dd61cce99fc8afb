/**
 * How long `engine.people` takes for the 20 nearest, beside scoring everybody in the same run:
 * `node bench/people-speed.ts --vocabularies DIR --cases FILE`.
 * Absolute times are this machine's; the ratio is what to compare.
 */
import { buildEngine, informationContent, type Query } from '../packages/matching/src/index.ts'
import { percentile, readPeopleData, seeded } from './people-data.ts'

const TOP = 20
const DIRECT_TERMS = 12
const BETA = 0.3

const { ontology, cases, counted } = readPeopleData()
const ic = informationContent(ontology, counted)
const random = seeded(20_260_108)
const pool = counted.filter(({ terms }) => terms.length > 0)

function pick<T>(list: readonly T[]): T | undefined {
  return list[Math.floor(random() * list.length)]
}

/** Two in three symptoms of one disease, the others of any: real people have more than their diagnosis. */
function somebody(): readonly string[] {
  const own = pick(pool)?.terms ?? []
  const chosen = new Set<string>()
  for (let tries = 0; chosen.size < DIRECT_TERMS && tries < 200; tries++) {
    const term = pick(random() < 2 / 3 ? own : (pick(pool)?.terms ?? []))
    if (term !== undefined) chosen.add(term)
  }
  return [...chosen]
}

/** Scoring everybody, as tight as plain typed arrays allow; the best are found by a heap-free scan. */
function everybody(people: readonly (readonly string[])[]) {
  const closures = people.map((terms) => ontology.close(terms.map(ontology.indexOf)))
  const starts = new Uint32Array(people.length + 1)
  closures.forEach((closed, row) => {
    starts[row + 1] = (starts[row] ?? 0) + closed.length
  })
  const terms = new Uint16Array(starts.at(-1) ?? 0)
  closures.forEach((closed, row) => {
    terms.set(closed, starts[row])
  })
  const weights = closures.map((closed) => closed.reduce((sum, term) => sum + (ic.weights[term] ?? 0), 0))
  return (query: Query): readonly number[] => {
    const asked = new Uint32Array(ontology.size)
    let total = 0
    for (const term of ontology.close(query.present.map(ontology.indexOf))) {
      asked[term] = ic.weights[term] ?? 0
      total += asked[term] ?? 0
    }
    const best: number[] = []
    for (let row = 0; row < people.length; row++) {
      let shared = 0
      const end = starts[row + 1] ?? 0
      for (let at = starts[row] ?? 0; at < end; at++) shared += asked[terms[at] ?? 0] ?? 0
      const score = shared / (total + BETA * ((weights[row] ?? 0) - shared))
      if (best.length === TOP && score <= (best[TOP - 1] ?? 0)) continue
      const place = best.findIndex((other) => other < score)
      best.splice(place === -1 ? best.length : place, 0, score)
      if (best.length > TOP) best.pop()
    }
    return best
  }
}

function timed<T>(queries: readonly Query[], ask: (query: Query) => T) {
  const times: number[] = []
  const answers = queries.map((query) => {
    const start = performance.now()
    const answer = ask(query)
    times.push(performance.now() - start)
    return answer
  })
  return { times, answers }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

say('people    queries     p50 ms   p95 ms   max ms | everybody p50 / p95 ms | ratio p50 / p95 | different')
let mismatches = 0
for (const size of [4_000, 100_000]) {
  const people = Array.from({ length: size }, somebody)
  const engine = buildEngine({ ontology, ic, settings: { beta: BETA } })
  const start = performance.now()
  people.forEach((present, row) => {
    engine.put({ id: `person-${row}`, present })
  })
  const put = performance.now()
  engine.settle()
  const settled = performance.now()
  const score = everybody(people)
  const kinds = {
    synthetic: Array.from({ length: 400 }, () => ({ present: somebody() })),
    published: Array.from({ length: 400 }, () => ({ present: pick(cases)?.present ?? [] })),
  }
  for (const [kind, queries] of Object.entries(kinds)) {
    timed(queries.slice(0, 50), (query) => engine.people(query, { top: TOP, floor: 0 }))
    const ours = timed(queries, (query) => engine.people(query, { top: TOP, floor: 0 }))
    const theirs = timed(queries, score)
    const different = ours.answers.filter((matches, at) => {
      const scores = theirs.answers[at]?.filter((value) => value > 0)
      return matches.map((match) => match.score).join() !== scores?.join()
    }).length
    mismatches += different
    const [p50, p95, slow50, slow95] = [ours.times, theirs.times].flatMap((times) => [
      percentile(times, 0.5),
      percentile(times, 0.95),
    ]) as [number, number, number, number]
    say(
      [
        String(size).padEnd(9),
        kind.padEnd(10),
        p50.toFixed(3).padStart(7),
        p95.toFixed(3).padStart(8),
        Math.max(...ours.times)
          .toFixed(3)
          .padStart(8),
        ` | ${slow50.toFixed(2)} / ${slow95.toFixed(2)}`.padEnd(25),
        `| ${(slow50 / p50).toFixed(1)} × / ${(slow95 / p95).toFixed(1)} ×`.padEnd(17),
        `| ${different}`,
      ].join(' '),
    )
  }
  const { terms, bytes } = engine.stats()
  say(
    `          put ${(((put - start) / size) * 1000).toFixed(1)} µs each, settled in ${(settled - put).toFixed(0)} ms, ${(bytes / 1e6).toFixed(1)} MB, ${terms} terms`,
  )
}
if (mismatches > 0) {
  process.stderr.write(`${mismatches} answers differ from scoring everybody\n`)
  process.exitCode = 1
}
