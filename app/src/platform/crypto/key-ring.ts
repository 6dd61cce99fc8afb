import { hkdfSync, randomBytes } from 'node:crypto'

export type RingKey = {
  readonly version: number
  readonly key: Buffer
  /** The day from which it wraps nothing any more. It still opens what waits in mail and in browsers. */
  readonly retired?: string
}

/** What the key file holds: the keys that wrap data keys, newest last, and the one values are looked up by. */
export type KeyRing = { readonly keys: readonly RingKey[]; readonly lookup: Buffer }

export const derived = (key: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, 'share4rare', purpose, 32))

/** A ring of one key. What is looked up by fingerprint must stay found, so its key outlives the first that wraps. */
export const oneKey = (key: Buffer): KeyRing => {
  if (key.length !== 32) throw new Error('The key-encryption key must have 32 bytes.')
  return { keys: [{ version: 1, key }], lookup: derived(key, 'look up by fingerprint') }
}

/** The key that wraps. */
export const currentOf = ({ keys }: KeyRing): RingKey => {
  const current = keys.at(-1)
  if (current === undefined) throw new Error('A key ring holds at least one key.')
  return current
}

export const withNewKey = (ring: KeyRing): KeyRing => ({
  ...ring,
  keys: [...ring.keys, { version: currentOf(ring).version + 1, key: randomBytes(32) }],
})

/** All but the newest wrap nothing from this day on. */
export const withRetired = (ring: KeyRing, day: string): KeyRing => ({
  ...ring,
  keys: ring.keys.map((one) => (one === currentOf(ring) ? one : { ...one, retired: one.retired ?? day })),
})

/** Without those that were retired on or before this day. */
export const withoutRetired = (ring: KeyRing, day: string): KeyRing => ({
  ...ring,
  keys: ring.keys.filter(({ retired }) => retired === undefined || retired > day),
})

const hex = '[0-9a-f]{64}'
const alone = new RegExp(`^${hex}$`, 'i')
const lookupLine = new RegExp(`^lookup (${hex})$`, 'i')
const keyLine = new RegExp(`^([1-9]\\d{0,4}) (${hex})(?: retired (\\d{4}-\\d{2}-\\d{2}))?$`, 'i')

/** Reads the text of a key file: one key alone, or a line for looking up and a line for each version. */
export const ringIn = (text: string): KeyRing | undefined => {
  const lines = text.trim().split(/\s*\n\s*/)
  const [first = ''] = lines
  if (lines.length === 1 && alone.test(first)) return oneKey(Buffer.from(first, 'hex'))
  const lookup = lookupLine.exec(first)?.[1]
  if (lookup === undefined || lines.length < 2) return undefined
  const keys: RingKey[] = []
  for (const line of lines.slice(1)) {
    const [, version, key = '', retired] = keyLine.exec(line) ?? []
    if (version === undefined || Number(version) > 65_535) return undefined
    if (Number(version) <= (keys.at(-1)?.version ?? 0)) return undefined
    keys.push({
      version: Number(version),
      key: Buffer.from(key, 'hex'),
      ...(retired === undefined ? {} : { retired }),
    })
  }
  return keys.at(-1)?.retired === undefined ? { keys, lookup: Buffer.from(lookup, 'hex') } : undefined
}

export const textOf = ({ keys, lookup }: KeyRing): string =>
  [
    `lookup ${lookup.toString('hex')}`,
    ...keys.map(
      ({ version, key, retired }) =>
        `${version} ${key.toString('hex')}${retired === undefined ? '' : ` retired ${retired}`}`,
    ),
    '',
  ].join('\n')
