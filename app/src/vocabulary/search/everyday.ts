import { type SearchLanguage, spelling } from './stem.ts'
import { readWords, type Word } from './words.ts'

/**
 * How people say it → how the vocabulary says it. One line of a table:
 * `fall/trip often/lot/keep <TAB> frequent falls | gait disturbance`: every part must be there, in any
 * order but close together, `/` between words that do the same, `@name` for a class of them.
 */
export type EverydayEntry = {
  readonly parts: readonly ReadonlySet<string>[]
  readonly means: readonly string[]
}

export type EverydayTable = {
  readonly entries: readonly EverydayEntry[]
  /** Entries by the stems of their first part, so that a query looks at a handful of them. */
  readonly byStem: ReadonlyMap<string, readonly EverydayEntry[]>
  readonly stems: ReadonlySet<string>
}

export type EverydayMatch = { readonly entry: EverydayEntry; readonly positions: readonly number[] }

export function readEverydayTable(text: string, language: SearchLanguage): EverydayTable {
  const classes = new Map<string, readonly string[]>()
  const entries: EverydayEntry[] = []
  for (const line of text.split('\n')) {
    const [left = '', right = ''] = line.split('\t').map((part) => part.trim())
    if (left === '' || left.startsWith('#') || right === '') continue
    if (left.startsWith('@') && !left.includes(' ') && right.startsWith('=')) {
      classes.set(left, right.slice(1).trim().split(/\s+/u))
      continue
    }
    const parts = left.split(/\s+/u).map((part) => stemsOf(part, classes, language))
    entries.push({ parts, means: right.split('|').map((each) => each.trim()) })
  }
  const byStem = new Map<string, EverydayEntry[]>()
  const stems = new Set<string>()
  for (const entry of entries) {
    for (const part of entry.parts) for (const each of part) stems.add(each)
    for (const each of rarestPart(entry)) {
      const list = byStem.get(each)
      if (list === undefined) byStem.set(each, [entry])
      else list.push(entry)
    }
  }
  return { entries, byStem, stems }
}

/** Every entry that the words say, with the words it used. */
export function matchEveryday(table: EverydayTable, words: readonly Word[]): readonly EverydayMatch[] {
  const candidates = new Set<EverydayEntry>()
  for (const word of words) for (const entry of table.byStem.get(word.stem) ?? []) candidates.add(entry)
  const found: EverydayMatch[] = []
  for (const entry of candidates) {
    const positions = place(entry.parts, words)
    if (positions !== undefined) found.push({ entry, positions })
  }
  return found
}

/** A part that stands for the fewest words rules out the most queries. */
function rarestPart(entry: EverydayEntry): ReadonlySet<string> {
  const [first, ...rest] = entry.parts
  return rest.reduce((least, part) => (part.size < least.size ? part : least), first ?? new Set<string>())
}

/** One distinct word for each part, all within a stretch little longer than the entry itself. */
function place(parts: readonly ReadonlySet<string>[], words: readonly Word[]): readonly number[] | undefined {
  const stretch = parts.length + 4
  for (let start = 0; start < words.length; start += 1) {
    const used = new Set<number>()
    const end = Math.min(words.length, start + stretch)
    const complete = parts.every((part) => {
      for (let at = start; at < end; at += 1) {
        const word = words[at]
        if (word === undefined || used.has(at) || !part.has(word.stem)) continue
        used.add(at)
        return true
      }
      return false
    })
    if (complete && used.has(start)) return [...used].sort((a, b) => a - b)
  }
  return undefined
}

function stemsOf(
  part: string,
  classes: ReadonlyMap<string, readonly string[]>,
  language: SearchLanguage,
): ReadonlySet<string> {
  const words = part.split('/').flatMap((each) => {
    if (!each.startsWith('@')) return [each]
    const members = classes.get(each)
    if (members === undefined) throw new Error(`the everyday table names ${each} but does not define it`)
    return members
  })
  return new Set(words.map((word) => readWords(word, language)[0]?.stem ?? spelling(word)))
}
