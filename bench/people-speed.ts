/**
 * How long `engine.nearest` takes for the 20 nearest, beside scoring everybody in the same run:
 * `node bench/people-speed.ts --vocabularies DIR --cases FILE`. Absolute times are this machine's; ratios are what to compare.
 */
import {
  type BenchReport,
  matchBench,
  measures,
  pick,
  seeded,
  somebody,
} from '../packages/matching/src/bench/index.ts'
import { informationContent } from '../packages/matching/src/index.ts'
import { readPeopleData } from './people-data.ts'
import { printTable, verdict } from './table.ts'

const QUERIES = Number(process.env.BENCH_QUERIES ?? 250)
const SIZES = [4_000, 100_000, 1_000_000]
/** Median and 95th percentile to reach, in milliseconds. */
const GOALS: Readonly<Record<number, readonly [number, number]>> = { 100000: [0.45, 2.3], 1000000: [2.5, 14] }
/** Other questions may take so many times as long as the plain one. */
const TIMES_PLAIN = 2

const { ontology, cases, counted } = readPeopleData()
const ic = informationContent(ontology, counted)
const pool = counted.flatMap(({ terms }, number) =>
  terms.length === 0 ? [] : [{ id: `disease-${number}`, terms }],
)
const random = seeded(20_261_125)
const asked = {
  published: Array.from({ length: QUERIES }, () => ({ present: pick(cases, random)?.present ?? [] })),
  synthetic: Array.from({ length: QUERIES }, () => ({ present: somebody(pool, random) })),
}

const sizes = process.env.BENCH_PEOPLE === undefined ? SIZES : process.env.BENCH_PEOPLE.split(',').map(Number)
let mismatches = 0
for (const profiles of sizes) {
  for (const [kind, queries] of Object.entries(asked)) {
    const report = matchBench({
      ic,
      pool,
      profiles,
      queries,
      measured: measures,
      now: () => performance.now(),
    })
    mismatches += report.queries.reduce((sum, one) => sum + one.mismatches, 0)
    print(`${profiles} people, ${QUERIES} ${kind} queries`, report)
  }
}
if (mismatches > 0) {
  process.stderr.write(`${mismatches} answers differ from scoring everybody\n`)
  process.exitCode = 1
}

function print(heading: string, report: BenchReport): void {
  const [plain] = report.queries
  const rows = report.queries.map(({ measure, everybody, mismatches: wrong, sampled, ...times }) => {
    const [median, p95] =
      measure === 'plain'
        ? (GOALS[report.people] ?? [])
        : [TIMES_PLAIN * (plain?.median ?? 0), TIMES_PLAIN * (plain?.p95 ?? 0)]
    return [
      measure,
      ...[times.median, times.p95, times.p99, times.max, everybody.median].map((one) => one.toFixed(2)),
      `${(everybody.median / times.median).toFixed(1)} ×`,
      `${(everybody.p95 / times.p95).toFixed(1)} ×`,
      `${wrong} of ${sampled}`,
      median === undefined || p95 === undefined ? '' : `≤ ${median.toFixed(2)} / ${p95.toFixed(2)}`,
      median === undefined || p95 === undefined ? '' : verdict(times.median <= median && times.p95 <= p95),
    ]
  })
  const right = { align: 'right' } as const
  printTable(
    heading,
    [
      { title: '' },
      { title: 'p50 ms', ...right },
      { title: 'p95', ...right },
      { title: 'p99', ...right },
      { title: 'max', ...right },
      { title: 'everybody p50', ...right },
      { title: 'times quicker p50', ...right },
      { title: 'p95', ...right },
      { title: 'different', ...right },
      { title: 'goal' },
      { title: '' },
    ],
    rows,
  )
  const { update } = report
  process.stdout.write(
    `built in ${report.build.toFixed(0)} ms; ${(report.bytes / 1e6).toFixed(1)} MB, ids included; one person changed: ` +
      `p50 ${update.median.toFixed(3)} ms, p95 ${update.p95.toFixed(3)}, p99 ${update.p99.toFixed(3)}, longest ${update.max.toFixed(1)}\n`,
  )
}
