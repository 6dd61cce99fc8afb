import type { z } from 'zod'
import { readLines, type Source } from '../../vocabulary/index.ts'

/** A line that cannot be used, and why. Lines count from 1. */
export type BadLine = { readonly file: string; readonly line: number; readonly reason: string }

/** What one place of input gave: everything, or every line that is wrong. */
export type Read<T> = { readonly rows: readonly T[]; readonly bad: readonly BadLine[] }

const reasonOf = (error: z.ZodError): string => {
  const [issue] = error.issues
  if (issue === undefined) return 'it does not fit'
  const place = issue.path.join('.')
  return place === '' ? issue.message : `${place}: ${issue.message}`
}

/**
 * Reads JSON Lines whole before anything is answered: who pipes a thousand queries in wants all answers or one list of what to
 * mend. `check` says what is wrong with a row that has the right shape.
 */
export const readJsonLines = async <T>(
  source: Source,
  schema: z.ZodType<T>,
  check: (row: T) => string | undefined,
): Promise<Read<T>> => {
  const rows: T[] = []
  const bad: BadLine[] = []
  const refuse = (line: number, reason: string): void => {
    bad.push({ file: source.file, line, reason })
  }
  for await (const { number, text } of readLines(source)) {
    if (text.trim() === '') continue
    const json = jsonOf(text)
    if (json === undefined) {
      refuse(number, 'it is not JSON')
      continue
    }
    const parsed = schema.safeParse(json.value)
    if (!parsed.success) refuse(number, reasonOf(parsed.error))
    else {
      const reason = check(parsed.data)
      if (reason === undefined) rows.push(parsed.data)
      else refuse(number, reason)
    }
  }
  if (rows.length + bad.length === 0) refuse(1, 'there is no line to read')
  return { rows, bad }
}

const jsonOf = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}
