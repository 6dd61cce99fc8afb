import { diseaseCode } from '../releases/codes.ts'
import { buildNameIndex, matchSlot, type SearchName, strongWords, unknownMass } from './name-index.ts'
import type { SearchLanguage } from './stem.ts'
import { readWords, searchLanguage } from './words.ts'

export type SearchableDisease = {
  readonly id: string
  readonly codes: readonly string[]
  readonly names: readonly {
    readonly language: SearchLanguage
    readonly kind: 'common' | 'label' | 'synonym'
    readonly text: string
  }[]
}

export type FoundDisease = {
  readonly id: string
  readonly score: number
  /** The name or code that answered. */
  readonly name: string
}

export type DiseaseSearch = (
  query: string,
  options: { readonly locale: string; readonly limit?: number; readonly typing?: boolean },
) => readonly FoundDisease[]

const worthOf = { common: 1.05, label: 1, synonym: 0.97 } as const

/** Finds a disease by any name in any of the languages, or by its code. */
export function buildDiseaseSearch(diseases: readonly SearchableDisease[]): DiseaseSearch {
  const names: SearchName[] = diseases.flatMap(({ names }, of) =>
    names.map(({ language, kind, text }) => ({ of, language, text, worth: worthOf[kind] })),
  )
  const index = buildNameIndex(names)
  const byCode = new Map(diseases.flatMap(({ codes }, of) => codes.map((code) => [code, of] as const)))

  return (query, { locale, limit = 8, typing = false }) => {
    const coded = codesIn(query).flatMap((code) => {
      const disease = diseases[byCode.get(code) ?? -1]
      return disease === undefined ? [] : [{ id: disease.id, score: 1, name: code }]
    })
    if (coded.length > 0) return unique(coded).slice(0, limit)
    const words = strongWords(readWords(query.slice(0, 200), searchLanguage(locale)))
    const sums = new Map<number, { said: number; mass: number }>()
    let asked = 0
    words.forEach((word, at) => {
      const exact = index.book.has(word.stem) ? [{ stem: word.stem, worth: 1 }] : []
      const begun =
        typing && at === words.length - 1
          ? index.book
              .startingWith(word.stem, 24)
              .map((stem) => ({ stem, worth: 0.6 + (0.35 * word.stem.length) / stem.length }))
          : []
      const near =
        exact.length + begun.length > 0
          ? []
          : index.book
              .near(word.stem)
              .map(({ word: stem, distance }) => ({ stem, worth: 1 - 0.15 * distance }))
      const guesses = [...exact, ...begun, ...near]
      const weight = exact.length > 0 ? index.mass(word.stem) : unknownMass
      asked += weight
      if (guesses.length === 0) return
      // Names of diseases travel between languages: each language's names may answer.
      const match = matchSlot(index, {
        weight,
        alternatives: [{ words: [guesses], languages: ['en', 'es', 'ro'], worth: 1 }],
      })
      for (const [name, { share, mass }] of match) {
        const before = sums.get(name)
        if (before === undefined) sums.set(name, { said: weight * share, mass })
        else {
          before.said += weight * share
          before.mass += mass
        }
      }
    })
    const best = new Map<number, FoundDisease>()
    for (const [at, { said, mass }] of sums) {
      const name = names[at]
      const disease = diseases[name?.of ?? -1]
      if (name === undefined || disease === undefined) continue
      const whole = Math.min(1, mass / Math.max(1, index.nameMass[at] ?? 1))
      const score = (said / asked) * whole ** 0.4 * name.worth
      const before = best.get(name.of)
      if (before === undefined || before.score < score)
        best.set(name.of, { id: disease.id, score, name: name.text })
    }
    return [...best.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, limit)
  }
}

/** "ORPHA:98896", "omim 310200", or only the number, which may be either's. */
function codesIn(query: string): readonly string[] {
  const code = diseaseCode(query)
  if (code !== undefined) return [code]
  const number = /^\s*(\d{2,7})\s*$/u.exec(query)?.[1]
  if (number === undefined) return []
  return [`ORPHA:${number}`, `OMIM:${number}`, `MONDO:${number.padStart(7, '0')}`]
}

function unique(found: readonly FoundDisease[]): readonly FoundDisease[] {
  return [...new Map(found.map((each) => [each.id, each])).values()]
}
