import { randomUUID } from 'node:crypto'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import type { DataKey, Place, Vault } from '../../platform/crypto/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import type { Services } from '../../platform/services.ts'
import { dataKeyOf } from '../keys/keys.ts'
import {
  insertPasskey,
  notePasskeyUse,
  type PasskeyRow,
  passkeysOf,
  uncheckedPasskey,
} from './factors.sql.ts'
import { holdProof, openProof, useProofOnce } from './held-proof.ts'

const credentialSchema = z.object({
  id: z.string(),
  publicKey: z.string(),
  transports: z.array(z.string()).optional(),
})
type Credential = z.output<typeof credentialSchema>

const placeOf = (passkeyId: string): Place => ({
  table: 'people.passkey',
  column: 'credential_sealed',
  owner: passkeyId,
})

const fingerprintOf = (vault: Vault, credentialId: string): Buffer =>
  vault.fingerprint('people.passkey.credential', credentialId)

const credentialOf = (services: Pick<Services, 'vault'>, key: DataKey, row: PasskeyRow): Credential =>
  credentialSchema.parse(JSON.parse(services.vault.open(key, placeOf(row.id), row.credential_sealed)))

/** Ed25519, ES256, RS256: what every phone and key offers; those newer are experimental in Node, which warns of them. */
const supportedAlgorithmIDs = [-8, -7, -257]

type Site = Pick<Services, 'config'>
const origin = ({ config }: Site): string => new URL(config.publicUrl).origin
const siteId = ({ config }: Site): string => new URL(config.publicUrl).hostname

/** What the browser is asked, as JSON for the page, and the challenge sealed for the form. */
export type PasskeyAsked = { readonly options: string; readonly challenge: string }

const knownCredentials = async (
  trx: Trx,
  services: Services,
  accountId: string,
): Promise<readonly Credential[]> => {
  const key = await dataKeyOf(trx, services, accountId)
  if (key === undefined) return []
  return (await passkeysOf(trx, accountId)).map((row) => credentialOf(services, key, row))
}

const named = ({ id, transports }: Credential) => ({
  id,
  ...(transports === undefined ? {} : { transports }),
})

/** For making a passkey. The account is named by nickname: who looks over a shoulder learns no address. */
export const askNewPasskey = async (
  trx: Trx,
  services: Services,
  { accountId, nickname }: { readonly accountId: string; readonly nickname: string },
): Promise<PasskeyAsked> => {
  const options = await generateRegistrationOptions({
    rpName: 'Share4Rare',
    rpID: siteId(services),
    userName: nickname,
    userID: Uint8Array.from(Buffer.from(accountId)),
    attestationType: 'none',
    supportedAlgorithmIDs,
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    excludeCredentials: (await knownCredentials(trx, services, accountId)).map(named),
  })
  return {
    options: JSON.stringify(options),
    challenge: holdProof(services, 'new-passkey', JSON.stringify([accountId, options.challenge])),
  }
}

/** For proving one: of this account, or, without one, whichever the person chooses. */
export const askPasskey = async (
  trx: Trx,
  services: Services,
  accountId: string | undefined,
): Promise<PasskeyAsked | undefined> => {
  const known = accountId === undefined ? [] : await knownCredentials(trx, services, accountId)
  if (accountId !== undefined && known.length === 0) return undefined
  const options = await generateAuthenticationOptions({
    rpID: siteId(services),
    userVerification: 'required',
    allowCredentials: known.map(named),
  })
  return {
    options: JSON.stringify(options),
    challenge: holdProof(services, 'passkey', options.challenge),
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export type PasskeyAnswer = { readonly passkey: string; readonly challenge: string }

/** Keeps a new passkey. False for an answer that is wrong, too old or used, or a passkey known already. */
export const keepPasskey = async (
  trx: Trx,
  services: Services,
  wish: PasskeyAnswer & { readonly accountId: string; readonly device: string },
): Promise<boolean> => {
  const [owner, challenge] = z
    .tuple([z.string(), z.string()])
    .catch(['', ''])
    .parse(parsed(openProof(services, 'new-passkey', wish.challenge) ?? ''))
  const key = await dataKeyOf(trx, services, wish.accountId)
  if (owner !== wish.accountId || key === undefined) return false
  const verified = await verifyRegistrationResponse({
    // Whatever the browser sent: the library checks every part of it and throws for what does not fit.
    response: parsed(wish.passkey) as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin(services),
    expectedRPID: siteId(services),
    requireUserVerification: true,
    supportedAlgorithmIDs,
  }).catch(() => ({ verified: false as const }))
  if (!verified.verified || !(await useProofOnce(trx, services, wish.challenge))) return false
  const { credential } = verified.registrationInfo
  const id = randomUUID()
  const kept: Credential = {
    id: credential.id,
    publicKey: Buffer.from(credential.publicKey).toString('base64url'),
    ...(credential.transports === undefined ? {} : { transports: [...credential.transports] }),
  }
  return insertPasskey(trx, {
    id,
    accountId: wish.accountId,
    fingerprint: fingerprintOf(services.vault, credential.id),
    sealed: services.vault.seal(key, placeOf(id), JSON.stringify(kept)),
    counter: credential.counter,
    device: wish.device,
    now: services.clock.now(),
  })
}

/** The account whose passkey answered our challenge, with the person verified by it; nothing otherwise. */
export const accountProvenBy = async (
  trx: Trx,
  services: Services,
  { passkey, challenge }: PasskeyAnswer,
): Promise<string | undefined> => {
  const expected = openProof(services, 'passkey', challenge)
  const answer = z.object({ id: z.string().max(1400) }).safeParse(parsed(passkey))
  if (expected === undefined || !answer.success) return undefined
  const row = await uncheckedPasskey(trx, fingerprintOf(services.vault, answer.data.id))
  const key = row === undefined ? undefined : await dataKeyOf(trx, services, row.account_id)
  if (row === undefined || key === undefined) return undefined
  const credential = credentialOf(services, key, row)
  const verified = await verifyAuthenticationResponse({
    response: parsed(passkey) as AuthenticationResponseJSON,
    expectedChallenge: expected,
    expectedOrigin: origin(services),
    expectedRPID: siteId(services),
    credential: {
      id: credential.id,
      publicKey: Uint8Array.from(Buffer.from(credential.publicKey, 'base64url')),
      counter: row.counter,
    },
    requireUserVerification: true,
  }).catch(() => undefined)
  if (verified?.verified !== true || !(await useProofOnce(trx, services, challenge))) return undefined
  const { newCounter } = verified.authenticationInfo
  await notePasskeyUse(trx, { id: row.id, counter: newCounter, now: services.clock.now() })
  return row.account_id
}
