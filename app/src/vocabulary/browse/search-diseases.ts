import { z } from 'zod'
import { anyone, noSubject, operation } from '../../access/index.ts'
import { ok } from '../../platform/result/index.ts'
import { searchInput } from './search-symptoms.ts'

export const searchDiseases = operation({
  name: 'vocabulary.search-diseases',
  action: 'read',
  summary: 'Find diseases by name, synonym, or ORPHA, Mondo or OMIM code',
  api: { method: 'GET', path: '/vocabulary/diseases' },
  input: searchInput,
  output: z.object({
    query: z.string(),
    found: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        saidAs: z.string().optional(),
        codes: z.array(z.string()),
      }),
    ),
  }),
  subject: noSubject,
  policy: anyone('the words of a public vocabulary'),
  run: async ({ input, services, locale }) => {
    const vocabulary = services.vocabulary.current()
    const query = input.q.trim()
    const found =
      query === ''
        ? []
        : vocabulary.searchDiseases(query, { locale, limit: input.limit, typing: input.typing === '1' })
    return ok({
      query,
      found: found.map(({ id, name }) => {
        const label = vocabulary.diseaseLabel(id, locale)
        const other = name.toLowerCase() !== label.toLowerCase()
        return { id, label, ...(other ? { saidAs: name } : {}), codes: [...vocabulary.diseaseCodes(id)] }
      }),
    })
  },
})
