import { z } from 'zod'
import type { VocabularyForHealth } from '../vocabulary.ts'
import { termView } from './symptom.view.ts'

export const suggestionView = z.object({ system: termView, terms: z.array(termView) })

export type Suggestion = z.output<typeof suggestionView>

const asked = 60
const eachSystem = 6
const systemsShown = 8

/**
 * What published diseases have together with what is on the list, grouped by body system, likeliest first. It knows the
 * literature and nothing of any member, so it can be shown to anybody.
 */
export const suggestSymptoms = (
  vocabulary: VocabularyForHealth,
  listed: readonly { readonly hpoId: string; readonly presence: 'present' | 'absent' | 'unsure' }[],
  locale: string,
): Suggestion[] => {
  const known = new Set(listed.map(({ hpoId }) => hpoId))
  const present = listed.filter(({ presence }) => presence === 'present').map(({ hpoId }) => hpoId)
  const bySystem = new Map<string, string[]>()
  for (const id of vocabulary.describedWith(present, asked)) {
    if (known.has(id)) continue
    const [system] = vocabulary.bodySystemsOf(id)
    if (system === undefined || system === id) continue
    const terms = bySystem.get(system) ?? []
    if (terms.length < eachSystem) bySystem.set(system, [...terms, id])
  }
  return [...bySystem].slice(0, systemsShown).map(([system, terms]) => ({
    system: vocabulary.nameSymptom(system, locale),
    terms: terms.map((id) => vocabulary.nameSymptom(id, locale)),
  }))
}
