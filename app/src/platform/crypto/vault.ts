import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { currentOf, derived, type KeyRing } from './key-ring.ts'

/** Where a sealed value belongs. Bound into the ciphertext, so that a value moved elsewhere does not open (safety figure C5). */
export type Place = {
  readonly table: string
  readonly column: string
  readonly owner: string
  /** One of several of the owner's, such as a file: two of them cannot be exchanged either. */
  readonly item?: string
}

/** A data key as it is stored: unreadable without the key outside the database. */
export type WrappedKey = Buffer

declare const dataKey: unique symbol
/** An unwrapped data key: lives in memory for the length of one act. As a key object it opens four times as fast as bytes do, and no log can print it. */
export type DataKey = KeyObject & { readonly [dataKey]: true }

export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

const version = 1
const ivBytes = 12
const tagBytes = 16

const sealBytes = (key: KeyObject, aad: string, plain: Uint8Array): Buffer => {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(aad))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), body])
}

const openBytes = (key: KeyObject, aad: string, sealed: Buffer): Buffer => {
  if (sealed[0] !== version || sealed.length < 1 + ivBytes + tagBytes)
    throw new SealBroken('not a sealed value')
  const iv = sealed.subarray(1, 1 + ivBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(aad))
  decipher.setAuthTag(sealed.subarray(1 + ivBytes, 1 + ivBytes + tagBytes))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(1 + ivBytes + tagBytes)), decipher.final()])
  } catch (cause) {
    throw new SealBroken('this value was sealed for another place, with another key, or was altered', {
      cause,
    })
  }
}

// JSON keeps the parts apart whatever characters they hold.
const aadOf = ({ table, column, owner, item }: Place): string =>
  JSON.stringify(item === undefined ? [table, column, owner] : [table, column, owner, item])

export type Vault = {
  /** Makes a data key for an owner (a person's or an account's id) and wraps it. */
  readonly newKey: (owner: string) => { readonly key: DataKey; readonly wrapped: WrappedKey }
  readonly unwrap: (owner: string, wrapped: WrappedKey) => DataKey
  /** The same data key under the newest key, or nothing where that wraps it already. */
  readonly rewrap: (owner: string, wrapped: WrappedKey) => WrappedKey | undefined
  /** Reads the key file again: what is wrapped from now on is wrapped with its newest key. */
  readonly reread: () => void
  readonly seal: (key: DataKey, place: Place, text: string) => Buffer
  readonly open: (key: DataKey, place: Place, sealed: Buffer) => string
  /** The same for what is no text: a page of a paper. */
  readonly sealBytes: (key: DataKey, place: Place, bytes: Uint8Array) => Buffer
  readonly openBytes: (key: DataKey, place: Place, sealed: Uint8Array) => Buffer
  /** Sealed under the platform's own key, for what belongs to nobody yet: mail in the queue, step 1 of registration. */
  readonly sealOwn: (place: Place, text: string) => Buffer
  readonly openOwn: (place: Place, sealed: Buffer) => string
  /** A keyed hash to look a value up by without storing it: HMAC-SHA-256, 32 bytes. */
  readonly fingerprint: (purpose: string, value: string) => Buffer
}

/** Values under the key outside the database say which version of it: the first says nothing, as it was the only one. */
const versioned = 2

const versionOf = (sealed: Buffer): number =>
  sealed[0] === versioned && sealed.length > 3 ? sealed.readUInt16BE(1) : 1

const withVersion = (keyVersion: number, sealed: Buffer): Buffer => {
  if (keyVersion === 1) return sealed
  const head = Buffer.of(versioned, 0, 0)
  head.writeUInt16BE(keyVersion, 1)
  return Buffer.concat([head, sealed])
}

const withoutVersion = (sealed: Buffer): Buffer => (sealed[0] === versioned ? sealed.subarray(3) : sealed)

type Opened = { readonly newest: number; readonly lookup: KeyObject; readonly of: ReadonlyMap<number, Pair> }
type Pair = { readonly wrapping: KeyObject; readonly own: DataKey }

const opened = (ring: KeyRing): Opened => ({
  newest: currentOf(ring).version,
  lookup: createSecretKey(ring.lookup),
  of: new Map(
    ring.keys.map(({ version: keyVersion, key }) => [
      keyVersion,
      {
        wrapping: createSecretKey(derived(key, 'wrap data keys')),
        own: createSecretKey(derived(key, 'seal own values')) as DataKey,
      },
    ]),
  ),
})

/**
 * Field encryption: AES-256-GCM, one key per person, each wrapped by a 32-byte key that never enters the database. Where
 * several versions of that are known, the newest wraps and each opens what it wrapped; `read` finds those made meanwhile.
 */
export const createVault = (ring: KeyRing, read: () => KeyRing = () => ring): Vault => {
  let known = opened(ring)
  const reread = (): void => {
    known = opened(read())
  }
  const pairOf = (keyVersion: number): Pair => {
    if (!known.of.has(keyVersion)) reread()
    const pair = known.of.get(keyVersion)
    if (pair === undefined)
      throw new SealBroken(
        `this was sealed under version ${keyVersion} of the key, which KEY_FILE does not hold`,
      )
    return pair
  }
  const wrapAad = (owner: string): string => aadOf({ table: 'platform.data_key', column: 'wrapped', owner })
  const unwrapBytes = (owner: string, wrapped: Buffer): Buffer =>
    openBytes(pairOf(versionOf(wrapped)).wrapping, wrapAad(owner), withoutVersion(wrapped))
  const wrap = (owner: string, bytes: Buffer): Buffer =>
    withVersion(known.newest, sealBytes(pairOf(known.newest).wrapping, wrapAad(owner), bytes))
  return {
    newKey: (owner) => {
      const bytes = randomBytes(32)
      return { key: createSecretKey(bytes) as DataKey, wrapped: wrap(owner, bytes) }
    },
    unwrap: (owner, wrapped) => createSecretKey(unwrapBytes(owner, wrapped)) as DataKey,
    rewrap: (owner, wrapped) =>
      versionOf(wrapped) === known.newest ? undefined : wrap(owner, unwrapBytes(owner, wrapped)),
    reread,
    seal: (key, place, text) => sealBytes(key, aadOf(place), Buffer.from(text)),
    open: (key, place, sealed) => openBytes(key, aadOf(place), sealed).toString(),
    sealBytes: (key, place, bytes) => sealBytes(key, aadOf(place), bytes),
    openBytes: (key, place, sealed) => openBytes(key, aadOf(place), Buffer.from(sealed)),
    sealOwn: (place, text) =>
      withVersion(known.newest, sealBytes(pairOf(known.newest).own, aadOf(place), Buffer.from(text))),
    openOwn: (place, sealed) =>
      openBytes(pairOf(versionOf(sealed)).own, aadOf(place), withoutVersion(sealed)).toString(),
    fingerprint: (purpose, value) =>
      createHmac('sha256', known.lookup)
        .update(JSON.stringify([purpose, value]))
        .digest(),
  }
}
