/**
 * How long `engine.people` takes for the 20 nearest, beside scoring everybody in the same run:
 * `node bench/people-speed.ts --vocabularies DIR --cases FILE`.
 * Absolute times are this machine's; the ratio is what to compare.
 */
import { buildEngine, informationContent, type Query } from '../packages/matching/src/index.ts'
import { percentile, readPeopleData, seeded } from './people-data.ts'
import { everybody, pick, somebody } from './synthetic-people.ts'

const TOP = 20
const BETA = 0.3

const { ontology, cases, counted } = readPeopleData()
const ic = informationContent(ontology, counted)
const random = seeded(20_260_108)
const pool = counted.filter(({ terms }) => terms.length > 0)

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
  const people = Array.from({ length: size }, () => somebody(pool, random))
  const engine = buildEngine({ ontology, ic, settings: { beta: BETA } })
  const start = performance.now()
  people.forEach((present, row) => {
    engine.put({ id: `person-${row}`, present })
  })
  const put = performance.now()
  engine.settle()
  const settled = performance.now()
  const score = everybody(people, { ontology, ic, beta: BETA, top: TOP })
  const kinds = {
    synthetic: Array.from({ length: 400 }, () => ({ present: somebody(pool, random) })),
    published: Array.from({ length: 400 }, () => ({ present: pick(cases, random)?.present ?? [] })),
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
