import { z } from 'zod'
import { days } from '../../platform/clock/index.ts'
import type { Locale } from '../../platform/i18n/index.ts'
import { say } from '../messages/index.ts'

const coolingOff = days(14)

export const dueAfter = (now: Date): Date => new Date(now.getTime() + coolingOff)

export const cannotBeUndone = 'an erasure cannot be taken back'

export const confirmation = {
  when: z.enum(['now', 'later']),
  typed: z.string().trim().max(40),
}

const plain = (word: string): string => word.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase()

/** The word of the reader's language, however it is typed: no keyboard must stand in the way. */
export const isTyped = (locale: Locale, typed: string): boolean =>
  plain(typed) === plain(say(locale)('erase.word'))
