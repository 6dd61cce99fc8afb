import { z } from 'zod'
import { operation, type RunContext } from '../../access/index.ts'
import { addDiagnosis, saveProfile } from '../../health/index.ts'
import { mayEdit, type PersonSubject, renamePerson, uncheckedPersonFor } from '../../people/index.ts'
import { inHealth } from '../../platform/db/index.ts'
import { ok, type Result, refuse } from '../../platform/result/index.ts'
import { noteLikeness } from '../../trust/index.ts'
import { onboardingProblems } from '../onboarding.problems.ts'
import { carryInto } from './carry-into.ts'
import { draftRows } from './draft.sql.ts'
import { nextStep } from './next-step.ts'

export const diagnosisStates = ['confirmed', 'suspected', 'undiagnosed', 'later'] as const

const input = saveProfile.input.extend({
  name: z.string().trim().max(60).optional(),
  diagnosis: z.enum(diagnosisStates).optional(),
  freeText: z.string().trim().max(300).optional(),
  /** A disease that was chosen among those the words may mean, or `own` for the words as they are. */
  diseaseId: z.string().max(60).optional(),
  sinceYear: addDiagnosis.input.shape.sinceYear,
})

type Saving = RunContext<'write', z.output<typeof input>, PersonSubject>

/** Says the diagnosis, where one was given. Words that may mean a known disease are asked about first. */
const sayDiagnosis = async (context: Saving): Promise<Result<unknown>> => {
  const { services, locale, input: said } = context
  const { diagnosis: status, freeText, diseaseId, sinceYear, personId } = said
  if (status === undefined || status === 'later') return ok({})
  const isNamed = status !== 'undiagnosed'
  if (isNamed && freeText !== undefined && diseaseId === undefined) {
    const found = services.vocabulary.current().searchDiseases(freeText, { locale, limit: 1 })
    if (found.length > 0) return refuse('which-disease', { field: 'diseaseId' })
  }
  const named = { ...(freeText && { freeText }), ...(diseaseId && { diseaseId }) }
  const wanted = { personId, status, ...(isNamed ? named : {}), ...(sinceYear && { sinceYear }) }
  return addDiagnosis.run({ ...context, input: addDiagnosis.input.parse(wanted) })
}

export const saveAbout = operation({
  name: 'onboarding.save-about',
  action: 'write',
  summary:
    'Step 3: the person’s name, birth month, sex, country and diagnosis; brings in what the try-out carried',
  input,
  output: z.object({ personId: z.uuid(), next: z.enum(['about', 'symptoms', 'agreement', 'done']) }),
  subject: ({ trx, services, actor, input: { personId } }) =>
    uncheckedPersonFor(trx, services, actor, personId),
  policy: mayEdit,
  person: ({ personId }) => personId,
  problems: onboardingProblems,
  run: async (context) => {
    const { trx, granted, services, subject, input: said } = context
    const { personId, relation } = subject
    if (said.name !== undefined && said.name !== '' && said.name !== subject.name)
      await renamePerson(trx, services, granted, said.name)
    const { birthYear, birthMonth, sex, country } = said
    const saved = await saveProfile.run({
      ...context,
      input: { personId, birthYear, birthMonth, sex, country },
    })
    if (!saved.ok) return saved
    const name = said.name === undefined || said.name === '' ? subject.name : said.name
    await noteLikeness(trx, services, subject, { name, country, birthYear, birthMonth })
    const diagnosis = await sayDiagnosis(context)
    if (!diagnosis.ok) return diagnosis
    await carryInto(context)
    const [draft] = await inHealth(trx, (health) => draftRows(health, [personId]))
    const isMember = draft?.is_member ?? false
    const next = nextStep({ relation, hasProfile: true, symptoms: 0, isMember })
    return ok({ personId, next })
  },
})
