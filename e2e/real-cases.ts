import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

export type Case = {
  readonly id: string
  readonly pmid: string
  /** ISO 8601 duration, as the paper has it; empty where it does not say. */
  readonly age: string
  readonly present: readonly string[]
  readonly disease: string
}

const cells = (cell: string | undefined): readonly string[] =>
  (cell ?? '').split('|').filter((one) => one !== '')

export const readCases = (file: string): readonly Case[] => {
  const bytes = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  const [header = '', ...lines] = text.split('\n')
  const names = header.replace(/^#/, '').split('\t')
  const at = (name: string): number => names.indexOf(name)
  return lines
    .filter((line) => line !== '')
    .map((line) => line.split('\t'))
    .map((row) => ({
      id: row[at('case_id')] ?? '',
      pmid: row[at('pmid')] ?? '',
      age: row[at('age')] ?? '',
      present: cells(row[at('present')]),
      disease: row[at('disease')] ?? '',
    }))
}

/** How families call a term: the ontology's layperson synonyms. */
export type Lay = ReadonlyMap<string, readonly string[]>

type Node = {
  readonly id: string
  readonly lbl?: string
  readonly meta?: {
    readonly synonyms?: readonly {
      readonly val: string
      readonly pred: string
      readonly synonymType?: string
    }[]
  }
}

export const readLayWords = (file: string): Lay => {
  const { graphs } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as {
    readonly graphs: readonly [{ readonly nodes: readonly Node[] }]
  }
  return new Map(
    graphs[0].nodes.map(({ id, meta }) => [
      id.replace(/^.*HP_/, 'HP:'),
      (meta?.synonyms ?? [])
        .filter(({ synonymType, pred }) => /layperson/.test(synonymType ?? '') && pred === 'hasExactSynonym')
        .map(({ val }) => val.toLowerCase()),
    ]),
  )
}

export type Held = {
  readonly held: Case
  /** Six of its symptoms, each as a family says it. */
  readonly said: readonly { readonly term: string; readonly words: string }[]
}

const wanted = 6

const isChild = ({ age }: Case): boolean => {
  const [, years] = /^P(?:(\d+)Y)?/.exec(age) ?? []
  return age !== '' && Number(years ?? 0) < 18
}

/**
 * Which case is held back, by a rule that looks at no result: the diagnosis that the most papers describe, and of its
 * cases the first by id that is a child's and of which six symptoms or more have a name that families use. Of these she
 * says the first six.
 */
export const chooseHeldBack = (cases: readonly Case[], lay: Lay): Held => {
  const papers = new Map<string, Set<string>>()
  for (const { disease, pmid } of cases) {
    papers.set(disease, (papers.get(disease) ?? new Set()).add(pmid))
  }
  const byPapers = [...papers].sort(([a, one], [b, other]) => other.size - one.size || (a < b ? -1 : 1))
  for (const [disease] of byPapers) {
    const own = cases
      .filter((one) => one.disease === disease && isChild(one))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
    for (const held of own) {
      const said = held.present.flatMap((term) => {
        const [words] = (lay.get(term) ?? []).toSorted((a, b) => a.length - b.length)
        return words === undefined ? [] : [{ term, words }]
      })
      if (said.length >= wanted) return { held, said: said.slice(0, wanted) }
    }
  }
  throw new Error('No case can be held back: none has six symptoms that families have words for.')
}
