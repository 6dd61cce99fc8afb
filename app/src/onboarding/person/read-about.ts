import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { listDiagnoses, readProfile, whoOf } from '../../health/index.ts'
import { mayEdit, uncheckedPersonFor } from '../../people/index.ts'
import { inHealth } from '../../platform/db/index.ts'
import { ok } from '../../platform/result/index.ts'
import { openCarried } from '../try-out/carried.ts'
import { draftRows } from './draft.sql.ts'

const mostCandidates = 8

const profile = readProfile.output.shape.profile
const diagnoses = listDiagnoses.output.shape.diagnoses
const who = listDiagnoses.output.shape.who

const aboutView = z.object({
  personId: z.uuid(),
  who,
  name: z.string().optional(),
  profile,
  diagnoses,
  isMember: z.boolean(),
  carried: z.int(),
  /** Which diseases the words may mean, where words were given. */
  candidates: z.array(z.object({ id: z.string(), label: z.string(), codes: z.array(z.string()) })),
})

export type About = z.output<typeof aboutView>

export const readAbout = operation({
  name: 'onboarding.read-about',
  action: 'read',
  summary:
    'Step 3: what is known about the person so far (page only: profile and diagnoses have places of their own)',
  input: z.object({ personId: z.uuid(), freeText: z.string().max(300).optional() }),
  output: aboutView,
  subject: ({ trx, services, actor, input }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: ({ personId }) => personId,
  run: async (context) => {
    const { trx, services, subject, client, input, locale } = context
    const { personId, name } = subject
    const known = await readProfile.run({ ...context, input: { personId } })
    const listed = await listDiagnoses.run({ ...context, input: { personId } })
    const [draft] = await inHealth(trx, (health) => draftRows(health, [personId]))
    if (!known.ok || !listed.ok) throw new Error('Reading what is there cannot be refused.')
    const vocabulary = services.vocabulary.current()
    const words = input.freeText ?? ''
    const found = words.length < 2 ? [] : vocabulary.searchDiseases(words, { locale, limit: mostCandidates })
    return ok({
      personId,
      who: whoOf(subject),
      ...(name === undefined ? {} : { name }),
      ...known.value,
      diagnoses: listed.value.diagnoses,
      isMember: draft?.is_member ?? false,
      carried: openCarried(services.vault, client.held('try-out')).length,
      candidates: found.map(({ id }) => ({
        id,
        label: vocabulary.diseaseLabel(id, locale),
        codes: vocabulary.diseaseCodes(id).slice(0, 3),
      })),
    })
  },
})
