import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fileSource, ReleaseError, type Source, streamSource } from '../../vocabulary/index.ts'
import type { Knowledge } from '../engine/compose-engine.ts'
import { type BadLine, readJsonLines } from './json-lines.ts'
import { readKnowledge } from './knowledge.ts'
import { benchLines } from './match-bench.ts'
import { matchDiseases } from './match-diseases.ts'
import { matchPeople } from './match-people.ts'
import { onlyOnce, poolLine, queryLine, unknownSymptom } from './profile-lines.ts'

export const matchUsage = [
  'Usage: npm run --silent s4r -- match diseases --hp FILE --annotations FILE [--top 50] < queries.jsonl',
  '       npm run --silent s4r -- match people --hp FILE --annotations FILE --pool FILE [--top 50] < queries.jsonl',
  '       npm run --silent s4r -- match bench --profiles 1000000 --queries FILE [--hp FILE --annotations FILE]',
  'Without --hp and --annotations the bench reads the newest files of VOCABULARIES_DIR, or of ../shared/vocabularies.',
].join('\n')

export type MatchInput = {
  readonly args: readonly string[]
  readonly input: AsyncIterable<Uint8Array>
  /** Where the bench looks for release files that were not named. */
  readonly vocabularies: string
  readonly print: (line: string) => void
  readonly say: (line: string) => void
}

/** A wrong command line or wrong input: said, and nothing is answered. */
class Refused extends Error {
  override readonly name = 'Refused'
}

const mostAnswers = 10_000
const badLinesShown = 1_000

const wholeNumber = (name: string, text: string, least: number, most: number): number => {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < least || value > most)
    throw new Refused(`--${name} must be a whole number from ${least} to ${most}, not “${text}”.`)
  return value
}

const wishOf = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        hp: { type: 'string' },
        annotations: { type: 'string' },
        pool: { type: 'string' },
        profiles: { type: 'string', default: '1000000' },
        queries: { type: 'string' },
        top: { type: 'string', default: '50' },
      },
    }).values
  } catch (error) {
    throw new Refused(`${error instanceof Error ? error.message : String(error)}\n${matchUsage}`)
  }
}

const needed = (name: string, value: string | undefined): string => {
  if (value === undefined || value === '') throw new Refused(`--${name} FILE is needed.\n${matchUsage}`)
  return value
}

const refuseBad = (bad: readonly BadLine[]): void => {
  if (bad.length === 0) return
  const told = bad.slice(0, badLinesShown).map(({ file, line, reason }) => `${file}:${line}: ${reason}`)
  const rest = bad.length - told.length
  throw new Refused([...told, ...(rest > 0 ? [`… and ${rest} more lines`] : [])].join('\n'))
}

const readQueries = async (source: Source, knowledge: Knowledge) =>
  readJsonLines(source, queryLine, unknownSymptom(knowledge.ontology))

const readPool = async (source: Source, knowledge: Knowledge) => {
  const known = unknownSymptom(knowledge.ontology)
  const once = onlyOnce()
  return readJsonLines(source, poolLine, (row) => known(row) ?? once(row))
}

const diseases = async ({ args, input, print }: MatchInput): Promise<void> => {
  const wish = wishOf(args)
  const top = wholeNumber('top', wish.top, 1, mostAnswers)
  const knowledge = await readKnowledge({
    hp: needed('hp', wish.hp),
    annotations: needed('annotations', wish.annotations),
  })
  const { rows, bad } = await readQueries(streamSource('standard input', input), knowledge)
  refuseBad(bad)
  for (const line of matchDiseases(knowledge, rows, top)) print(line)
}

const people = async ({ args, input, print }: MatchInput): Promise<void> => {
  const wish = wishOf(args)
  const top = wholeNumber('top', wish.top, 1, mostAnswers)
  const pool = fileSource(needed('pool', wish.pool))
  const knowledge = await readKnowledge({
    hp: needed('hp', wish.hp),
    annotations: needed('annotations', wish.annotations),
  })
  const queries = await readQueries(streamSource('standard input', input), knowledge)
  const persons = await readPool(pool, knowledge)
  refuseBad([...queries.bad, ...persons.bad])
  for (const line of matchPeople(knowledge, persons.rows, { queries: queries.rows, top })) print(line)
}

/** The newest file of a kind: releases carry their date in their name. */
const newest = (folder: string, kind: RegExp, option: string): string => {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => kind.test(name)) : []
  const last = names.sort().at(-1)
  if (last === undefined)
    throw new Refused(`${folder} holds no such file: name one with --${option} FILE.\n${matchUsage}`)
  return join(folder, last)
}

const bench = async ({ args, vocabularies, print }: MatchInput): Promise<void> => {
  const wish = wishOf(args)
  const profiles = wholeNumber('profiles', wish.profiles, 1, 2_000_000)
  const source = fileSource(needed('queries', wish.queries))
  const knowledge = await readKnowledge({
    hp: wish.hp ?? newest(vocabularies, /^hp-.*\.json(\.gz)?$/, 'hp'),
    annotations: wish.annotations ?? newest(vocabularies, /^phenotype.*\.hpoa(\.gz)?$/, 'annotations'),
  })
  const { rows, bad } = await readQueries(source, knowledge)
  refuseBad(bad)
  const { lines, exact } = benchLines(knowledge, rows, profiles)
  for (const line of lines) print(line)
  if (!exact) throw new Refused('Some answers differ from scoring everybody.')
}

const kinds = { diseases, people, bench } as const

/** `match diseases|people|bench`: release files and JSON Lines in, JSON Lines out. Returns the exit code. */
export const match = async (what: keyof typeof kinds, given: MatchInput): Promise<number> => {
  try {
    await kinds[what](given)
    return 0
  } catch (error) {
    if (!(error instanceof Refused || error instanceof ReleaseError)) throw error
    given.say(error.message)
    return 1
  }
}
