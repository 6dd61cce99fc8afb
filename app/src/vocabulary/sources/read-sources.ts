import { z } from 'zod'
import { anyone, noSubject, operation } from '../../access/index.ts'
import { ok } from '../../platform/result/index.ts'
import { type VocabularyName, vocabularies } from '../install/releases.config.ts'

const source = z.object({
  file: z.string(),
  version: z.string(),
  sha256: z.string(),
  takenFrom: z.string(),
  rows: z.number(),
})
export const sourcesSchema = z.object({
  kind: z.enum(['starter', 'full']),
  installedAt: z.string(),
  vocabularies: z.array(
    z.object({
      name: z.enum(Object.keys(vocabularies) as [VocabularyName, ...VocabularyName[]]),
      title: z.string(),
      licence: z.string(),
      licenceUrl: z.string(),
      home: z.string(),
      citation: z.string(),
      files: z.array(source),
    }),
  ),
})
export type Sources = z.output<typeof sourcesSchema>

export const readSources = operation({
  name: 'vocabulary.sources',
  action: 'read',
  summary: 'Which vocabularies are installed, in which version, under which licence',
  api: { method: 'GET', path: '/vocabulary/sources' },
  input: z.object({}),
  output: sourcesSchema,
  subject: noSubject,
  policy: anyone('the licences ask for it'),
  run: async ({ services }) => {
    const { release, sources } = services.vocabulary.current()
    const names = Object.keys(vocabularies) as VocabularyName[]
    return ok({
      kind: release.kind,
      installedAt: release.installedAt.toISOString(),
      vocabularies: names.flatMap((name) => {
        const { kinds, ...shown } = vocabularies[name]
        const files = sources.filter(({ kind }) => kinds.includes(kind))
        // The starter stands on the codes and relations of the HPO: its licence asks to be named even then.
        const named = files.length > 0 || name === 'hpo'
        return named ? [{ name, ...shown, files: files.map(({ kind: _, ...file }) => file) }] : []
      }),
    })
  },
})
