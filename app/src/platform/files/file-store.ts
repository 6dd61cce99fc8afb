import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { DataKey, Place, Vault } from '../crypto/index.ts'
import { ok, type Result, refuse } from '../result/index.ts'

export type StoredFile = { readonly id: string; readonly writtenAt: Date }

/** Whose file, of which table's column: bound into what is written, together with the file's own id. */
type FilePlace = Omit<Place, 'item'>

/** What to keep, under the id it will be found by. */
type NewFile = { readonly id: string; readonly bytes: Uint8Array }

/** Files at rest are sealed with their owner's key; what they are and whose is in the database alone. */
export type FileStore = {
  /** All of them or none: where the disk is full it refuses, and nothing half-kept stays. */
  readonly put: (key: DataKey, place: FilePlace, files: readonly NewFile[]) => Promise<Result<null>>
  /** Absent once removed. Throws SealBroken for a file that was altered or put in another's place. */
  readonly read: (key: DataKey, place: FilePlace, id: string) => Promise<Buffer | undefined>
  /** Gone afterwards, whether it was there or not. */
  readonly remove: (id: string) => Promise<void>
  readonly list: () => Promise<readonly StoredFile[]>
  /** Clears away what a process that died left half-written. */
  readonly clearUnfinished: (before: Date) => Promise<void>
}

const unfinished = '.unfinished'
const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
const isId = (name: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name)
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

/** On the disk before anybody is told so: the file's bytes, then the name it is found by. */
const writeWhole = async (path: string, content: Buffer): Promise<void> => {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const beside = join(dirname(path), `${randomUUID()}${unfinished}`)
  try {
    const file = await open(beside, 'wx', 0o600)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
  const folder = await open(dirname(path), 'r')
  await folder.sync().finally(() => folder.close())
}

const namesIn = (folder: string): Promise<readonly string[]> =>
  readdir(folder).catch((error: unknown) => {
    // Nothing was ever kept: there is no folder yet.
    if (codeOf(error) === 'ENOENT') return []
    throw error
  })

export const fileStore = (directory: string, vault: Pick<Vault, 'sealBytes' | 'openBytes'>): FileStore => {
  const pathOf = (id: string): string => {
    if (!isId(id)) throw new Error('A file is found by an id, never by a path.')
    return join(directory, id.slice(0, 2), id)
  }
  const everything = async (): Promise<readonly { name: string; path: string; writtenAt: Date }[]> => {
    const found = []
    for (const folder of await namesIn(directory)) {
      for (const name of await namesIn(join(directory, folder))) {
        const path = join(directory, folder, name)
        const facts = await stat(path).catch(() => undefined)
        if (facts !== undefined) found.push({ name, path, writtenAt: facts.mtime })
      }
    }
    return found
  }
  const remove = (id: string): Promise<void> => rm(pathOf(id), { force: true })
  return {
    put: async (key, place, files) => {
      const kept: string[] = []
      try {
        for (const { id, bytes } of files) {
          await writeWhole(pathOf(id), vault.sealBytes(key, { ...place, item: id }, bytes))
          kept.push(id)
        }
        return ok(null)
      } catch (error) {
        for (const id of kept) await remove(id)
        if (full.has(codeOf(error))) return refuse('disk-full')
        throw error
      }
    },
    read: async (key, place, id) => {
      const sealed = await readFile(pathOf(id)).catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT') return undefined
        throw error
      })
      return sealed === undefined ? undefined : vault.openBytes(key, { ...place, item: id }, sealed)
    },
    remove,
    list: async () =>
      (await everything())
        .filter(({ name }) => isId(name))
        .map(({ name, writtenAt }) => ({ id: name, writtenAt })),
    clearUnfinished: async (before) => {
      for (const { name, path, writtenAt } of await everything())
        if (name.endsWith(unfinished) && writtenAt < before) await rm(path, { force: true })
    },
  }
}
