import { z } from 'zod'
import { anyone, noSubject, operation } from '../../access/index.ts'
import { ok } from '../../platform/result/index.ts'

/** The plain pages hold the same words for everybody; the few facts on them are counted, not claimed. */
export const readPage = operation({
  name: 'library.read-page',
  action: 'read',
  summary:
    'A plain page: home, help, crisis, privacy, community guide, components (pages only: they are words, not data)',
  input: z.object({}),
  output: z.object({ diseases: z.int(), contact: z.string() }),
  subject: noSubject,
  policy: anyone('plain pages are public'),
  run: async ({ services }) =>
    ok({
      diseases: services.vocabulary.current().describedDiseases().length,
      contact: services.config.contactEmail,
    }),
})
