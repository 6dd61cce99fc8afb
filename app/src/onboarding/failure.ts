import type { Failure } from '../access/index.ts'

/** The sentence a field shows, when it is one of those to mend. */
export const sentenceAt = (failure: Failure | undefined, field: string): string | undefined =>
  failure?.errors.find((error) => error.field === field)?.sentence

/** What was typed, so that nothing is lost when a form comes back. */
export const typed = (failure: Failure | undefined, field: string): string | undefined => {
  const value = failure?.values[field]
  return typeof value === 'string' ? value : undefined
}

/** What was ticked, when a form comes back. */
export const ticked = (failure: Failure | undefined, field: string): readonly string[] | undefined => {
  if (failure === undefined) return undefined
  const value = failure.values[field]
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}
