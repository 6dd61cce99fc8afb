/**
 * Why the library refused. A closed list, so that a caller can turn each into a sentence of its own:
 *
 * - `unknown-term`: an id is neither a term, nor an alternative id, nor an obsolete id with a replacement;
 * - `duplicate-term`, `duplicate-disease`: two records claim one id;
 * - `cyclic-ontology`: a term is its own ancestor, or its own replacement;
 * - `empty-profile`: a profile or a query without a single symptom, or no annotation to count;
 * - `wrong-ontology`: the information content was counted over another ontology;
 * - `invalid-option`: a number that is not one, or lies outside its range; an id or a facet that is not a text.
 */
export type MatchingErrorCode =
  | 'unknown-term'
  | 'duplicate-term'
  | 'duplicate-disease'
  | 'cyclic-ontology'
  | 'empty-profile'
  | 'wrong-ontology'
  | 'invalid-option'

/** The only error this library throws on purpose. `subject` is the id or the option it is about. */
export class MatchingError extends Error {
  override readonly name = 'MatchingError'
  readonly code: MatchingErrorCode
  readonly subject: string | undefined

  constructor(code: MatchingErrorCode, message: string, subject?: string) {
    super(message)
    this.code = code
    this.subject = subject
  }
}
