import { createHash, randomBytes } from 'node:crypto'

/** A secret handed to one person: 256 bits, URL-safe. Only its hash is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url')

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest()
