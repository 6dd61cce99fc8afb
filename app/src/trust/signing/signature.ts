import type { DataKey, Place } from '../../platform/crypto/index.ts'
import type { Services } from '../../platform/services.ts'
import type { SignatureRow } from './signature.sql.ts'

export const signedNamePlace = (personId: string, signatureId: string): Place => ({
  table: 'trust.signature',
  column: 'name_sealed',
  owner: personId,
  item: signatureId,
})

export const signedNameIn = (
  services: Pick<Services, 'vault'>,
  key: DataKey,
  personId: string,
  row: SignatureRow,
): string => services.vault.open(key, signedNamePlace(personId, row.id), row.name_sealed)
