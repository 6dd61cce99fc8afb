import type { CompiledQuery, QueryResult } from 'kysely'
import type pg from 'pg'
import type { StatementNames } from './statement-names.ts'

/** One pooled connection to PostgreSQL, as a transaction uses it. */
export type Wire = {
  readonly send: <R>(query: Pick<CompiledQuery, 'sql' | 'parameters'>) => Promise<QueryResult<R>>
  /** Back to the pool; `broken` ones are closed instead. */
  readonly release: (broken: boolean) => void
}

const changing = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

// pg keeps its socket to itself; corking is all we ask of it, and without it everything works a little slower.
type Stream = { readonly cork: () => void; readonly uncork: () => void }
type Inside = { readonly connection?: { readonly stream?: Stream } }

/** What is sent before the next tick leaves in one packet: a system call costs more than most of our statements. */
const inPackets = (stream: Stream | undefined): (() => void) => {
  let held = false
  return () => {
    if (held || stream === undefined) return
    held = true
    stream.cork()
    process.nextTick(() => {
      held = false
      stream.uncork()
    })
  }
}

export const takeWire = async (pool: pg.Pool, names: StatementNames): Promise<Wire> => {
  const client = await pool.connect()
  const hold = inPackets((client as unknown as Inside).connection?.stream)
  return {
    send: async <R>({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>) => {
      hold()
      // Without parameters the simple protocol is used, which alone takes several commands in one text.
      const result = await (parameters.length === 0
        ? client.query(sql)
        : client.query({ name: names.of(sql), text: sql, values: [...parameters] }))
      if (sql === 'commit' && result.command === 'ROLLBACK') {
        throw new Error('The transaction had failed before, so nothing was committed.')
      }
      return {
        rows: (result.rows ?? []) as R[],
        ...(changing.has(result.command) ? { numAffectedRows: BigInt(result.rowCount ?? 0) } : {}),
      }
    },
    release: (broken) => client.release(broken),
  }
}
