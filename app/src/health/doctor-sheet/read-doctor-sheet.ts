import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { dataKeyOf, mayRead, uncheckedPersonFor } from '../../people/index.ts'
import { inHealth } from '../../platform/db/index.ts'
import { ok } from '../../platform/result/index.ts'
import { currentDiagnoses } from '../diagnoses/diagnoses.sql.ts'
import { diagnosisFrom, diagnosisView, diagnosisViewOf } from '../diagnoses/diagnosis.view.ts'
import { profileOf } from '../profile/profile.sql.ts'
import { ageInMonths } from '../profile/profile.ts'
import { profileFrom, sexes } from '../profile/profile.view.ts'
import { wordsOf } from '../sealed-words.ts'
import { symptomFrom, symptomView, viewOf } from '../symptoms/symptom.view.ts'
import { currentSymptoms } from '../symptoms/symptoms.sql.ts'
import { isOnlyViewing } from '../viewing.ts'
import { vocabularyOf } from '../vocabulary.ts'

export const readDoctorSheet = operation({
  name: 'health.read-doctor-sheet',
  action: 'read',
  summary:
    'What a doctor needs on one page: symptoms with codes, onset and severity, diagnoses, age in years',
  api: { method: 'GET', path: '/persons/{personId}/doctor-sheet' },
  input: z.object({ personId: z.uuid(), name: z.enum(['show', 'hide']).default('show') }),
  output: z.object({
    name: z.string().optional(),
    nameHidden: z.boolean(),
    madeOn: z.iso.date(),
    ageInMonths: z.int().optional(),
    sex: z.enum(sexes),
    diagnoses: z.array(diagnosisView),
    symptoms: z.array(symptomView),
  }),
  subject: ({ trx, services, actor, input }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayRead,
  person: (subject) => subject.personId,
  opensOthers: isOnlyViewing,
  run: async ({ trx, granted, subject, services, input, locale, now }) => {
    const vocabulary = vocabularyOf(services)
    const words = wordsOf(services, subject.personId, await dataKeyOf(trx, services, subject.personId))
    const rows = await inHealth(trx, async (health) => ({
      profile: await profileOf(health, granted),
      symptoms: await currentSymptoms(health, granted),
      diagnoses: await currentDiagnoses(health, granted),
    }))
    const profile = rows.profile === undefined ? undefined : profileFrom(rows.profile)
    const hidden = input.name === 'hide'
    return ok({
      name: hidden ? undefined : subject.name,
      nameHidden: hidden,
      madeOn: now.toISOString().slice(0, 10),
      ageInMonths: profile === undefined ? undefined : ageInMonths(profile, now),
      sex: profile?.sex ?? 'unsaid',
      diagnoses: rows.diagnoses.map((row) => diagnosisViewOf(diagnosisFrom(row, words), vocabulary, locale)),
      symptoms: rows.symptoms.map((row) => viewOf(symptomFrom(row, words), vocabulary, locale)),
    })
  },
})
