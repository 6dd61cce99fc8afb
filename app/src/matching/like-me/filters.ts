import type { Where } from '@share4rare/matching'
import { z } from 'zod'
import { ageBands, birthYearsOf } from './age-band.ts'

const roles = ['patient', 'caregiver', 'advocate'] as const

const chosen = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

/** What a list can be narrowed to. Nothing chosen means everybody. */
export const filterFields = {
  country: chosen(z.string().regex(/^[A-Z]{2}$/)),
  language: chosen(z.string().regex(/^[a-z]{2,3}$/)),
  age: chosen(z.enum(ageBands)),
  role: chosen(z.enum(roles)),
  diagnosis: chosen(z.enum(['with', 'without'])),
} as const

export const filterSchema = z.object(filterFields)
export type Filters = z.output<typeof filterSchema>

export const rolesOffered = roles

export const isFiltered = (filters: Filters): boolean =>
  Object.values(filters).some((value) => value !== undefined)

/** As the index asks it. Somebody who did not say passes no filter about what they did not say. */
export const whereOf = (filters: Filters, now: Date): Where => {
  const { country, language, age, role, diagnosis } = filters
  return {
    facets: {
      ...(country === undefined ? {} : { country }),
      ...(language === undefined ? {} : { language }),
      ...(age === undefined ? {} : { birthYear: birthYearsOf(age, now).map(String) }),
      ...(role === undefined ? {} : { role }),
      ...(diagnosis === undefined ? {} : { diagnosis }),
    },
  }
}
