import { type EverydayTable, matchEveryday } from './everyday.ts'
import {
  buildNameIndex,
  matchSlot,
  type NameIndex,
  type SearchName,
  type Slot,
  type SlotMatch,
  strongWords,
  unknownMass,
  type WordGuess,
} from './name-index.ts'
import type { SearchLanguage } from './stem.ts'
import { readWords, searchLanguage, type Word } from './words.ts'

export type SearchableTerm = {
  readonly id: string
  readonly names: readonly {
    readonly language: SearchLanguage
    readonly kind: SearchNameKind
    readonly text: string
  }[]
  /** In how many diseases it is described: of two equal answers the commoner is likelier meant. */
  readonly diseases: number
}

export type SearchNameKind =
  | 'common'
  | 'label'
  | 'everyday'
  | 'layperson'
  | 'exact'
  | 'spelling'
  | 'abbreviation'
  | 'narrow'
  | 'related'
  | 'broad'

export type FoundTerm = {
  readonly id: string
  /** 0..1: how much of what was asked is said by the name, and of the name by what was asked. */
  readonly score: number
  /** The name that answered, in its language. */
  readonly name: string
  readonly language: SearchLanguage
}

export type SearchOptions = {
  readonly locale: string
  readonly limit?: number
  /** While somebody types, the last word may be the beginning of one. */
  readonly typing?: boolean
}

export type SymptomSearch = (query: string, options: SearchOptions) => readonly FoundTerm[]

type Book = Readonly<Record<SearchLanguage, EverydayTable>>

const worthOf: Readonly<Record<SearchNameKind, number>> = {
  common: 1,
  label: 1,
  everyday: 1,
  layperson: 1,
  exact: 0.98,
  spelling: 0.98,
  abbreviation: 0.85,
  narrow: 0.85,
  related: 0.88,
  broad: 0.75,
}

export function buildSymptomSearch(terms: readonly SearchableTerm[], everyday: Book): SymptomSearch {
  const names: SearchName[] = terms.flatMap((term, of) =>
    term.names.map(({ language, kind, text }) => ({ of, language, text, worth: worthOf[kind] })),
  )
  const index = buildNameIndex(names, [...everyday.en.stems, ...everyday.es.stems, ...everyday.ro.stems])
  const most = Math.log(2 + terms.reduce((max, term) => Math.max(max, term.diseases), 0))
  const prior = Float32Array.from(terms, (term) => 0.08 * (Math.log(1 + term.diseases) / most))

  return (query, { locale, limit = 8, typing = false }) => {
    const language = searchLanguage(locale)
    const variants = readVariants(index, everyday[language], query.slice(0, 300), language, typing)
    const best = new Map<number, { score: number; name: number }>()
    for (const [name, score] of scoreNames(index, variants)) {
      const of = names[name]?.of ?? 0
      const before = best.get(of)
      if (before === undefined || before.score < score) best.set(of, { score, name })
    }
    return [...best]
      .map(([of, { score, name }]) => ({ of, name, score: score * (0.92 + (prior[of] ?? 0)) }))
      .sort((a, b) => b.score - a.score || a.of - b.of)
      .slice(0, limit)
      .flatMap(({ of, name, score }) => {
        const id = terms[of]?.id
        const found = names[name]
        return id === undefined || found === undefined
          ? []
          : [{ id, score, name: found.text, language: found.language }]
      })
  }
}

/**
 * The ways to understand a question: word by word, and once for every everyday saying in it, with
 * the saying put into the vocabulary's words and the rest word by word.
 */
function readVariants(
  index: NameIndex,
  table: EverydayTable,
  query: string,
  language: SearchLanguage,
  typing: boolean,
): readonly (readonly Slot[])[] {
  const asked = readWords(query, language)
  const read = asked.map((word, at) => {
    const guesses = guessWord(index, word, typing && at === asked.length - 1)
    const sure = index.book.has(word.stem)
    return { ...word, guesses, stem: sure ? word.stem : (guesses[0]?.stem ?? word.stem) }
  })
  const strong = strongWords(read)
  const slots = new Map(
    read
      .filter((word) => strong.includes(word))
      .map((word) => [word, wordSlot(index, word, word.guesses, language)]),
  )
  const direct = [...slots.values()]
  const sayings = matchEveryday(table, read).map(({ entry, positions }) => {
    const used = new Set(positions.map((at) => read[at]))
    const rest = [...slots].filter(([word]) => !used.has(word)).map(([, slot]) => slot)
    const covered = positions.reduce((sum, at) => {
      const word = read[at]
      return sum + (word === undefined || word.weak ? 1.5 : index.mass(word.stem))
    }, 0)
    return [sayingSlot(entry.means, Math.max(unknownMass, covered)), ...rest]
  })
  return [direct, ...sayings].filter((variant) => variant.length > 0)
}

function wordSlot(
  index: NameIndex,
  word: Word,
  guesses: readonly WordGuess[],
  language: SearchLanguage,
): Slot {
  const known = guesses.length > 0
  const own = { words: [guesses], languages: [language], worth: 1 }
  // The medical words of other languages are often the same word: found, but worth a little less.
  const english = { words: [guesses], languages: ['en' as const], worth: 0.85 }
  return {
    weight: known ? index.mass(word.stem) : unknownMass,
    alternatives: known ? (language === 'en' ? [own] : [own, english]) : [],
  }
}

function sayingSlot(means: readonly string[], weight: number): Slot {
  return {
    weight,
    alternatives: means.map((text, rank) => ({
      words: strongWords(readWords(text, 'en')).map(({ stem }) => [{ stem, worth: 1 }]),
      languages: ['en'],
      worth: 1 - 0.03 * rank,
    })),
  }
}

function guessWord(index: NameIndex, word: Word, unfinished: boolean): readonly WordGuess[] {
  const exact = index.book.has(word.stem) ? [{ stem: word.stem, worth: 1 }] : []
  const begun =
    unfinished && word.folded.length > 1
      ? index.book
          .startingWith(word.stem, 24)
          .map((stem) => ({ stem, worth: 0.6 + (0.35 * word.stem.length) / stem.length }))
      : []
  if (exact.length > 0 || begun.length > 0)
    return [...exact, ...begun.filter(({ stem }) => stem !== word.stem)]
  return index.book
    .near(word.stem)
    .map(({ word: stem, distance }) => ({ stem, worth: distance === 1 ? 0.85 : 0.7 }))
}

function scoreNames(index: NameIndex, variants: readonly (readonly Slot[])[]): ReadonlyMap<number, number> {
  const scores = new Map<number, number>()
  const cache = new Map<Slot, SlotMatch>()
  for (const slots of variants) {
    const asked = slots.reduce((sum, { weight }) => sum + weight, 0)
    const sums = new Map<number, { said: number; mass: number }>()
    for (const slot of slots) {
      const match = cache.get(slot) ?? matchSlot(index, slot)
      cache.set(slot, match)
      for (const [name, { share, mass }] of match) {
        const before = sums.get(name)
        if (before === undefined) sums.set(name, { said: slot.weight * share, mass })
        else {
          before.said += slot.weight * share
          before.mass += mass
        }
      }
    }
    for (const [name, { said, mass }] of sums) {
      const whole = Math.min(1, mass / Math.max(1, index.nameMass[name] ?? 1))
      const score = (said / asked) * Math.sqrt(whole) * (index.names[name]?.worth ?? 1)
      if (score > (scores.get(name) ?? 0)) scores.set(name, score)
    }
  }
  return scores
}
