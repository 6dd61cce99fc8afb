import { z } from 'zod'
import { anyone, noSubject, operation } from '../../access/index.ts'
import { ok } from '../../platform/result/index.ts'

export const searchInput = z.object({
  q: z.string().max(300).default(''),
  limit: z.coerce.number().int().min(1).max(20).default(8),
  /** 1 while somebody types: the last word may be unfinished. */
  typing: z.enum(['0', '1']).default('0'),
})

export const foundTerm = z.object({
  id: z.string(),
  label: z.string(),
  /** The name that answered, where it is another than the label. */
  saidAs: z.string().optional(),
  plain: z.string().optional(),
})

export const searchSymptoms = operation({
  name: 'vocabulary.search-symptoms',
  action: 'read',
  summary: 'Find symptoms by everyday words, in the reader’s language',
  api: { method: 'GET', path: '/vocabulary/symptoms' },
  input: searchInput,
  output: z.object({ query: z.string(), found: z.array(foundTerm) }),
  subject: noSubject,
  policy: anyone('the words of a public vocabulary'),
  run: async ({ input, services, locale }) => {
    const vocabulary = services.vocabulary.current()
    const query = input.q.trim()
    const found =
      query === ''
        ? []
        : vocabulary.searchSymptoms(query, { locale, limit: input.limit, typing: input.typing === '1' })
    return ok({
      query,
      found: found.map(({ id, name }) => {
        const label = vocabulary.termLabel(id, locale)
        const explained = vocabulary.explain(id, locale)
        return {
          id,
          label,
          ...(name.toLowerCase() === label.toLowerCase() ? {} : { saidAs: name }),
          ...(explained === undefined ? {} : { plain: explained.text }),
        }
      }),
    })
  },
})
