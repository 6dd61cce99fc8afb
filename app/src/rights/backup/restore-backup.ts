import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pg from 'pg'
import type { Vault } from '../../platform/crypto/index.ts'
import { type CopyIn, copyIn } from '../../platform/db/index.ts'
import { ok, type Result, refuse } from '../../platform/result/index.ts'
import { type LedgerLine, readLedger } from '../ledger/ledger-file.ts'
import { replayIn } from '../ledger/replay.sql.ts'
import {
  closeRoom,
  copyInText,
  endEverySession,
  forcedTables,
  forceRowSecurity,
  isInhabited,
  makeRoom,
  migrationsOf,
  platformRuns,
  setSequence,
  speakAs,
  type Table,
  tablesInOrder,
  wrappedKeys,
} from './backup.sql.ts'
import type { Said } from './entries.ts'
import { ArchiveProblem } from './sealed-stream.ts'
import { filesIn, readArchive, verifyArchive } from './write-backup.ts'

export type RestoreOptions = {
  readonly owner: pg.ClientConfig
  readonly filesDir: string
  readonly path: string
  readonly secret: Buffer
  readonly vault: Pick<Vault, 'unwrap'>
  readonly ledgerFile: string
  readonly replace: boolean
  readonly now: Date
}

export type Restored = {
  readonly tables: number
  readonly files: number
  /** Lines of the rights ledger that were carried out again. */
  readonly replayed: number
}

const sentence = (text: string): Result<never> => refuse('restore', { values: { sentence: text } })

const fitsHere = async (client: pg.Client, head: Extract<Said, { say: 'head' }>): Promise<void> => {
  await speakAs(client, 's4r_owner')
  const here = await migrationsOf(client)
  const same =
    here.length === head.migrations.length &&
    here.every(
      ({ name, sha256 }, at) => head.migrations[at]?.name === name && head.migrations[at]?.sha256 === sha256,
    )
  if (same) return
  throw new ArchiveProblem(
    'This backup was made by another version of Share4Rare. Put it back with that version, then start this one: it brings the database up to date.',
  )
}

const everyKeyOpens = async (client: pg.Client, vault: Pick<Vault, 'unwrap'>): Promise<void> => {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await wrappedKeys(client, after)
    if (rows.length === 0) return
    for (const { id, wrapped } of rows) {
      try {
        vault.unwrap(id, wrapped)
      } catch {
        throw new ArchiveProblem(
          'KEY_FILE is not the one this backup was made under, or lacks a version of the key it was made under: nothing sealed in it could be read. Set KEY_FILE to a copy that holds it.',
        )
      }
      after = id
    }
  }
}

type Load = { readonly client: pg.Client; readonly options: RestoreOptions; readonly written: string[] }

const loadRows = async ({ client, options, written }: Load, tables: readonly Table[]) => {
  let rows: CopyIn | undefined
  let file: ReturnType<typeof createWriteStream> | undefined
  let path = ''
  for await (const entry of readArchive(options.path, options.secret)) {
    switch (entry.say) {
      case 'head':
        await fitsHere(client, entry)
        break
      case 'table': {
        const table = tables.find(({ name }) => name === entry.table)
        if (table === undefined) throw new ArchiveProblem(`This version knows no table ${entry.table}.`)
        await speakAs(client, table.owner)
        rows = await copyIn(client, copyInText({ name: table.name, columns: entry.columns }))
        break
      }
      case 'file':
        path = join(options.filesDir, entry.file)
        await mkdir(dirname(path), { recursive: true, mode: 0o700 })
        file = createWriteStream(`${path}.unfinished`, { mode: 0o600 })
        written.push(path)
        break
      case 'bytes':
        if (rows !== undefined) await rows.write(entry.bytes)
        else if (file !== undefined && !file.write(entry.bytes)) await once(file, 'drain')
        break
      case 'end':
        if (rows !== undefined) await rows.end()
        if (file !== undefined) {
          file.end()
          await once(file, 'close')
        }
        rows = undefined
        file = undefined
        break
      case 'tail':
        for (const sequence of entry.sequences) await setSequence(client, sequence)
        break
      default:
        entry satisfies never
    }
  }
}

const load = async (at: Load, lines: readonly LedgerLine[]): Promise<number> => {
  const { client, options } = at
  await client.query('begin')
  await speakAs(client, 's4r_owner')
  const tables = await tablesInOrder(client)
  const forced = await forcedTables(client)
  await forceRowSecurity(client, forced, false)
  await makeRoom(client, tables)
  await loadRows(at, tables)
  await everyKeyOpens(client, options.vault)
  await endEverySession(client, options.now)
  await closeRoom(client, tables)
  await forceRowSecurity(client, forced, true)
  const replayed = await replayIn(client, lines, options.now)
  for (const path of at.written) await rename(`${path}.unfinished`, path)
  await client.query('commit')
  return replayed
}

/** Files of what is not in this database any more: of the state that was replaced. */
const clearOthers = async (filesDir: string, kept: readonly string[]): Promise<void> => {
  const known = new Set(kept)
  for (const name of await filesIn(filesDir))
    if (!known.has(join(filesDir, name))) await rm(join(filesDir, name), { force: true })
}

/**
 * Reads the whole archive before it touches anything, then puts everything back in one transaction and carries the rights
 * ledger out again: whoever was erased, withdrew or lost access since does not come back.
 */
export const restoreBackup = async (options: RestoreOptions): Promise<Result<Restored>> => {
  const client = new pg.Client(options.owner)
  client.on('error', () => undefined)
  const written: string[] = []
  try {
    const ledger = await readLedger(options.ledgerFile)
    if (!ledger.ok) return ledger
    const found = await verifyArchive(options.path, options.secret)
    await client.connect()
    if (await platformRuns(client))
      return sentence('Share4Rare is running on this database: end it, then put the backup back.')
    if (!options.replace && (await isInhabited(client)))
      return sentence('People live in this database. To put the backup in their place, say --replace.')
    const replayed = await load({ client, options, written }, ledger.value)
    await clearOthers(options.filesDir, written)
    return ok({ ...found, replayed })
  } catch (error) {
    for (const path of written) await rm(`${path}.unfinished`, { force: true })
    if (error instanceof ArchiveProblem) return sentence(`${error.message} Nothing was changed.`)
    const reason = error instanceof Error ? error.message : String(error)
    return sentence(`The backup could not be put back: ${reason}. Nothing was changed.`)
  } finally {
    // Whatever is under way, a COPY too, ends with its connection and is rolled back.
    await client.end().catch(() => undefined)
  }
}
