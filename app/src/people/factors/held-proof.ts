import { randomUUID } from 'node:crypto'
import { minutes } from '../../platform/clock/index.ts'
import { hashOfToken, type Place } from '../../platform/crypto/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import type { Services } from '../../platform/services.ts'
import { useProof } from './factors.sql.ts'

/** A challenge, a secret not yet confirmed, a sign-in half done: long enough to find one's phone. */
export const heldProofLasts = minutes(10)

export type HeldPurpose = 'second-step' | 'new-authenticator' | 'new-passkey' | 'passkey'

const placeOf = (purpose: HeldPurpose, id: string): Place => ({
  table: 'people.held-proof',
  column: purpose,
  owner: id,
})

/**
 * What the browser holds for us between two pages, sealed so that it can neither read nor change it. Nothing is stored
 * for somebody who only looks at a page.
 */
export const holdProof = (
  services: Pick<Services, 'vault' | 'clock'>,
  purpose: HeldPurpose,
  content: string,
): string => {
  const id = randomUUID()
  const until = services.clock.now().getTime() + heldProofLasts
  const sealed = services.vault.sealOwn(placeOf(purpose, id), JSON.stringify([until, content]))
  return `${id}.${sealed.toString('base64url')}`
}

/** Nothing where it is too old, made for something else, or not ours. */
export const openProof = (
  services: Pick<Services, 'vault' | 'clock'>,
  purpose: HeldPurpose,
  held: string | undefined,
): string | undefined => {
  const [id, sealed] = (held ?? '').split('.')
  if (id === undefined || sealed === undefined) return undefined
  try {
    const text = services.vault.openOwn(placeOf(purpose, id), Buffer.from(sealed, 'base64url'))
    const [until, content] = JSON.parse(text) as [number, string]
    return until >= services.clock.now().getTime() ? content : undefined
  } catch {
    // Whatever a browser sends that was not sealed here for this purpose is no proof.
    return undefined
  }
}

/** True the first time; whoever recorded the form and sends it again is too late. */
export const useProofOnce = (trx: Trx, services: Pick<Services, 'clock'>, held: string): Promise<boolean> =>
  useProof(trx, hashOfToken(held.split('.')[0] ?? ''), services.clock.now())
