import { z } from 'zod'
import type { IndexedMember } from '../engine/index-content.ts'
import { ageBandOf, ageBands } from './age-band.ts'

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

/** Somebody who did not say passes no filter about what they did not say. */
export const fits = (member: IndexedMember, filters: Filters, now: Date): boolean => {
  const { country, language, age, role, diagnosis } = filters
  return (
    (country === undefined || member.country === country) &&
    (language === undefined || member.languages.includes(language)) &&
    (age === undefined || ageBandOf(member.birthYear, now) === age) &&
    (role === undefined || member.role === role) &&
    (diagnosis === undefined || (diagnosis === 'with') === member.diagnosed)
  )
}
