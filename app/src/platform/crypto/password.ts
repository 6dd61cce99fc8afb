import * as crypto from 'node:crypto'
import { promisify } from 'node:util'

/** Argon2id at safety figure B9: 46 MiB, one pass, one lane. Bytes throughout. */
const cost = { memory: 47_104, passes: 1, parallelism: 1, tagLength: 32 } as const

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replaceAll('=', '')

const tagOf = async (
  password: string,
  nonce: Buffer,
  settings: { memory: number; passes: number },
): Promise<Buffer> =>
  promisify(crypto.argon2)('argon2id', {
    message: password.normalize('NFKC'),
    nonce,
    parallelism: cost.parallelism,
    tagLength: cost.tagLength,
    memory: settings.memory,
    passes: settings.passes,
  })

/** The PHC string of a password: `$argon2id$v=19$m=…,t=…,p=1$salt$hash`. */
export const hashPassword = async (password: string): Promise<string> => {
  const nonce = crypto.randomBytes(16)
  const tag = await tagOf(password, nonce, cost)
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(nonce)}$${base64(tag)}`
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

export const verifyPassword = async (password: string, stored: string): Promise<boolean> => {
  const [, memory, passes, nonce, tag] = phc.exec(stored) ?? []
  if (memory === undefined || passes === undefined || nonce === undefined || tag === undefined) return false
  const expected = Buffer.from(tag, 'base64')
  const given = await tagOf(password, Buffer.from(nonce, 'base64'), {
    memory: Number(memory),
    passes: Number(passes),
  })
  return expected.length === given.length && crypto.timingSafeEqual(expected, given)
}

/** Spends the time of a real check where there is no account, so that the clock does not tell (safety figure B7). */
export const pretendToVerify = async (password: string): Promise<false> => {
  await tagOf(password, crypto.randomBytes(16), cost)
  return false
}
