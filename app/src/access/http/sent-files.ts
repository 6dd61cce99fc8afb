import type { Context } from 'hono'
import type { SentFile, Visit } from './route.ts'
import type { Env } from './web.ts'

/** A form with files may be this large: a file of 15 MB and what a form puts around it. */
export const mostFormBytes = 16 * 1024 * 1024
/** Beyond this a sender is not listened to until the end, so no sentence reaches them either. */
const mostSkippedBytes = 128 * 1024 * 1024

const announcedLength = (c: Context<Env>): number => {
  const length = Number(c.req.header('content-length') ?? Number.NaN)
  return Number.isSafeInteger(length) ? length : Number.POSITIVE_INFINITY
}

/** A browser reads our answer only after it has sent everything: what is too much is taken in and forgotten at once. */
const skip = async (c: Context<Env>): Promise<void> => {
  let skipped = 0
  for await (const part of c.req.raw.body ?? []) {
    skipped += part.length
    if (skipped > mostSkippedBytes) return
  }
}

type Read = { readonly entries: readonly [string, string][]; readonly files: Visit['files'] }

/** The fields and files of a form on a route that takes files. A visitor's are not read at all. */
export const readFileForm = async (c: Context<Env>): Promise<Read> => {
  const length = announcedLength(c)
  const tooLarge = length > mostFormBytes
  if (c.get('state').actor.kind !== 'account' || tooLarge) {
    if (length <= mostSkippedBytes) await skip(c)
    return { entries: [], files: { sent: [], tooLarge } }
  }
  const data = await c.req.formData().catch(() => new FormData())
  const entries: [string, string][] = []
  const sent: SentFile[] = []
  for (const [field, value] of data.entries()) {
    if (typeof value === 'string') entries.push([field, value])
    // A browser sends a file field that was left empty as a file of no bytes.
    else if (value.size > 0) sent.push({ field, bytes: new Uint8Array(await value.arrayBuffer()) })
  }
  return { entries, files: { sent, tooLarge: false } }
}
