import { Readable } from 'node:stream'
import type { Context } from 'hono'
import type { ResumableFile } from './route.ts'

export type Span = { readonly from: number; readonly to: number }

/**
 * The one range asked for (RFC 9110, section 14), the last byte included. Undefined: the whole file, also where the request
 * is not understood or asks for several at once. `none`: nothing of the file lies there.
 */
export const spanOf = (header: string | undefined, bytes: number): Span | 'none' | undefined => {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (first === '' && last === '') return undefined
  if (first === '')
    return Number(last) === 0 ? 'none' : { from: Math.max(0, bytes - Number(last)), to: bytes - 1 }
  const from = Number(first)
  const to = last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1)
  if (from >= bytes) return 'none'
  return to < from ? undefined : { from, to }
}

export const resumable = (c: Context, file: ResumableFile): Response => {
  const tag = `"${file.tag}"`
  const kept = c.req.header('if-range')
  const span = kept === undefined || kept === tag ? spanOf(c.req.header('range'), file.bytes) : undefined
  const headers = {
    'Content-Type': file.type,
    'Content-Disposition': `attachment; filename="${file.name.replaceAll(/[^\w.-]/g, '_')}"`,
    'Cache-Control': 'private, no-store',
    'Accept-Ranges': 'bytes',
    ETag: tag,
  }
  if (span === 'none') return c.body(null, 416, { ...headers, 'Content-Range': `bytes */${file.bytes}` })
  const { from, to } = span ?? { from: 0, to: file.bytes - 1 }
  const body = Readable.toWeb(Readable.from(file.read(from, to))) as ReadableStream<Uint8Array>
  return c.body(body, span === undefined ? 200 : 206, {
    ...headers,
    'Content-Length': String(to - from + 1),
    ...(span === undefined ? {} : { 'Content-Range': `bytes ${from}-${to}/${file.bytes}` }),
  })
}
