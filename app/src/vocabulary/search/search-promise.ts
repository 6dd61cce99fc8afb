import { createHash } from 'node:crypto'
import type { SymptomSearch } from './symptom-search.ts'

/** One line of phrases.tsv: how somebody says one symptom, and the terms a clinician would accept. */
export type JudgedPhrase = {
  readonly language: 'en' | 'es'
  readonly phrase: string
  readonly expected: ReadonlySet<string>
  /** Half of the phrases were never looked at while the search was tuned. */
  readonly half: 'tuning' | 'unseen'
}

export function readPhrases(text: string): readonly JudgedPhrase[] {
  return text
    .trim()
    .split('\n')
    .slice(1)
    .flatMap((line): JudgedPhrase[] => {
      const [language, phrase, expected] = line.split('\t')
      if ((language !== 'en' && language !== 'es') || phrase === undefined || expected === undefined)
        return []
      const half = (createHash('sha256').update(phrase).digest()[0] ?? 0) % 2 === 0 ? 'tuning' : 'unseen'
      return [{ language, phrase, expected: new Set(expected.split('|')), half }]
    })
}

/** The share of phrases whose right term is among the first five. */
export function hitRate(search: SymptomSearch, phrases: readonly JudgedPhrase[]): number {
  const hits = phrases.filter(({ language, phrase, expected }) =>
    search(phrase, { locale: language, limit: 5 }).some(({ id }) => expected.has(id)),
  )
  return hits.length / phrases.length
}
