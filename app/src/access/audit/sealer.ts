import { createHash } from 'node:crypto'
import { appendFile, readFile } from 'node:fs/promises'
import { type Database, nobody } from '../../platform/db/index.ts'
import type { Log } from '../../platform/log/index.ts'
import { countLost, lastSeal, readSealed, takeSealerLock, takeUnsealed, writeSeals } from './audit.sql.ts'

const genesis = Buffer.alloc(32)
const batch = 5_000

const link = (previous: Buffer, text: string): Buffer =>
  createHash('sha256').update(previous).update(text).digest()

export type Sealed = { readonly seq: number; readonly hash: Buffer; readonly count: number }

/**
 * Chains committed audit rows: each link is SHA-256 of the link before and the row. One sealer for all nodes, so that no
 * act waits for another (safety figure E12). Returns undefined when there was nothing to do or another node is sealing.
 */
export const sealOnce = (database: Database): Promise<Sealed | undefined> =>
  database.begin('sealer', nobody, async (trx) => {
    if (!(await takeSealerLock(trx))) return undefined
    const rows = await takeUnsealed(trx, batch)
    if (rows.length === 0) return undefined
    const last = await lastSeal(trx)
    let { seq, hash } = last ?? { seq: 0, hash: genesis }
    const seals = rows.map((row) => {
      seq += 1
      hash = link(hash, row.text)
      return { seq, auditId: row.id, hash }
    })
    await writeSeals(trx, seals)
    return { seq, hash, count: rows.length }
  })

/** Notes the chain's head in an append-only file outside the database: who rewrites the whole chain cannot rewrite this. */
export const writeAnchor = async (path: string, sealed: Sealed, at: Date): Promise<void> => {
  const line = JSON.stringify({ at: at.toISOString(), seq: sealed.seq, hash: sealed.hash.toString('hex') })
  await appendFile(path, `${line}\n`, { mode: 0o600 })
}

export type Verification =
  | { readonly intact: true; readonly links: number; readonly anchors: number }
  | { readonly intact: false; readonly firstBroken: number; readonly sentence: string }

const broken = (firstBroken: number, sentence: string): Verification => ({
  intact: false,
  firstBroken,
  sentence,
})

const readAnchors = async (path: string): Promise<ReadonlyMap<number, string>> => {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const anchors = new Map<number, string>()
  for (const line of text.split('\n')) {
    if (line === '') continue
    const { seq, hash } = JSON.parse(line) as { seq: number; hash: string }
    anchors.set(seq, hash)
  }
  return anchors
}

/** Walks the whole chain and the anchors; names the first link that is broken. */
export const verifyChain = async (database: Database, anchorFile: string): Promise<Verification> => {
  const anchors = await readAnchors(anchorFile)
  return database.begin('sealer', nobody, async (trx) => {
    let previous: Buffer = genesis
    let seq = 0
    for (;;) {
      const rows = await readSealed(trx, seq, batch)
      if (rows.length === 0) break
      for (const row of rows) {
        if (row.seq !== seq + 1) return broken(seq + 1, `Link ${seq + 1} is missing.`)
        if (row.text === null) return broken(row.seq, `The audit row of link ${row.seq} was deleted.`)
        const expected = link(previous, row.text)
        if (!expected.equals(row.hash))
          return broken(row.seq, `Link ${row.seq} does not fit its audit row: one was altered.`)
        const anchor = anchors.get(row.seq)
        if (anchor !== undefined && anchor !== row.hash.toString('hex')) {
          return broken(row.seq, `Link ${row.seq} differs from the anchor kept outside the database.`)
        }
        previous = row.hash
        seq = row.seq
      }
    }
    const beyond = [...anchors.keys()].find((at) => at > seq)
    if (beyond !== undefined)
      return broken(seq + 1, `The chain ends at ${seq}, but an anchor knows link ${beyond}.`)
    const lost = await countLost(trx)
    if (lost > 0) return broken(seq + 1, `${lost} audit rows were never sealed and wait nowhere.`)
    return { intact: true, links: seq, anchors: anchors.size }
  })
}

/** Seals every second until stopped. */
export const startSealer = (options: {
  readonly database: Database
  readonly anchorFile: string
  readonly now: () => Date
  readonly log: Log
}): { readonly stop: () => Promise<void> } => {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const round = async (): Promise<void> => {
    try {
      const sealed = await sealOnce(options.database)
      if (sealed !== undefined) await writeAnchor(options.anchorFile, sealed, options.now())
    } catch (error) {
      options.log.error({ error: String(error) }, 'the audit could not be sealed; trying again in a second')
    }
    if (!stopped) timer = setTimeout(next, 1000)
  }
  const next = (): void => {
    running = round()
  }
  next()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
