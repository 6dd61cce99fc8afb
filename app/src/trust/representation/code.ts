import { randomBytes } from 'node:crypto'
import { hashOfToken } from '../../platform/crypto/index.ts'

/** Without the letters and digits people take for one another. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Sixty bits, in groups that can be read out and typed. Only the hash is stored. */
export const newCode = (): string => {
  const drawn = [...randomBytes(12)].map((byte) => letters[byte % letters.length]).join('')
  return [drawn.slice(0, 4), drawn.slice(4, 8), drawn.slice(8)].join('-')
}

const meant: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', U: 'V' }

/** However it is typed: small letters, spaces, an O for a nought. */
export const hashOfCode = (code: string): Buffer =>
  hashOfToken(
    code
      .toUpperCase()
      .replaceAll(/[^0-9A-Z]/g, '')
      .replaceAll(/[OILU]/g, (letter) => meant[letter] ?? letter),
  )
