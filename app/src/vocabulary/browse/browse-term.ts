import { z } from 'zod'
import { anyone, noSubject, operation } from '../../access/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { say } from '../messages/index.ts'
import { searchLanguage } from '../search/words.ts'

const named = z.object({ id: z.string(), label: z.string() })

export const termSchema = z.object({
  id: z.string(),
  label: z.string(),
  clinicalLabel: z.string(),
  explanation: z.string().optional(),
  /** False where the explanation is the vocabulary's own, written for clinicians, in English. */
  plain: z.boolean(),
  broader: z.array(named),
  narrower: z.array(named),
})
export type TermView = z.output<typeof termSchema>

export const browseTerm = operation({
  name: 'vocabulary.browse-term',
  action: 'read',
  summary: 'One symptom, explained, with what is broader and what is narrower',
  api: { method: 'GET', path: '/vocabulary/symptoms/{id}' },
  input: z.object({ id: z.string().regex(/^HP:\d{7}$/u) }),
  output: termSchema,
  subject: noSubject,
  policy: anyone('the words of a public vocabulary'),
  problems: (locale) => () => say(searchLanguage(locale))('term.unknown'),
  run: async ({ services, input, locale }) => {
    const vocabulary = services.vocabulary.current()
    const id = vocabulary.resolveTerm(input.id)
    // Only symptoms: the ontology also names onsets, courses and ways of inheritance.
    if (id === undefined || !vocabulary.isSymptom(id)) return refuse('unknown-term', { field: 'id' })
    const explained = vocabulary.explain(id, locale)
    const name = (each: string) => ({ id: each, label: vocabulary.termLabel(each, locale) })
    const order = new Intl.Collator(locale)
    const narrower = vocabulary.childrenOf(id).filter(vocabulary.isSymptom).map(name)
    return ok({
      ...name(id),
      clinicalLabel: vocabulary.clinicalLabel(id),
      ...(explained === undefined ? {} : { explanation: explained.text }),
      plain: explained?.plain ?? true,
      broader: vocabulary.parentsOf(id).filter(vocabulary.isSymptom).map(name),
      narrower: narrower.sort((a, b) => order.compare(a.label, b.label)),
    })
  },
})
