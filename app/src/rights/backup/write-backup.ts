import { createReadStream, createWriteStream } from 'node:fs'
import { open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline as joined, Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import pg from 'pg'
import { copyOut } from '../../platform/db/index.ts'
import { ok, type Result, refuse } from '../../platform/result/index.ts'
import {
  copyOutText,
  hiddenFromOwner,
  migrationsOf,
  sequencesOf,
  speakAs,
  tablesInOrder,
} from './backup.sql.ts'
import { body, type Entry, entriesOf, words } from './entries.ts'
import { ArchiveProblem, opened, sealed } from './sealed-stream.ts'

export type BackupOptions = {
  readonly owner: pg.ClientConfig
  readonly filesDir: string
  readonly path: string
  readonly secret: Buffer
  readonly now: Date
  /** Where the bytes go; a test hands in one that fails as a full disk does. */
  readonly writeTo?: (path: string) => Writable
}

export type Kept = { readonly tables: number; readonly files: number; readonly bytes: number }

/** Ids of the sealed files; one that goes while we read is one whose owner was erased. */
export const filesIn = async (directory: string): Promise<readonly string[]> => {
  const folders = await readdir(directory).catch(() => [])
  const names = []
  for (const folder of folders.sort())
    for (const name of (await readdir(join(directory, folder)).catch(() => [])).sort())
      if (/^[0-9a-f-]{36}$/.test(name)) names.push(`${folder}/${name}`)
  return names
}

async function* everything(client: pg.Client, { filesDir, now }: BackupOptions): AsyncGenerator<Buffer> {
  await client.query('begin isolation level repeatable read read only')
  await speakAs(client, 's4r_owner')
  const migrations = await migrationsOf(client)
  yield words({ say: 'head', madeAt: now.toISOString(), migrations })
  const tables = await tablesInOrder(client)
  for (const table of tables) {
    await speakAs(client, table.owner)
    yield words({ say: 'table', table: table.name, columns: [...table.columns] })
    yield* body(copyOut(client, copyOutText(table)))
  }
  const sequences = await sequencesOf(client)
  let files = 0
  for (const name of await filesIn(filesDir)) {
    const file = await open(join(filesDir, name), 'r').catch(() => undefined)
    if (file === undefined) continue
    yield words({ say: 'file', file: name })
    yield* body(file.createReadStream())
    files += 1
  }
  yield words({ say: 'tail', tables: tables.length, files, sequences })
  await client.query('commit')
}

/** Reads an archive from beginning to end, checking every byte; hands each entry on. */
export async function* readArchive(path: string, secret: Buffer): AsyncGenerator<Entry> {
  const unpacked = createGunzip()
  // A failure of what comes before reaches whoever reads `unpacked`; the callback has nothing to add.
  joined(Readable.from(opened(createReadStream(path), secret)), unpacked, () => undefined)
  yield* entriesOf(unpacked)
}

/** Counts what an archive holds; throws where it is not whole. */
export const verifyArchive = async (path: string, secret: Buffer): Promise<Omit<Kept, 'bytes'>> => {
  const found = { tables: 0, files: 0 }
  let tail: Extract<Entry, { say: 'tail' }> | undefined
  for await (const entry of readArchive(path, secret)) {
    if (entry.say === 'table') found.tables += 1
    if (entry.say === 'file') found.files += 1
    if (entry.say === 'tail') tail = entry
  }
  if (tail === undefined || tail.tables !== found.tables || tail.files !== found.files)
    throw new ArchiveProblem('This backup does not hold what it says: take another copy of it.')
  return found
}

const sentence = (text: string): Result<never> => refuse('backup', { values: { sentence: text } })

const onDisk = async (path: string): Promise<number> => {
  const file = await open(path, 'r')
  try {
    await file.sync()
    return (await file.stat()).size
  } finally {
    await file.close()
  }
}

/**
 * One snapshot of every table, the sealed files and the wrapped keys, streamed into one encrypted file. It gets its name
 * only after it was read back whole, so a file of that name is a backup.
 */
export const writeBackup = async (options: BackupOptions): Promise<Result<Kept>> => {
  const { path, secret, owner } = options
  const unfinished = join(dirname(path), `.${process.pid}.unfinished-backup`)
  const client = new pg.Client(owner)
  client.on('error', () => undefined)
  try {
    await client.connect()
    const hidden = await hiddenFromOwner(client)
    if (hidden.length > 0)
      return sentence(
        `These tables would be missing from a backup: ${hidden.join(', ')}. Tell who maintains Share4Rare.`,
      )
    const target = (options.writeTo ?? ((to) => createWriteStream(to, { flags: 'w', mode: 0o600 })))(
      unfinished,
    )
    await pipeline(
      Readable.from(everything(client, options)),
      createGzip({ level: 4 }),
      (source: AsyncIterable<Buffer>) => sealed(source, secret),
      target,
    )
    const bytes = await onDisk(unfinished)
    const found = await verifyArchive(unfinished, secret)
    await rename(unfinished, path)
    return ok({ ...found, bytes })
  } catch (error) {
    await rm(unfinished, { force: true })
    const reason = error instanceof Error ? error.message : String(error)
    return sentence(`The backup could not be made: ${reason}. No file was left behind.`)
  } finally {
    await client.end().catch(() => undefined)
  }
}
