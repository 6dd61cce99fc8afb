import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

export function textDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

export async function fileDigest(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}
