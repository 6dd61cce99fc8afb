import { buildSpellingBook, type SpellingBook } from './spelling.ts'
import { type SearchLanguage, stem } from './stem.ts'
import { readWords, type Word } from './words.ts'

/** A name of something findable. `worth` lowers names that say it less exactly. */
export type SearchName = {
  readonly of: number
  readonly language: SearchLanguage
  readonly text: string
  readonly worth: number
}

export type NameIndex = {
  readonly names: readonly SearchName[]
  readonly book: SpellingBook
  /** How much a word tells: rare words tell more. */
  readonly mass: (stem: string) => number
  readonly nameMass: Float32Array
  readonly postings: ReadonlyMap<string, Uint32Array>
}

/** One part of a question: any of its alternatives will do, each in the languages it may be found in. */
export type Slot = {
  readonly weight: number
  readonly alternatives: readonly Alternative[]
}

export type Alternative = {
  readonly words: readonly (readonly WordGuess[])[]
  readonly languages: readonly SearchLanguage[]
  readonly worth: number
}

export type WordGuess = { readonly stem: string; readonly worth: number }

/** Which names answer a slot, how well (0..1) and how much of each name that explains. */
export type SlotMatch = ReadonlyMap<number, { readonly share: number; readonly mass: number }>

/** A word nobody has ever written tells something, but a name cannot be blamed for not having it. */
export const unknownMass = 5

export function buildNameIndex(names: readonly SearchName[], extraStems: Iterable<string> = []): NameIndex {
  const lists = new Map<string, number[]>()
  const stemsOf: string[][] = []
  const stemOf = remembered()
  names.forEach((name, index) => {
    const stems = [
      ...new Set(strongWords(readWords(name.text, name.language, stemOf)).map(({ stem }) => stem)),
    ]
    stemsOf.push(stems)
    for (const stem of stems) {
      const list = lists.get(stem)
      if (list === undefined) lists.set(stem, [index])
      else list.push(index)
    }
  })
  const postings = new Map<string, Uint32Array>()
  const counts = new Map<string, number>()
  const masses = new Map<string, number>()
  for (const [stem, list] of lists) {
    postings.set(stem, Uint32Array.from(list))
    counts.set(stem, list.length)
    masses.set(stem, Math.log(1 + names.length / list.length))
  }
  for (const stem of extraStems) if (!counts.has(stem)) counts.set(stem, 0)
  const mass = (stem: string) => masses.get(stem) ?? unknownMass
  const nameMass = Float32Array.from(stemsOf, (stems) => stems.reduce((sum, stem) => sum + mass(stem), 0))
  return { names, book: buildSpellingBook(counts), mass, nameMass, postings }
}

/** Words that carry meaning; a text of only weak words keeps them, else it would have nothing. */
export function strongWords(words: readonly Word[]): readonly Word[] {
  const strong = words.filter(({ weak }) => !weak)
  return strong.length > 0 ? strong : words
}

export function matchSlot(index: NameIndex, slot: Slot): SlotMatch {
  const best = new Map<number, { share: number; mass: number }>()
  for (const alternative of slot.alternatives) {
    for (const [name, found] of matchAlternative(index, alternative)) {
      const before = best.get(name)
      if (before === undefined || before.share < found.share) best.set(name, found)
    }
  }
  return best
}

function matchAlternative(index: NameIndex, alternative: Alternative) {
  const found = new Map<number, { share: number; mass: number }>()
  const total = alternative.words.reduce((sum, guesses) => sum + wordMass(index, guesses), 0)
  for (const guesses of alternative.words) {
    const part = wordMass(index, guesses) / total
    for (const [name, { worth, mass }] of namesWith(index, guesses, alternative.languages)) {
      const share = part * worth * alternative.worth
      const before = found.get(name)
      if (before === undefined) found.set(name, { share, mass })
      else {
        before.share += share
        before.mass += mass
      }
    }
  }
  return found
}

function namesWith(
  index: NameIndex,
  guesses: readonly WordGuess[],
  languages: readonly SearchLanguage[],
): ReadonlyMap<number, { worth: number; mass: number }> {
  const found = new Map<number, { worth: number; mass: number }>()
  for (const { stem, worth } of guesses) {
    const mass = index.mass(stem)
    for (const name of index.postings.get(stem) ?? []) {
      const language = index.names[name]?.language
      if (language === undefined || !languages.includes(language)) continue
      const before = found.get(name)
      if (before === undefined || before.worth < worth) found.set(name, { worth, mass })
    }
  }
  return found
}

function wordMass(index: NameIndex, guesses: readonly WordGuess[]): number {
  return guesses.reduce((most, { stem }) => Math.max(most, index.mass(stem)), 0) || unknownMass
}

/** Names repeat the same few thousand words; kept only while an index is built, never for what people type. */
function remembered(): typeof stem {
  const known = {
    en: new Map<string, string>(),
    es: new Map<string, string>(),
    ro: new Map<string, string>(),
  }
  return (folded, language) => {
    const before = known[language].get(folded)
    if (before !== undefined) return before
    const found = stem(folded, language)
    known[language].set(folded, found)
    return found
  }
}
