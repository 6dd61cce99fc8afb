import type { z } from 'zod'
import type { Problem } from '../platform/result/index.ts'

type Issue = z.core.$ZodIssue

const isMissing = (raw: unknown, path: readonly PropertyKey[]): boolean => {
  let at: unknown = raw
  for (const key of path) {
    if (typeof at !== 'object' || at === null) return true
    at = (at as Record<PropertyKey, unknown>)[key]
  }
  return at === undefined || at === ''
}

const codeOf = (issue: Issue, raw: unknown): Omit<Problem, 'field'> => {
  if (isMissing(raw, issue.path)) return { code: 'required' }
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? {
            code: issue.origin === 'array' ? 'too-few' : 'too-short',
            values: { minimum: Number(issue.minimum) },
          }
        : { code: 'too-small', values: { minimum: Number(issue.minimum) } }
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? {
            code: issue.origin === 'array' ? 'too-many' : 'too-long',
            values: { maximum: Number(issue.maximum) },
          }
        : { code: 'too-big', values: { maximum: Number(issue.maximum) } }
    case 'invalid_format':
      return { code: issue.format === 'email' ? 'not-an-email' : 'invalid' }
    case 'invalid_value':
      return { code: 'not-one-of' }
    case 'custom':
      return { code: typeof issue.params?.code === 'string' ? issue.params.code : 'invalid' }
    default:
      return { code: 'invalid' }
  }
}

/** Turns a schema's complaints into problems with codes that have a sentence in every language, one for each field. */
export const problemsOf = (error: z.ZodError, raw: unknown): readonly Problem[] => {
  const byField = new Map<string, Problem>()
  for (const issue of error.issues) {
    const field = issue.path.map(String).join('.')
    if (!byField.has(field)) byField.set(field, { ...codeOf(issue, raw), ...(field === '' ? {} : { field }) })
  }
  return [...byField.values()]
}
