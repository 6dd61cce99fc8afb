import { MatchingError } from './error.ts'
import type { InformationContent } from './information-content.ts'
import { SURE, tversky } from './score.ts'

/** What is asked, in codes. At least one of symptoms, tags and diseases. */
export interface RoutedQuestion {
  readonly present?: readonly string[]
  readonly tags?: readonly string[]
  readonly diseases?: readonly string[]
  /** The language it is written in. */
  readonly language: string
  readonly country?: string
  /** Ids left out: who asks, and who must not be asked. */
  readonly notIds?: readonly string[]
}

/** Somebody who may be able to answer. */
export interface Helper {
  readonly id: string
  /** Whether they agreed to be asked. */
  readonly agreed: boolean
  /** Those they read and write, the one they prefer first. */
  readonly languages: readonly string[]
  readonly present?: readonly string[]
  readonly diseases?: readonly string[]
  /** What they know about. */
  readonly tags?: readonly string[]
  readonly country?: string
}

export const routeParts = ['symptoms', 'disease', 'tags', 'language', 'country'] as const
export type RoutePart = (typeof routeParts)[number]

/** What a route was computed with. Store it beside the route. */
export interface RouteSettings {
  readonly version: string
  /** What each part weighs, 0 or more. Only the parts a question has are added up, and their weights make 1 together. */
  readonly weights: Readonly<Record<RoutePart, number>>
  /** Weight of symptoms that only the helper has, 0..1, as in `Settings`. */
  readonly beta: number
}

/** Chosen by judgement, not yet measured: what somebody lives with or knows about outweighs where they live. */
export const DEFAULT_ROUTE_SETTINGS: RouteSettings = Object.freeze({
  version: 'routes-1',
  weights: Object.freeze({ symptoms: 0.3, disease: 0.3, tags: 0.25, language: 0.1, country: 0.05 }),
  beta: 0.3,
})

/** Somebody to ask, and why. */
export interface Route {
  readonly id: string
  /** 0..1, the sum of the parts. */
  readonly score: number
  readonly parts: Readonly<Record<RoutePart, number>>
  /** What they share with the question, as the question names it. */
  readonly because: { readonly diseases: readonly string[]; readonly tags: readonly string[] }
}

/**
 * The people most able to answer a question, best first, equal scores by id. Who did not agree to be asked or does not
 * know the language is never among them, nor who only shares a language or a country with the question.
 *
 * Reads every helper given: hand over those an engine or a tag list found, not everybody.
 *
 * Throws `unknown-term`, `empty-profile` (a question without symptoms, tags and diseases), `invalid-option`.
 *
 * ```ts
 * routes({ tags: ['school'], language: 'es' },
 *   [{ id: 'ana', languages: ['es', 'en'], agreed: true, tags: ['school'] }], { ic, top: 5 })[0]?.because.tags // ['school']
 * ```
 */
export function routes(
  question: RoutedQuestion,
  helpers: Iterable<Helper>,
  rule: { readonly ic: InformationContent; readonly top: number; readonly settings?: RouteSettings },
): readonly Route[] {
  const { ic, top, settings = DEFAULT_ROUTE_SETTINGS } = rule
  if (!Number.isSafeInteger(top) || top < 0) {
    throw new MatchingError('invalid-option', `top must be a whole number, 0 or more, not ${top}`, 'top')
  }
  const weights = weightsFor(question, settings)
  const alike = likeness(question.present ?? [], ic, settings.beta)
  const found: Route[] = []
  for (const helper of helpers) {
    const { id, agreed, languages } = helper
    if (!agreed || !languages.includes(question.language) || question.notIds?.includes(id)) continue
    const because = {
      diseases: shared(question.diseases, helper.diseases),
      tags: shared(question.tags, helper.tags),
    }
    const parts = {
      symptoms: weights.symptoms * alike(helper.present ?? []),
      disease: because.diseases.length > 0 ? weights.disease : 0,
      tags: (weights.tags * because.tags.length) / Math.max(1, new Set(question.tags).size),
      language: languages[0] === question.language ? weights.language : weights.language / 2,
      country: question.country === helper.country ? weights.country : 0,
    }
    if (parts.symptoms + parts.disease + parts.tags === 0) continue
    found.push({ id, score: routeParts.reduce((sum, part) => sum + parts[part], 0), parts, because })
  }
  return found.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, top)
}

/** The weights of the parts a question has, making 1 together; 0 for the others. */
function weightsFor(
  question: RoutedQuestion,
  { weights }: RouteSettings,
): Readonly<Record<RoutePart, number>> {
  const has: Readonly<Record<RoutePart, boolean>> = {
    symptoms: (question.present?.length ?? 0) > 0,
    disease: (question.diseases?.length ?? 0) > 0,
    tags: (question.tags?.length ?? 0) > 0,
    language: true,
    country: question.country !== undefined,
  }
  if (!has.symptoms && !has.disease && !has.tags) {
    throw new MatchingError('empty-profile', 'The question names no symptom, no tag and no disease')
  }
  for (const part of routeParts) {
    if (weights[part] >= 0 && weights[part] < Number.POSITIVE_INFINITY) continue
    throw new MatchingError(
      'invalid-option',
      `The weight of ${part} must be 0 or more, not ${weights[part]}`,
      part,
    )
  }
  const of = (part: RoutePart) => (has[part] ? weights[part] : 0)
  const total = routeParts.reduce((sum, part) => sum + of(part), 0)
  const share = (part: RoutePart) => (total === 0 ? 0 : of(part) / total)
  return {
    symptoms: share('symptoms'),
    disease: share('disease'),
    tags: share('tags'),
    language: share('language'),
    country: share('country'),
  }
}

function likeness(present: readonly string[], { ontology, weights }: InformationContent, beta: number) {
  const asked = new Set(ontology.close(present.map(ontology.indexOf)))
  const weigh = (terms: Iterable<number>): number => {
    let sum = 0
    for (const term of terms) sum += (weights[term] ?? 0) * SURE
    return sum
  }
  const total = weigh(asked)
  return (theirs: readonly string[]): number => {
    const closed = ontology.close(theirs.map(ontology.indexOf))
    return tversky(weigh(closed.filter((term) => asked.has(term))), total, weigh(closed), beta)
  }
}

function shared(asked: readonly string[] = [], theirs: readonly string[] = []): readonly string[] {
  return [...new Set(asked)].filter((one) => theirs.includes(one))
}
