import { fileTypeFromBuffer } from 'file-type'
import { Refusal } from './refusal.ts'

export type Kind = 'picture' | 'heic' | 'pdf'

const kinds: Readonly<Record<string, Kind>> = {
  'image/jpeg': 'picture',
  'image/png': 'picture',
  'image/webp': 'picture',
  'image/apng': 'picture',
  'image/heic': 'heic',
  'image/heif': 'heic',
  'image/heic-sequence': 'heic',
  'image/heif-sequence': 'heic',
  'application/pdf': 'pdf',
}

/** A ZIP archive hangs at the end of any other file; its last record says how far it is from the very end. */
const endsAsArchive = (bytes: Buffer): boolean => {
  const from = Math.max(0, bytes.length - 65_557)
  for (
    let at = bytes.indexOf('PK\u0005\u0006', from, 'latin1');
    at !== -1;
    at = bytes.indexOf('PK\u0005\u0006', at + 1, 'latin1')
  ) {
    if (at + 22 <= bytes.length && at + 22 + bytes.readUInt16LE(at + 20) <= bytes.length) return true
  }
  return false
}

const words = /<script|<svg|<html|<\?php|<iframe|javascript:/i

/** What else a file could be taken for: only then do two programs see two different things in it. */
const isTwoKinds = (bytes: Buffer, kind: Kind): boolean => {
  if (endsAsArchive(bytes)) return true
  if (kind === 'pdf') return bytes.indexOf('%PDF-', 0, 'latin1') !== 0
  return bytes.subarray(0, 1024).includes('%PDF-') || words.test(bytes.toString('latin1'))
}

/** What the bytes are, whatever the name and the browser say. Anything not known here is refused. */
export const kindOf = async (bytes: Buffer): Promise<Kind> => {
  const found = await fileTypeFromBuffer(bytes)
  const kind = found === undefined ? undefined : kinds[found.mime]
  if (kind === undefined) throw new Refusal('type-unknown')
  if (isTwoKinds(bytes, kind)) throw new Refusal('two-kinds')
  return kind
}
