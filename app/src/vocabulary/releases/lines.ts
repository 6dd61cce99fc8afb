import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { createGunzip } from 'node:zlib'
import { ReleaseError } from './release-error.ts'

/** Where the text comes from: a name to show, and its bytes (already unpacked). */
export type Source = {
  readonly file: string
  readonly bytes: () => AsyncIterable<Uint8Array>
}

export type Line = { readonly number: number; readonly text: string }

/** A release file on disk, plain or gzip: told apart by its first bytes, because names lie. */
export function fileSource(path: string): Source {
  return { file: basename(path), bytes: () => unpacked(createReadStream(path)) }
}

/** A text held in memory, for what ships with the project and for tests. */
export function textSource(file: string, text: string): Source {
  return {
    file,
    bytes: async function* () {
      yield Buffer.from(text, 'utf8')
    },
  }
}

/** Every line with its number. Streams, so that a file of 270,000 rows never sits in memory. */
export async function* readLines(source: Source): AsyncGenerator<Line> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  let number = 0
  try {
    for await (const chunk of source.bytes()) {
      const text = rest + decoder.write(Buffer.from(chunk))
      const parts = text.split('\n')
      rest = parts.pop() ?? ''
      for (const part of parts) {
        number += 1
        yield { number, text: part.endsWith('\r') ? part.slice(0, -1) : part }
      }
    }
  } catch (cause) {
    throw asReleaseError(source.file, number + 1, cause)
  }
  rest += decoder.end()
  if (rest !== '') yield { number: number + 1, text: rest }
}

/** The whole text at once, for JSON, which cannot be read line by line. */
export async function readText(source: Source): Promise<string> {
  const decoder = new StringDecoder('utf8')
  // Decoded as it comes: bytes and text of 20 MB side by side would be most of an installation's memory.
  const parts: string[] = []
  try {
    for await (const chunk of source.bytes()) parts.push(decoder.write(Buffer.from(chunk)))
  } catch (cause) {
    const lines = parts.reduce((sum, part) => sum + part.split('\n').length - 1, 0)
    throw asReleaseError(source.file, lines + 1, cause)
  }
  return parts.join('') + decoder.end()
}

/** Standard input or any other stream, plain or gzip. */
export function streamSource(file: string, stream: AsyncIterable<Uint8Array>): Source {
  return { file, bytes: () => unpacked(stream) }
}

async function* unpacked(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = packed[Symbol.asyncIterator]()
  let head = Buffer.alloc(0)
  let ended = false
  while (head.length < 2 && !ended) {
    const { done, value } = await chunks.next()
    if (done === true) ended = true
    else head = Buffer.concat([head, value])
  }
  const whole = async function* () {
    if (head.length > 0) yield head
    for (;;) {
      const { done, value } = await chunks.next()
      if (done === true) return
      yield value
    }
  }
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* whole()
    return
  }
  const source = Readable.from(whole())
  const gunzip = createGunzip()
  source.on('error', (cause) => gunzip.destroy(cause))
  yield* source.pipe(gunzip)
}

function asReleaseError(file: string, line: number, cause: unknown): unknown {
  if (cause instanceof ReleaseError || !(cause instanceof Error)) return cause
  const code = 'code' in cause ? String(cause.code) : ''
  return new ReleaseError({ file, line, sentence: sentenceFor(code, cause.message) })
}

function sentenceFor(code: string, message: string): string {
  if (code === 'Z_BUF_ERROR') return 'The file ends too early: it is truncated. Download it again.'
  if (code.startsWith('Z_')) return 'The compressed data are corrupt. Download the file again.'
  if (code === 'ENOENT') return 'There is no such file.'
  return `The file cannot be read (${message}).`
}
