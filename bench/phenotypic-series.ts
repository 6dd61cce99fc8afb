import { join } from 'node:path'
import { findNewest, readText } from './people-data.ts'

/**
 * By OMIM id: the phenotypic series it belongs to (by Mondo's matches: a series is a Mondo class, and so is a
 * disease below it); a disease of no series is a group of its own.
 */
export function readSeries(
  directory: string,
  diseases: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const read = (name: RegExp) => {
    const file = findNewest(directory, name)
    if (file === undefined) throw new Error(`${directory} has no file like ${name.source}`)
    return readText(join(file))
      .trimEnd()
      .split('\n')
      .filter((line) => !line.startsWith('#'))
  }
  const series = new Map<string, string>()
  for (const line of read(/exactmatch_omimps\..*tsv/)) {
    const [mondo = '', , , id = ''] = line.split('\t')
    series.set(mondo, id)
  }
  const broader = new Map<string, string[]>()
  for (const line of read(/^mondo.*edges\.tsv/)) {
    const [, narrow = '', predicate, broad = ''] = line.split('\t')
    if (predicate === 'biolink:subclass_of') broader.set(narrow, [...(broader.get(narrow) ?? []), broad])
  }
  const mondoOf = new Map<string, string>()
  for (const line of read(/exactmatch_omim\..*tsv/)) {
    const [mondo = '', , , id = ''] = line.split('\t')
    mondoOf.set(id, mondo)
  }
  return new Map(
    diseases.map((disease) => {
      const found = new Set<string>()
      const seen = new Set([mondoOf.get(disease) ?? ''])
      for (const mondo of seen) {
        const id = series.get(mondo)
        if (id !== undefined) found.add(id)
        for (const each of broader.get(mondo) ?? []) seen.add(each)
      }
      return [disease, found.size === 0 ? [disease] : [...found].sort()]
    }),
  )
}
