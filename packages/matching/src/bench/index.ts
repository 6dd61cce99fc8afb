export {
  type BenchOptions,
  type BenchReport,
  type Measure,
  matchBench,
  measures,
  type Times,
} from './match-bench.ts'
export { type Scored, scoreEverybody } from './score-everybody.ts'
export {
  type Described,
  pick,
  type Random,
  seeded,
  somebody,
  syntheticPeople,
} from './synthetic-people.ts'
