import pg from 'pg'
import {
  createVault,
  currentOf,
  type KeyRing,
  readKeyFileNow,
  replaceKeyFile,
  SealBroken,
  type Vault,
  withNewKey,
  withoutRetired,
  withRetired,
} from '../../platform/crypto/index.ts'
import { ok, type Result, refuse } from '../../platform/result/index.ts'
import { inOwnersTransaction } from '../ledger/replay.sql.ts'
import {
  beginVersion,
  keysAfter,
  keysUnderOthers,
  oneKeyOfEach,
  replaceKeys,
  retireOlder,
  takeRotation,
  versionsOf,
} from './keys.sql.ts'

export type RotateOptions = {
  readonly owner: pg.ClientConfig
  readonly keyFile: string
  readonly now: Date
  /** Only writes the new key into the key file, so that it can be brought to every node first. */
  readonly prepare?: boolean
  readonly onStep?: (rewrapped: number) => Promise<void> | void
}

export type Rotated = {
  readonly version: number
  readonly rewrapped: number
  readonly checked: number
  readonly prepared: boolean
}

const batch = 500
const firstId = '00000000-0000-0000-0000-000000000000'
const sentence = (text: string): Result<never> => refuse('keys', { values: { sentence: text } })

/** The ring to go on with: with a new key where the last change is through, else the one that was begun. */
const ringFor = async (client: pg.Client, keyFile: string): Promise<Result<KeyRing>> => {
  const read = readKeyFileNow(keyFile)
  if (!read.ok) return read
  const here = currentOf(read.value).version
  const { newest, isFinished } = await versionsOf(client)
  if (here < newest) {
    return sentence(
      `The key file ${keyFile} ends with version ${here} of the key, and this database is at ${newest}: it is an older copy. Put the newest one in its place.`,
    )
  }
  const vault = createVault(read.value)
  for (const { id, wrapped } of await oneKeyOfEach(client)) vault.unwrap(id, wrapped)
  return here === newest && isFinished ? replaceKeyFile(keyFile, withNewKey(read.value)) : read
}

const rewrapAll = async (
  client: pg.Client,
  vault: Vault,
  { version, onStep }: { readonly version: number; readonly onStep: RotateOptions['onStep'] },
): Promise<number> => {
  for (let done = 0; ; ) {
    const keys = await inOwnersTransaction(client, async () => {
      const found = await keysUnderOthers(client, version, batch)
      const again = found.flatMap(({ id, wrapped }) => {
        const anew = vault.rewrap(id, wrapped)
        return anew === undefined ? [] : [{ id, wrapped, again: anew }]
      })
      await replaceKeys(client, again)
      return again.length
    })
    if (keys === 0) return done
    done += keys
    await onStep?.(done)
  }
}

const checkAll = async (client: pg.Client, vault: Vault): Promise<number> => {
  let checked = 0
  for (let after = firstId; ; ) {
    const keys = await inOwnersTransaction(client, () => keysAfter(client, after, batch))
    for (const { id, wrapped } of keys) vault.unwrap(id, wrapped)
    checked += keys.length
    const last = keys.at(-1)
    if (last === undefined) return checked
    after = last.id
  }
}

const rotateWith = async (client: pg.Client, options: RotateOptions): Promise<Result<Rotated>> => {
  if (!(await takeRotation(client)))
    return sentence('The key is being changed already: wait for that to end.')
  const { keyFile, now, onStep } = options
  const ring = await inOwnersTransaction(client, () => ringFor(client, keyFile))
  if (!ring.ok) return ring
  const { version } = currentOf(ring.value)
  if (options.prepare === true) return ok({ version, rewrapped: 0, checked: 0, prepared: true })
  await inOwnersTransaction(client, () => beginVersion(client, version, now))
  let rewrapped = 0
  for (;;) {
    rewrapped += await rewrapAll(client, createVault(ring.value), { version, onStep })
    // By the newest key alone: what still needed an older one would be lost with it.
    const alone = { ...ring.value, keys: [currentOf(ring.value)] }
    const checked = await checkAll(client, createVault(alone))
    // A node that heard of the new key late may have wrapped one more with the old: then once again.
    if (!(await inOwnersTransaction(client, () => retireOlder(client, version, now)))) continue
    const kept = await replaceKeyFile(keyFile, withRetired(ring.value, now.toISOString().slice(0, 10)))
    return kept.ok ? ok({ version, rewrapped, checked, prepared: false }) : kept
  }
}

/**
 * Wraps every data key with a new key while the platform runs: both open meanwhile, so it can be broken off anywhere and
 * begun again. At the end each is opened with the new key alone, and the database takes nothing wrapped with an older one.
 */
export const rotateKeys = async (options: RotateOptions): Promise<Result<Rotated>> => {
  const client = new pg.Client(options.owner)
  await client.connect()
  try {
    return await rotateWith(client, options)
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error
    return sentence(
      `A data key opens with no key in ${options.keyFile} (${error.message}). Put the right key file in its place and begin again: nothing is lost.`,
    )
  } finally {
    await client.end()
  }
}

/** Mail that waits, a registration half done and what a browser holds were sealed up to this long ago. */
const openWhatWaitsFor = 35

/** Takes keys out of the file that were retired so long ago that nothing waits for them any more. */
export const forgetRetired = async (
  keyFile: string,
  now: Date,
): Promise<Result<{ readonly gone: readonly number[]; readonly kept: readonly number[] }>> => {
  const read = readKeyFileNow(keyFile)
  if (!read.ok) return read
  const day = new Date(now)
  day.setUTCDate(day.getUTCDate() - openWhatWaitsFor)
  const left = withoutRetired(read.value, day.toISOString().slice(0, 10))
  const versions = ({ keys }: KeyRing) => keys.map(({ version }) => version)
  const gone = versions(read.value).filter((version) => !versions(left).includes(version))
  if (gone.length > 0) {
    const written = await replaceKeyFile(keyFile, left)
    if (!written.ok) return written
  }
  const kept = left.keys.flatMap(({ version, retired }) => (retired === undefined ? [] : [version]))
  return ok({ gone, kept })
}
