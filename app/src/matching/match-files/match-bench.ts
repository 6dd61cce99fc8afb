import { type BenchReport, matchBench } from '@share4rare/matching/bench'
import type { Knowledge } from '../engine/compose-engine.ts'
import type { QueryLine } from './profile-lines.ts'

const milliseconds = (value: number): string => `${value.toFixed(2)} ms`
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`

/** How many answers are held against scoring everybody, which takes some 50 ms each among a million people. */
const held = 50

/** People drawn from the diseases of the annotations, the queries asked of them, and what it took. */
export const benchLines = (
  { ic, annotations }: Knowledge,
  queries: readonly QueryLine[],
  profiles: number,
): { readonly lines: readonly string[]; readonly exact: boolean } => {
  const terms = Map.groupBy(
    annotations.filter(({ excluded }) => excluded !== true),
    ({ disease }) => disease,
  )
  const report = matchBench({
    ic,
    pool: [...terms].map(([id, of]) => ({ id, terms: of.map(({ term }) => term) })),
    profiles,
    queries: queries.map(({ present, excluded }) => ({ present, excluded })),
    sample: held,
    now: () => performance.now(),
  })
  return {
    lines: linesOf(report, queries.length),
    exact: report.queries.every((one) => one.mismatches === 0),
  }
}

const linesOf = (
  { people, build, bytes, queries: [plain], update }: BenchReport,
  asked: number,
): readonly string[] => {
  if (plain === undefined) throw new Error('The measurement gave no line.')
  const { median, p95, p99, max, everybody, mismatches, sampled } = plain
  return [
    `people        ${people}`,
    `queries       ${asked}, the 20 nearest of each, one thread`,
    `median        ${milliseconds(median)}`,
    `p95           ${milliseconds(p95)}`,
    `p99           ${milliseconds(p99)}`,
    `max           ${milliseconds(max)}`,
    `scoring everybody  median ${milliseconds(everybody.median)}, ${(everybody.median / median).toFixed(1)} times as long`,
    `memory        ${megabytes(bytes)}`,
    `build         ${milliseconds(build)}`,
    `one change    p95 ${milliseconds(update.p95)}, max ${milliseconds(update.max)}`,
    `mismatches    ${mismatches} of ${sampled} answers held against scoring everybody`,
  ]
}
