import type { Ontology } from '@share4rare/matching'
import { z } from 'zod'

const id = z
  .string('it must be a text')
  .min(1, 'it must not be empty')
  .max(200, 'it is longer than 200 characters')
/** Far beyond anybody's symptoms, and still quick to compare. */
const mostTerms = 10_000
const terms = z
  .array(z.string('a symptom must be a text such as "HP:0001250"'), 'it must be a list of HP codes')
  .max(mostTerms, `more than ${mostTerms} symptoms`)
const codes = z
  .array(z.string('a code must be a text'), 'it must be a list of codes')
  .max(1_000, 'more than 1000 codes')

const profile = {
  id,
  present: terms.min(1, 'at least one symptom is needed'),
  excluded: terms.optional().default([]),
}

/** A query: `{"id","present":["HP:…"],"excluded":[…]}`, for people also `"group"`. */
export const queryLine = z.object({ ...profile, group: id.nullish() })
export type QueryLine = z.output<typeof queryLine>

/** Somebody of the pool: `{"id","present","excluded","diseases":[…],"genes":[…],"group"}`. */
export const poolLine = queryLine.extend({
  diseases: codes.optional().default([]),
  genes: codes.optional().default([]),
})
export type PoolLine = z.output<typeof poolLine>

/** The first symptom the ontology does not know, said as a reason. Former and obsolete ids that were replaced are known. */
export const unknownSymptom =
  (ontology: Pick<Ontology, 'resolve'>) =>
  ({ present, excluded }: Pick<QueryLine, 'present' | 'excluded'>): string | undefined => {
    const unknown = [...present, ...excluded].find((term) => ontology.resolve(term) === undefined)
    return unknown === undefined
      ? undefined
      : `the ontology does not know the symptom ${JSON.stringify(unknown)}`
  }

/** Refuses a second row of one id: an answer that names it would be about either. */
export const onlyOnce = (): ((row: { readonly id: string }) => string | undefined) => {
  const seen = new Set<string>()
  return ({ id: given }) => {
    if (seen.has(given)) return `the id ${JSON.stringify(given)} was there before`
    seen.add(given)
    return undefined
  }
}
