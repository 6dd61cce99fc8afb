import { z } from 'zod'

export const presences = ['present', 'absent', 'unsure'] as const
export type Presence = (typeof presences)[number]

/** What somebody confirmed in the try-out: a term, whether it is there, and their own words for it. */
export type SaidSymptom = { readonly term: string; readonly presence: Presence; readonly said: string }

export const termId = z.string().regex(/^HP:\d{7}$/)

/** A choice of the form: `none` where no term fits, which is an answer too. */
const choice = z.object({
  said: z.string().trim().max(300).default(''),
  term: z.union([termId, z.literal('none')]).optional(),
  presence: z.enum(presences).default('present'),
})

/** As the form sends it: `phrase.0.term`, `phrase.0.presence`, `phrase.0.said`, `phrase.1.term` … */
export const phraseInput = z.record(z.string().regex(/^\d{1,2}$/), choice)

export const mostSymptoms = 24

/** The confirmed ones, each term once, in the order in which they were said. The first word about a term stands. */
export const confirmed = (
  phrases: z.output<typeof phraseInput>,
  currentTerm: (id: string) => string | undefined,
): readonly SaidSymptom[] => {
  const found = new Map<string, SaidSymptom>()
  const inOrder = Object.entries(phrases).sort(([a], [b]) => Number(a) - Number(b))
  for (const [, { term, presence, said }] of inOrder) {
    const current = term === undefined || term === 'none' ? undefined : currentTerm(term)
    if (current !== undefined && !found.has(current)) found.set(current, { term: current, presence, said })
  }
  return [...found.values()].slice(0, mostSymptoms)
}

export const termsOf = (symptoms: readonly SaidSymptom[], presence: Presence): readonly string[] =>
  symptoms.filter((symptom) => symptom.presence === presence).map(({ term }) => term)
