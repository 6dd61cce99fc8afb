import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { mayEdit, uncheckedPersonFor } from '../../people/index.ts'
import { isCountryCode } from '../../platform/i18n/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { changeHealth } from '../changing.ts'
import { healthProblems } from '../health.problems.ts'
import { pastYear } from '../years.ts'
import { writeProfile } from './profile.sql.ts'
import { isInFuture, unsaidCountry } from './profile.ts'
import { sexes } from './profile.view.ts'

export const saveProfile = operation({
  name: 'health.save-profile',
  action: 'write',
  summary: 'Say when a person was born, their sex and the country they live in',
  api: { method: 'PUT', path: '/persons/{personId}/profile' },
  input: z.object({
    personId: z.uuid(),
    birthYear: pastYear.optional(),
    birthMonth: z.coerce.number().int().min(1).max(12).optional(),
    sex: z.enum(sexes),
    country: z
      .string()
      .refine((code) => code === unsaidCountry || isCountryCode(code), { params: { code: 'not-one-of' } })
      .default(unsaidCountry),
  }),
  output: z.object({}),
  subject: ({ trx, services, actor, input }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: (subject) => subject.personId,
  problems: healthProblems,
  run: async (context) => {
    const { input, granted, now } = context
    if (input.birthMonth !== undefined && input.birthYear === undefined)
      return refuse('birth-year-needed', { field: 'birthYear' })
    if (isInFuture({ birthYear: input.birthYear, birthMonth: input.birthMonth }, now))
      return refuse('birth-in-future', { field: 'birthYear' })
    return changeHealth(context, async (health) => {
      await writeProfile(health, granted, {
        birth_year: input.birthYear ?? null,
        birth_month: input.birthMonth ?? null,
        sex: input.sex,
        country: input.country,
      })
      return ok({})
    })
  },
})
