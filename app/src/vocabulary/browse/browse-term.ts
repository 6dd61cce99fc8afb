import { z } from 'zod'
import { anyone, operation } from '../../access/index.ts'
import { ok } from '../../platform/result/index.ts'

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
  // Only symptoms: the ontology also names onsets, courses and ways of inheritance.
  subject: ({ services, input }) => {
    const vocabulary = services.vocabulary.current()
    const id = vocabulary.resolveTerm(input.id)
    return id !== undefined && vocabulary.isSymptom(id) ? { id } : undefined
  },
  policy: anyone('the words of a public vocabulary'),
  run: async ({ services, subject, locale }) => {
    const vocabulary = services.vocabulary.current()
    const explained = vocabulary.explain(subject.id, locale)
    const name = (id: string) => ({ id, label: vocabulary.termLabel(id, locale) })
    const order = new Intl.Collator(locale)
    const narrower = vocabulary.childrenOf(subject.id).filter(vocabulary.isSymptom).map(name)
    return ok({
      ...name(subject.id),
      clinicalLabel: vocabulary.clinicalLabel(subject.id),
      ...(explained === undefined ? {} : { explanation: explained.text }),
      plain: explained?.plain ?? true,
      broader: vocabulary.parentsOf(subject.id).filter(vocabulary.isSymptom).map(name),
      narrower: narrower.sort((a, b) => order.compare(a.label, b.label)),
    })
  },
})
