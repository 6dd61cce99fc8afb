import { z } from 'zod'
import type { DataKey, Place } from '../../platform/crypto/index.ts'
import type { Services } from '../../platform/services.ts'
import type { ApplicationRow } from './application.sql.ts'
import { professionalRoles } from './professional.policy.ts'

type Sealed = 'name_sealed' | 'licence_sealed' | 'email_sealed'

export const applicationPlace = (accountId: string, item: string, column: Sealed): Place => ({
  table: 'trust.professional_application',
  column,
  owner: accountId,
  item,
})

/** What was given, as its account and the validator of the letter read it. */
export const applicationView = z.object({
  role: z.enum(professionalRoles),
  name: z.string(),
  organisation: z.string(),
  position: z.string(),
  orcid: z.string().optional(),
  licence: z.string().optional(),
  email: z.string(),
  emailConfirmed: z.boolean(),
})
export type ApplicationView = z.output<typeof applicationView>

export const openApplication = (
  { vault }: Pick<Services, 'vault'>,
  key: DataKey,
  row: ApplicationRow,
): ApplicationView => {
  const open = (column: Sealed, sealed: Buffer): string =>
    vault.open(key, applicationPlace(row.account_id, row.id, column), sealed)
  return {
    role: row.role,
    name: open('name_sealed', row.name_sealed),
    organisation: row.organisation,
    position: row.position,
    ...(row.orcid === null ? {} : { orcid: row.orcid }),
    ...(row.licence_sealed === null ? {} : { licence: open('licence_sealed', row.licence_sealed) }),
    email: open('email_sealed', row.email_sealed),
    emailConfirmed: row.email_confirmed_at !== null,
  }
}
