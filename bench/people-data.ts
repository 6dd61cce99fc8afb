import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { buildOntology, type Ontology, type TermRecord } from '../packages/matching/src/index.ts'

/** A published case, as the development table gives it. */
export interface Case {
  readonly id: string
  readonly paper: string
  readonly present: readonly string[]
  readonly excluded: readonly string[]
  /** The diagnosis by every id it is known under. */
  readonly diagnoses: readonly string[]
}

interface OboNode {
  readonly id: string
  readonly meta?: {
    readonly deprecated?: boolean
    readonly basicPropertyValues?: readonly { readonly pred: string; readonly val: string }[]
  }
}

/** Reads `--vocabularies DIR --cases FILE`; says how to be called when they are missing. */
export function benchArguments() {
  const { values } = parseArgs({ options: { vocabularies: { type: 'string' }, cases: { type: 'string' } } })
  const { vocabularies, cases } = values
  if (vocabularies === undefined || cases === undefined) {
    process.stderr.write(`Usage: node ${process.argv[1] ?? ''} --vocabularies DIR --cases FILE\n`)
    process.exit(2)
  }
  return { vocabularies, cases, hp: newest(vocabularies, /^hp.*\.json(\.gz)?$/) }
}

/** The ontology, the newest disease annotations if any, the cases. */
export function readPeopleData() {
  const { vocabularies, cases: caseFile, hp } = benchArguments()
  const ontology = readOntology(hp)
  const cases = readCases(caseFile)
  const annotationFile = findNewest(vocabularies, /^phenotype.*\.hpoa(\.gz)?$/)
  const annotations = annotationFile === undefined ? [] : readAnnotations(annotationFile, ontology)
  if (annotationFile === undefined || annotations.length === 0) {
    return { ontology, cases, counted: termsOf(cases), countedFrom: 'the cases themselves' }
  }
  const countedFrom = `${annotations.length} diseases of ${basename(annotationFile)}`
  return { ontology, cases, counted: annotations, countedFrom }
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/** Numbers from 0 to 1, the same on every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function termsOf(cases: readonly Case[]) {
  return cases.map(({ present }) => ({ terms: present }))
}

export function findNewest(directory: string, name: RegExp): string | undefined {
  const found = readdirSync(directory)
    .filter((file) => name.test(file))
    .sort()
    .at(-1)
  return found === undefined ? undefined : join(directory, found)
}

function newest(directory: string, name: RegExp): string {
  const found = existsSync(directory) ? findNewest(directory, name) : undefined
  if (found === undefined) throw new Error(`${directory} has no file like ${name.source}`)
  return found
}

export function readText(file: string): string {
  const bytes = readFileSync(file)
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}

export function readOntology(file: string): Ontology {
  const { graphs } = JSON.parse(readText(file)) as {
    readonly graphs: readonly {
      readonly nodes: readonly OboNode[]
      readonly edges: readonly { readonly sub: string; readonly pred: string; readonly obj: string }[]
    }[]
  }
  const parents = new Map<string, string[]>()
  const terms: TermRecord[] = []
  for (const { nodes, edges } of graphs) {
    for (const { sub, pred, obj } of edges) {
      if (pred === 'is_a') parents.set(curie(sub), [...(parents.get(curie(sub)) ?? []), curie(obj)])
    }
    for (const { id, meta } of nodes) {
      const valuesOf = (end: string) =>
        (meta?.basicPropertyValues ?? [])
          .filter(({ pred }) => pred.endsWith(end))
          .map(({ val }) => curie(val))
      const [replacedBy] = valuesOf('IAO_0100001')
      if (!curie(id).startsWith('HP:') || (meta?.deprecated === true && replacedBy === undefined)) continue
      terms.push({
        id: curie(id),
        parents: parents.get(curie(id)) ?? [],
        alternatives: valuesOf('#hasAlternativeId'),
        ...(meta?.deprecated === true && replacedBy !== undefined ? { replacedBy } : {}),
      })
    }
  }
  return buildOntology({ terms })
}

function curie(iri: string): string {
  return iri.replace(/^.*\/HP_/, 'HP:')
}

export function readCases(file: string): readonly Case[] {
  const [header = '', ...lines] = readText(file).trimEnd().split('\n')
  const columns = header.replace(/^#/, '').split('\t')
  return lines.map((line) => {
    const cells = line.split('\t')
    const list = (column: string) =>
      (cells[columns.indexOf(column)] ?? '').split('|').filter((cell) => cell !== '')
    const [id = ''] = list('case_id')
    const [paper = ''] = list('pmid')
    const diagnoses = [...list('disease'), ...list('disease_equiv')]
    return { id, paper, present: list('present'), excluded: list('excluded'), diagnoses }
  })
}

/** Disease to phenotype, "not" rows left out, terms the ontology no longer knows too. */
function readAnnotations(file: string, ontology: Ontology) {
  const lines = readText(file)
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('#'))
  const columns = (lines[0] ?? '').split('\t')
  const [disease, qualifier, term, aspect] = ['database_id', 'qualifier', 'hpo_id', 'aspect'].map((name) =>
    columns.indexOf(name),
  )
  const byDisease = new Map<string, string[]>()
  for (const line of lines.slice(1)) {
    const cells = line.split('\t')
    const id = ontology.resolve(cells[term ?? -1] ?? '')
    if (id === undefined || cells[qualifier ?? -1] === 'NOT' || cells[aspect ?? -1] !== 'P') continue
    const name = cells[disease ?? -1] ?? ''
    const terms = byDisease.get(name)
    if (terms === undefined) byDisease.set(name, [id])
    else terms.push(id)
  }
  return [...byDisease.values()].map((terms) => ({ terms }))
}
