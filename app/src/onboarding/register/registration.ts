import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Client } from '../../access/index.ts'
import { hashOfToken, newToken, type Place } from '../../platform/crypto/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import type { Services } from '../../platform/services.ts'
import { aboutYou, type Role } from './about.ts'
import {
  insertRegistration,
  type RegistrationRow,
  registrationOfAccount,
  uncheckedRegistration,
  updateRegistration,
} from './registration.sql.ts'

/** Steps 1 and 2 before there is an account: kept sealed, found only by what the person's browser holds. */
export const registrationView = z.object({ about: aboutYou, email: z.string().optional() })
export type Registration = z.output<typeof registrationView>

const placeOf = (id: string): Place => ({ table: 'onboarding.registration', column: 'sealed', owner: id })

type Found = { readonly id: string; readonly registration: Registration }

export const findRegistration = async (
  trx: Trx,
  services: Pick<Services, 'vault'>,
  client: Client,
): Promise<Found | undefined> => {
  const token = client.held('registration')
  if (token === undefined) return undefined
  const row = await uncheckedRegistration(trx, hashOfToken(token))
  return row === undefined ? undefined : opened(services, row)
}

const opened = (services: Pick<Services, 'vault'>, row: RegistrationRow): Found | undefined => {
  const text = services.vault.openOwn(placeOf(row.id), row.sealed)
  const parsed = registrationView.safeParse(JSON.parse(text) as unknown)
  return parsed.success ? { id: row.id, registration: parsed.data } : undefined
}

/** The role chosen in step 1, on whatever device the person goes on. */
export const roleOfAccount = async (
  trx: Trx,
  services: Pick<Services, 'vault'>,
  accountId: string,
): Promise<Role | undefined> => {
  const row = await registrationOfAccount(trx, accountId)
  return row === undefined ? undefined : opened(services, row)?.registration.about.role
}

type Keeping = {
  readonly found: Found | undefined
  readonly registration: Registration
  readonly accountId?: string | undefined
  readonly now: Date
}

/** Writes over what this browser began, or begins it and leaves the browser its secret. */
export const keepRegistration = async (
  trx: Trx,
  services: Pick<Services, 'vault'>,
  client: Client,
  { found, registration, accountId, now }: Keeping,
): Promise<void> => {
  const id = found?.id ?? randomUUID()
  const sealed = services.vault.sealOwn(placeOf(id), JSON.stringify(registration))
  if (found !== undefined) {
    await updateRegistration(trx, { id, sealed, accountId, now })
    return
  }
  const token = newToken()
  await insertRegistration(trx, { id, sealed, tokenHash: hashOfToken(token), now })
  client.keep('registration', token)
}
