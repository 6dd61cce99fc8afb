import { z } from 'zod'
import { isCountryCode } from '../../platform/i18n/index.ts'

const scripts = [/\p{Script=Latin}/u, /\p{Script=Greek}/u, /\p{Script=Cyrillic}/u]

/**
 * No spaces or signs that could pass for somebody else's name or for markup: nothing invisible, no letters of two scripts
 * that look the same, no pile of accents.
 */
export const isNickname = (name: string): boolean =>
  /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u.test(name) &&
  !/\p{Default_Ignorable_Code_Point}|\p{M}{3}/u.test(name) &&
  scripts.filter((script) => script.test(name)).length <= 1

/** What members call each other. */
export const nicknameSchema = z.string().normalize('NFKC').trim().min(3).max(30).refine(isNickname)

/** Step 1: who somebody says they are. What a professional says counts only once it was checked; staff are made otherwise. */
export const aboutSchema = z.object({
  role: z.enum(['patient', 'caregiver', 'advocate', 'clinician', 'researcher']),
  nickname: nicknameSchema,
  country: z.string().refine(isCountryCode),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/))
    .min(1)
    .max(10),
  expertise: z.array(z.string().trim().min(1).max(60)).max(12).default([]),
})
export type About = z.output<typeof aboutSchema>

/**
 * A nickname belongs to nobody until the address is confirmed. Else registering with a taken address and then asking
 * whether the nickname is taken would tell that the address has an account. No nickname can hold a space, so a waiting
 * one stands in nobody's way.
 */
export const waitingNickname = (accountId: string, wanted: string): string => `${wanted} ${accountId}`

export const wantedNickname = (stored: string): string => stored.split(' ')[0] ?? stored

/** `north-wind`, and where that is taken by now, `north-wind-2` and so on. */
export const nicknameChoices = (wanted: string): readonly string[] => [
  wanted,
  ...Array.from({ length: 98 }, (_, at) => `${wanted.slice(0, 27)}-${at + 2}`),
]
