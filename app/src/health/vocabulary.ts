import type { Services } from '../platform/services.ts'
import type { Vocabulary } from '../vocabulary/index.ts'

/** A term as a page shows it: the plain name first, the code second. */
export type NamedTerm = {
  readonly id: string
  readonly label: string
  /** A sentence saying what it is, where there is one. */
  readonly plain?: string | undefined
}

export type NamedDisease = {
  readonly id: string
  readonly label: string
  /** ORPHA, OMIM and Mondo codes, as people read them on their papers. */
  readonly codes: readonly string[]
}

/** What health asks of the vocabulary: names in the reader's language, and where an old code went. */
export type VocabularyForHealth = {
  /** The symptom in force for an id, following alternative and obsolete ids; undefined when nobody knows it. */
  readonly currentSymptom: (id: string) => string | undefined
  readonly nameSymptom: (id: string, locale: string) => NamedTerm
  /** The name clinicians know, in English. */
  readonly clinicalName: (id: string) => string
  readonly searchSymptoms: (words: string, locale: string, limit: number) => readonly NamedTerm[]
  readonly broader: (id: string, locale: string) => readonly NamedTerm[]
  readonly narrower: (id: string, locale: string) => readonly NamedTerm[]
  /** The body systems a term belongs to, the one with the smallest code first. */
  readonly bodySystemsOf: (id: string) => readonly string[]
  readonly currentDisease: (id: string) => string | undefined
  readonly nameDisease: (id: string, locale: string) => NamedDisease
  readonly searchDiseases: (words: string, locale: string, limit: number) => readonly NamedDisease[]
  /** What published diseases have together with these symptoms, likeliest first. It knows no member. */
  readonly describedWith: (present: readonly string[], limit: number) => readonly string[]
}

const codeOrder = ['ORPHA', 'OMIM', 'MONDO']
const rankOf = (code: string): number => codeOrder.findIndex((prefix) => code.startsWith(prefix))

const adapt = (vocabulary: Vocabulary): VocabularyForHealth => {
  const current = (id: string): string | undefined => {
    const term = vocabulary.resolveTerm(id)
    return term !== undefined && vocabulary.isSymptom(term) ? term : undefined
  }
  const name = (id: string, locale: string): NamedTerm => {
    // A code that a later release replaced is still named, by what stands for it now.
    const now = vocabulary.resolveTerm(id) ?? id
    return { id, label: vocabulary.termLabel(now, locale), plain: vocabulary.explain(now, locale)?.text }
  }
  const nameAll = (ids: readonly string[], locale: string): readonly NamedTerm[] =>
    ids.filter((id) => current(id) === id).map((id) => name(id, locale))
  const nameDisease = (id: string, locale: string): NamedDisease => {
    const now = vocabulary.resolveDisease(id) ?? id
    const codes = vocabulary.diseaseCodes(now).filter((code) => rankOf(code) >= 0)
    return {
      id,
      label: vocabulary.diseaseLabel(now, locale),
      codes: [...codes].sort((a, b) => rankOf(a) - rankOf(b)).slice(0, 3),
    }
  }
  return {
    currentSymptom: current,
    nameSymptom: name,
    clinicalName: (id) => vocabulary.clinicalLabel(vocabulary.resolveTerm(id) ?? id),
    searchSymptoms: (words, locale, limit) =>
      nameAll(
        vocabulary.searchSymptoms(words, { locale, limit }).map(({ id }) => id),
        locale,
      ),
    broader: (id, locale) => nameAll(vocabulary.parentsOf(id), locale),
    narrower: (id, locale) => nameAll(vocabulary.childrenOf(id), locale),
    bodySystemsOf: (id) => vocabulary.bodySystemsOf(vocabulary.resolveTerm(id) ?? id),
    currentDisease: (id) => vocabulary.resolveDisease(id),
    nameDisease,
    searchDiseases: (words, locale, limit) =>
      vocabulary.searchDiseases(words, { locale, limit }).map(({ id }) => nameDisease(id, locale)),
    describedWith: vocabulary.describedWith,
  }
}

// One vocabulary lives until the next release is installed; what is computed from it lives as long.
const adapted = new WeakMap<Vocabulary, VocabularyForHealth>()

export const vocabularyOf = (services: Pick<Services, 'vocabulary'>): VocabularyForHealth => {
  const vocabulary = services.vocabulary.current()
  const known = adapted.get(vocabulary)
  if (known !== undefined) return known
  const fresh = adapt(vocabulary)
  adapted.set(vocabulary, fresh)
  return fresh
}
