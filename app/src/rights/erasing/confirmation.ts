import { z } from 'zod'
import type { Client } from '../../access/index.ts'
import { provesPassword } from '../../people/index.ts'
import { days } from '../../platform/clock/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import type { Locale } from '../../platform/i18n/index.ts'
import { type Result, refuse } from '../../platform/result/index.ts'
import type { Services } from '../../platform/services.ts'
import { say } from '../messages/index.ts'

const coolingOff = days(14)

export const dueAfter = (now: Date): Date => new Date(now.getTime() + coolingOff)

export const confirmation = {
  when: z.enum(['now', 'later']),
  typed: z.string().trim().max(40),
  password: z.string().min(1).max(1000),
}

const plain = (word: string): string => word.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase()

/** The word of the reader's language, however it is typed: no keyboard must stand in the way. */
export const isTyped = (locale: Locale, typed: string): boolean =>
  plain(typed) === plain(say(locale)('erase.word'))

/** Asks for the word and for the password: an erasure cannot be taken back. */
export const confirmed = async (
  trx: Trx,
  services: Pick<Services, 'vault' | 'clock' | 'config'>,
  {
    accountId,
    input,
    client,
    locale,
  }: {
    readonly accountId: string
    readonly input: { readonly typed: string; readonly password: string }
    readonly client: Pick<Client, 'address'>
    readonly locale: Locale
  },
): Promise<Result<boolean>> =>
  isTyped(locale, input.typed)
    ? provesPassword(trx, services, {
        accountId,
        password: input.password,
        client,
        holdsConnection: true,
      })
    : refuse('not-typed', { field: 'typed' })
