import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ok, type Result, refuse } from '../result/index.ts'

export type KeyFileOptions = {
  readonly path: string
  /** True only for a new embedded installation: a key made anew cannot open what an old one sealed. */
  readonly mayCreate: boolean
}

const sentence = (text: string): Result<never> => refuse('key-file', { values: { sentence: text } })

/** Reads the 32-byte key-encryption key (64 hex digits), or makes one with mode 0600 where that is allowed. */
export const readKeyFile = async ({ path, mayCreate }: KeyFileOptions): Promise<Result<Buffer>> => {
  const existing = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => error)
  if (existing instanceof Error) {
    if (existing.code !== 'ENOENT')
      return sentence(`The key file ${path} cannot be read: ${existing.message}.`)
    if (!mayCreate) {
      return sentence(
        `The key file ${path} is missing. Put it back from where you keep it: without it nothing sealed in this database can be read. For a new installation make one with: openssl rand -hex 32 > ${path} && chmod 600 ${path}`,
      )
    }
    return createKeyFile(path)
  }
  const { mode } = await stat(path)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    return sentence(`The key file ${path} can be read by others. Run: chmod 600 ${path}`)
  }
  if (!/^[0-9a-f]{64}\s*$/i.test(existing)) {
    return sentence(`The key file ${path} must hold 64 hexadecimal digits and nothing else.`)
  }
  return ok(Buffer.from(existing.trim(), 'hex'))
}

/** Written whole under another name first: a program killed half-way leaves no half key behind. */
const createKeyFile = async (path: string): Promise<Result<Buffer>> => {
  const key = randomBytes(32)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const unfinished = `${path}.${process.pid}`
  const file = await open(unfinished, 'w', 0o600)
  try {
    await file.writeFile(`${key.toString('hex')}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  // A link fails where the name is taken, so an existing key is never replaced.
  await link(unfinished, path).finally(() => rm(unfinished))
  return ok(key)
}
