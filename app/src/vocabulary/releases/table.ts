import { readLines, type Source } from './lines.ts'
import { ReleaseError } from './release-error.ts'

/** One row of a tab-separated file, its cells named by the header. */
export type Row<C extends string> = {
  readonly line: number
  readonly cells: Readonly<Record<C, string>>
}

export type TableShape<C extends string> = {
  /** What the file should be, for the sentence when it is something else. */
  readonly what: string
  /** Columns that must be there, by name, lower case; where they stand is read from the header. */
  readonly columns: readonly C[]
  /** Older headers that mean the same, lower case. */
  readonly aliases?: Readonly<Record<string, C>>
  /** Lines before the header: comments of the form "#version: …". */
  readonly onComment?: (text: string) => void
}

/** The rows of a table. A missing column, a row of another width or an empty file is an error with its line. */
export async function* readTable<C extends string>(
  source: Source,
  shape: TableShape<C>,
): AsyncGenerator<Row<C>> {
  let header: { readonly width: number; readonly at: readonly (readonly [C, number])[] } | undefined
  let last = 0
  for await (const { number, text } of readLines(source)) {
    last = number
    if (header === undefined) {
      if (text.startsWith('#') && !looksLikeHeader(text, shape)) {
        shape.onComment?.(text)
        continue
      }
      header = readHeader(source.file, number, text, shape)
      continue
    }
    if (text === '') continue
    const parts = text.split('\t')
    if (parts.length !== header.width) {
      throw new ReleaseError({
        file: source.file,
        line: number,
        sentence: `This row has ${parts.length} columns; the header has ${header.width}.`,
      })
    }
    yield { line: number, cells: named(parts, header.at) }
  }
  if (header === undefined) {
    throw new ReleaseError({
      file: source.file,
      line: last + 1,
      sentence: `This is not ${shape.what}: it has no header.`,
    })
  }
}

/** Stops the reading when a cell does not hold what it must. */
export function refuseRow(source: Source, line: number, sentence: string): never {
  throw new ReleaseError({ file: source.file, line, sentence })
}

function looksLikeHeader<C extends string>(text: string, shape: TableShape<C>): boolean {
  return text.includes('\t') && shape.columns.every((column) => headerNames(text, shape).includes(column))
}

function headerNames<C extends string>(text: string, shape: TableShape<C>): readonly string[] {
  return text
    .replace(/^\uFEFF?#?/u, '')
    .split('\t')
    .map((name) => name.trim().toLowerCase())
    .map((name) => shape.aliases?.[name] ?? name)
}

function readHeader<C extends string>(file: string, line: number, text: string, shape: TableShape<C>) {
  const names = headerNames(text, shape)
  const missing = shape.columns.filter((column) => !names.includes(column))
  if (missing.length > 0) {
    throw new ReleaseError({
      file,
      line,
      sentence: `This is not ${shape.what}: the column ${missing.join(', ')} is missing.`,
    })
  }
  return { width: names.length, at: shape.columns.map((column) => [column, names.indexOf(column)] as const) }
}

function named<C extends string>(
  parts: readonly string[],
  at: readonly (readonly [C, number])[],
): Readonly<Record<C, string>> {
  const cells: Partial<Record<C, string>> = {}
  for (const [column, index] of at) cells[column] = (parts[index] ?? '').trim()
  return cells as Record<C, string>
}
