import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

const magic = Buffer.from('S4R-BACKUP-1\n')
const saltBytes = 32
const tagBytes = 16
const chunkBytes = 256 * 1024
const last = 0x80000000
export const headBytes = magic.length + saltBytes

/** A sentence for who puts a backup back. */
export class ArchiveProblem extends Error {
  override readonly name = 'ArchiveProblem'
}

const keyFor = (secret: Buffer, salt: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, 'share4rare backup', 32))

/** Each key serves one archive, for its salt is random: so a counter is never used twice with it. */
const nonceOf = (at: number): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(at), 4)
  return nonce
}

const aadOf = (head: Buffer, length: number): Buffer => {
  const tail = Buffer.alloc(4)
  tail.writeUInt32BE(length)
  return Buffer.concat([createHash('sha256').update(head).digest(), tail])
}

const sealChunk = (key: Buffer, head: Buffer, at: number, plain: Buffer, isLast: boolean): Buffer => {
  const length = Buffer.alloc(4)
  const said = (plain.length | (isLast ? last : 0)) >>> 0
  length.writeUInt32BE(said)
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(at))
  cipher.setAAD(aadOf(head, said))
  return Buffer.concat([length, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/**
 * AES-256-GCM in chunks, each bound to the archive, to its place and to whether it is the last: none can be altered, left
 * out, exchanged or cut off unnoticed, and no more than one is held in memory.
 */
export async function* sealed(source: AsyncIterable<Buffer>, secret: Buffer): AsyncGenerator<Buffer> {
  const salt = randomBytes(saltBytes)
  const head = Buffer.concat([magic, salt])
  const key = keyFor(secret, salt)
  yield head
  let waiting: Buffer = Buffer.alloc(0)
  let at = 0
  for await (const piece of source) {
    waiting = waiting.length === 0 ? piece : Buffer.concat([waiting, piece])
    while (waiting.length > chunkBytes) {
      yield sealChunk(key, head, at, waiting.subarray(0, chunkBytes), false)
      waiting = waiting.subarray(chunkBytes)
      at += 1
    }
  }
  yield sealChunk(key, head, at, waiting, true)
}

/** Hands out so many bytes at a time, however they come. */
const reader = (source: AsyncIterable<Buffer>) => {
  const pieces = source[Symbol.asyncIterator]()
  let waiting: Buffer = Buffer.alloc(0)
  return async (bytes: number): Promise<Buffer> => {
    while (waiting.length < bytes) {
      const next = await pieces.next()
      if (next.done === true) break
      waiting = Buffer.concat([waiting, next.value])
    }
    const taken = waiting.subarray(0, bytes)
    waiting = waiting.subarray(taken.length)
    return taken
  }
}

const cutOff = (): ArchiveProblem =>
  new ArchiveProblem('This backup was cut off: its end is missing. Take another copy of it.')

/** What was sealed, chunk by chunk; throws ArchiveProblem, with the sentence, before it hands out anything altered. */
export async function* opened(source: AsyncIterable<Buffer>, secret: Buffer): AsyncGenerator<Buffer> {
  const take = reader(source)
  const head = await take(headBytes)
  if (!head.subarray(0, magic.length).equals(magic.subarray(0, head.length)))
    throw new ArchiveProblem('This is not a backup that Share4Rare made.')
  if (head.length < headBytes) throw cutOff()
  const key = keyFor(secret, head.subarray(magic.length))
  for (let at = 0; ; at += 1) {
    const length = await take(4)
    if (length.length < 4) throw cutOff()
    const said = length.readUInt32BE()
    const isLast = (said & last) !== 0
    const bytes = said & 0x7fffffff
    if (bytes > chunkBytes) throw altered(at)
    const chunk = await take(bytes + tagBytes)
    if (chunk.length < bytes + tagBytes) throw cutOff()
    yield openChunk(key, head, at, said, chunk)
    if (!isLast) continue
    if ((await take(1)).length > 0) throw altered(at)
    return
  }
}

const openChunk = (key: Buffer, head: Buffer, at: number, said: number, chunk: Buffer): Buffer => {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(at), { authTagLength: tagBytes })
  decipher.setAAD(aadOf(head, said))
  decipher.setAuthTag(chunk.subarray(-tagBytes))
  try {
    return Buffer.concat([decipher.update(chunk.subarray(0, -tagBytes)), decipher.final()])
  } catch {
    throw altered(at)
  }
}

const altered = (at: number): ArchiveProblem =>
  new ArchiveProblem(
    at === 0
      ? 'This backup does not open with this key: take the key or passphrase it was made with. If that is the one, the backup was altered.'
      : 'This backup was altered on its way: take another copy of it.',
  )
