import { z } from 'zod'
import { isNickname } from '../../people/index.ts'
import { isCountryCode } from '../../platform/i18n/index.ts'

export const roles = [
  'patient',
  'caregiver-of-minor',
  'caregiver-of-adult',
  'advocate',
  'clinician',
  'researcher',
] as const
export type Role = (typeof roles)[number]

/** Fields of life somebody knows well; questions find their way by them later. */
export const expertises = [
  'daily-life',
  'school',
  'work',
  'care',
  'equipment',
  'treatment',
  'diagnosis',
  'rights',
  'feelings',
  'research',
  'organising',
] as const

/** Languages most spoken where our members live; each is named in itself. */
export const moreLanguages = [
  'ar',
  'bg',
  'ca',
  'cs',
  'da',
  'de',
  'el',
  'et',
  'eu',
  'fi',
  'fr',
  'ga',
  'gl',
  'hr',
  'hu',
  'it',
  'lt',
  'lv',
  'mt',
  'nl',
  'pl',
  'pt',
  'ru',
  'sk',
  'sl',
  'sv',
  'tr',
  'uk',
] as const
export const firstLanguages = ['en', 'es', 'ro'] as const
export const languages = [...firstLanguages, ...moreLanguages]

const missing = (code: string) => ({ error: code, params: { code } })

const nickname = z
  .string()
  .normalize('NFKC')
  .trim()
  .min(3)
  .max(30)
  .refine((name) => !name.includes('@'), { ...missing('nickname-is-email'), abort: true })
  .refine((name) => !/\s/.test(name), { ...missing('nickname-looks-like-name'), abort: true })
  .refine(isNickname, missing('nickname-letters'))

/** Step 1: who somebody is among members. */
export const aboutYou = z.object({
  role: z.enum(roles),
  nickname,
  country: z.string().refine(isCountryCode, missing('country-needed')),
  languages: z.array(z.enum(languages)).min(1).max(10),
  expertise: z.array(z.enum(expertises)).max(expertises.length).default([]),
})

export type AboutYou = z.output<typeof aboutYou>

/** The kind of account; for whom a caregiver cares shows in step 3. */
export const accountRole = (
  role: Role,
): Exclude<Role, 'caregiver-of-minor' | 'caregiver-of-adult'> | 'caregiver' => {
  switch (role) {
    case 'patient':
    case 'advocate':
    case 'clinician':
    case 'researcher':
      return role
    case 'caregiver-of-minor':
    case 'caregiver-of-adult':
      return 'caregiver'
    default:
      return role satisfies never
  }
}

/** Names near the wanted one, to look among for free ones. */
export const nearbyNicknames = (wanted: string, country: string): readonly string[] => {
  const stem = wanted.slice(0, 25)
  return [
    `${stem}-${country.toLowerCase()}`,
    `${stem}-2`,
    `the-${stem}`,
    `${stem}-3`,
    `${stem}-4`,
    `${stem}-5`,
  ]
}
