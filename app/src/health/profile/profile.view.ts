import { z } from 'zod'
import type { ProfileRow } from './profile.sql.ts'
import { type Profile, unsaidCountry } from './profile.ts'

export const sexes = ['female', 'male', 'other', 'unsaid'] as const

export const profileView = z.object({
  birthYear: z.int().optional(),
  birthMonth: z.int().optional(),
  sex: z.enum(sexes),
  country: z.string().optional(),
})

export type ProfileView = z.output<typeof profileView>

export const profileFrom = (row: ProfileRow): Profile => ({
  birthYear: row.birth_year ?? undefined,
  birthMonth: row.birth_month ?? undefined,
  sex: row.sex,
  country: row.country === unsaidCountry ? undefined : row.country,
})
