import { randomBytes } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { link, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ok, type Result, refuse } from '../result/index.ts'
import { type KeyRing, oneKey, ringIn, textOf } from './key-ring.ts'

export type KeyFileOptions = {
  readonly path: string
  /** True only for a new embedded installation: a key made anew cannot open what an old one sealed. */
  readonly mayCreate: boolean
}

const sentence = (text: string): Result<never> => refuse('key-file', { values: { sentence: text } })

const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** Reads the key file at once: also in the middle of an act, where a key it does not know yet was met. */
export const readKeyFileNow = (path: string): Result<KeyRing> => {
  try {
    const text = readFileSync(path, 'utf8')
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
      return sentence(`The key file ${path} can be read by others. Run: chmod 600 ${path}`)
    const ring = ringIn(text)
    if (ring !== undefined) return ok(ring)
    return sentence(
      `The key file ${path} must hold 64 hexadecimal digits, or what \`s4r keys rotate\` wrote, and nothing else. Put it back from where you keep it.`,
    )
  } catch (error) {
    if (isAbsent(error)) {
      return sentence(
        `The key file ${path} is missing. Put it back from where you keep it: without it nothing sealed in this database can be read. For a new installation make one with: openssl rand -hex 32 > ${path} && chmod 600 ${path}`,
      )
    }
    return sentence(
      `The key file ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
    )
  }
}

/** Reads the keys that wrap data keys, or makes a first one with mode 0600 where that is allowed. */
export const readKeyFile = async ({ path, mayCreate }: KeyFileOptions): Promise<Result<KeyRing>> => {
  if (mayCreate && isMissing(path)) return createKeyFile(path)
  return readKeyFileNow(path)
}

const isMissing = (path: string): boolean => {
  try {
    statSync(path)
    return false
  } catch (error) {
    return isAbsent(error)
  }
}

const writeWhole = async (path: string, text: string): Promise<string> => {
  const unfinished = `${path}.${process.pid}`
  const file = await open(unfinished, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
    return unfinished
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  } finally {
    await file.close()
  }
}

const onDisk = async (directory: string): Promise<void> => {
  const folder = await open(directory, 'r')
  await folder.sync().finally(() => folder.close())
}

/** Written whole under another name first: a program killed half-way leaves no half key behind. */
const createKeyFile = async (path: string): Promise<Result<KeyRing>> => {
  const key = randomBytes(32)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const unfinished = await writeWhole(path, `${key.toString('hex')}\n`)
  // A link fails where the name is taken, so an existing key is never replaced.
  await link(unfinished, path).finally(() => rm(unfinished))
  return ok(oneKey(key))
}

/** Puts a ring in the place of the one there. It is on the disk before this returns: what it wraps cannot outlive it. */
export const replaceKeyFile = async (path: string, ring: KeyRing): Promise<Result<KeyRing>> => {
  try {
    await rename(await writeWhole(path, textOf(ring)), path)
    await onDisk(dirname(path))
  } catch (error) {
    return sentence(
      `The key file ${path} cannot be written: ${error instanceof Error ? error.message : String(error)}. Nothing was changed.`,
    )
  }
  return readKeyFileNow(path)
}
