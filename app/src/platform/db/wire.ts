import type { CompiledQuery, QueryResult } from 'kysely'
import type pg from 'pg'
import type { StatementNames } from './statement-names.ts'

/** One pooled connection to PostgreSQL, as a transaction uses it. */
export type Wire = {
  readonly send: <R>(query: Pick<CompiledQuery, 'sql' | 'parameters'>) => Promise<QueryResult<R>>
  /** What is sent inside leaves in one packet: a system call costs more than most of our statements. */
  readonly together: <T>(sending: () => T) => T
  /** Back to the pool; `broken` ones are closed instead. */
  readonly release: (broken: boolean) => void
}

const changing = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

// pg keeps its socket to itself; corking is all we ask of it, and without it everything works a little slower.
type Inside = { readonly connection?: { readonly stream?: { cork?: () => void; uncork?: () => void } } }

export const takeWire = async (pool: pg.Pool, names: StatementNames): Promise<Wire> => {
  const client = await pool.connect()
  const stream = (client as unknown as Inside).connection?.stream
  return {
    send: async <R>({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>) => {
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
    together: (sending) => {
      stream?.cork?.()
      try {
        return sending()
      } finally {
        stream?.uncork?.()
      }
    },
    release: (broken) => client.release(broken),
  }
}
