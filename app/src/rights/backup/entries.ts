import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ArchiveProblem } from './sealed-stream.ts'

/**
 * What an archive says, in order: a head, then each table and each file with its bytes between a beginning and an end that
 * names their hash, then the tail with the sums.
 */
const said = z.discriminatedUnion('say', [
  z.object({
    say: z.literal('head'),
    madeAt: z.string(),
    migrations: z.array(z.object({ name: z.string(), sha256: z.string() })),
  }),
  z.object({ say: z.literal('table'), table: z.string(), columns: z.array(z.string()) }),
  z.object({ say: z.literal('file'), file: z.string() }),
  z.object({ say: z.literal('end'), bytes: z.number(), sha256: z.string() }),
  z.object({
    say: z.literal('tail'),
    tables: z.number(),
    files: z.number(),
    sequences: z.array(z.object({ name: z.string(), last: z.string(), called: z.boolean() })),
  }),
])

export type Said = z.output<typeof said>
export type Entry = Said | { readonly say: 'bytes'; readonly bytes: Buffer }

const frame = (kind: 0 | 1, body: Buffer): Buffer => {
  const head = Buffer.alloc(5)
  head.writeUInt8(kind)
  head.writeUInt32BE(body.length, 1)
  return Buffer.concat([head, body])
}

export const words = (entry: Said): Buffer => frame(0, Buffer.from(JSON.stringify(entry)))

/** The bytes of one table or file, followed by their end. */
export async function* body(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of source) {
    hash.update(piece)
    bytes += piece.length
    yield frame(1, piece)
  }
  yield words({ say: 'end', bytes, sha256: hash.digest('hex') })
}

const longest = 64 * 1024 * 1024

/** The entries of an archive, each body checked against its hash at its end. */
export async function* entriesOf(source: AsyncIterable<Buffer>): AsyncGenerator<Entry> {
  let waiting: Buffer = Buffer.alloc(0)
  let hash = createHash('sha256')
  let counted = 0
  for await (const piece of source) {
    waiting = Buffer.concat([waiting, piece])
    while (waiting.length >= 5) {
      const length = waiting.readUInt32BE(1)
      if (length > longest) throw new ArchiveProblem('This backup is not one this version can read.')
      if (waiting.length < 5 + length) break
      const content = waiting.subarray(5, 5 + length)
      const kind = waiting.readUInt8()
      waiting = waiting.subarray(5 + length)
      if (kind === 1) {
        hash.update(content)
        counted += length
        yield { say: 'bytes', bytes: content }
        continue
      }
      const entry = said.safeParse(JSON.parse(content.toString()))
      if (!entry.success) throw new ArchiveProblem('This backup is not one this version can read.')
      if (entry.data.say === 'end') {
        if (entry.data.bytes !== counted || entry.data.sha256 !== hash.digest('hex'))
          throw new ArchiveProblem('This backup does not hold what it says: take another copy of it.')
        hash = createHash('sha256')
        counted = 0
      }
      yield entry.data
    }
  }
  if (waiting.length > 0) throw new ArchiveProblem('This backup was cut off: its end is missing.')
}
