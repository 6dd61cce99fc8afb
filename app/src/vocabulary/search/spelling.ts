/**
 * Nearest known words to one that nobody knows. Every word keeps a mask of the letters it has:
 * two words one slip apart differ in at most two letters of the mask, so that a few nanoseconds
 * rule out nearly all of the dictionary before a distance is counted.
 */
export type SpellingGuess = { readonly word: string; readonly distance: number }

export type SpellingBook = {
  readonly has: (word: string) => boolean
  readonly near: (word: string) => readonly SpellingGuess[]
  readonly startingWith: (prefix: string, limit: number) => readonly string[]
}

export function buildSpellingBook(counts: ReadonlyMap<string, number>): SpellingBook {
  const words = [...counts.keys()].sort()
  const masks = Int32Array.from(words, maskOf)
  return {
    has: (word) => counts.has(word),
    near: (word) => {
      const allowed = slips(word)
      if (allowed === 0) return []
      const mask = maskOf(word)
      const found: SpellingGuess[] = []
      for (let i = 0; i < words.length; i += 1) {
        if (bits((masks[i] ?? 0) ^ mask) > 2 * allowed) continue
        const other = words[i] ?? ''
        if (Math.abs(other.length - word.length) > allowed) continue
        const distance = editDistance(word, other, allowed)
        if (distance <= allowed) found.push({ word: other, distance })
      }
      const best = Math.min(...found.map(({ distance }) => distance))
      return found.filter(({ distance }) => distance === best).slice(0, 12)
    },
    startingWith: (prefix, limit) => {
      const found: string[] = []
      for (let i = lowerBound(words, prefix); i < words.length; i += 1) {
        const word = words[i] ?? ''
        if (!word.startsWith(prefix)) break
        found.push(word)
      }
      return found
        .sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1))
        .slice(0, limit)
    },
  }
}

/** How many slips a word of this length may have before a guess becomes a lottery. */
function slips(word: string): number {
  if (word.length < 4) return 0
  return word.length < 8 ? 1 : 2
}

function maskOf(word: string): number {
  let mask = 0
  for (let i = 0; i < word.length; i += 1) mask |= 1 << ((word.charCodeAt(i) - 97) & 31)
  return mask
}

function bits(value: number): number {
  let rest = value >>> 0
  let count = 0
  while (rest !== 0) {
    rest &= rest - 1
    count += 1
  }
  return count
}

/** Swapped neighbours count as one slip (Damerau, restricted); stops early above the bound. */
function editDistance(a: string, b: string, bound: number): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j += 1) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      const swapped =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
      if (cost < least) least = cost
    }
    if (least > bound) return bound + 1
    before = last
    last = row
  }
  return last[b.length] ?? bound + 1
}

function lowerBound(words: readonly string[], prefix: string): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle] ?? '') < prefix) low = middle + 1
    else high = middle
  }
  return low
}
