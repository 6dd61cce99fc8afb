import { DefaultQueryExecutor, DummyDriver, PostgresDialect, Transaction } from 'kysely'
import pg from 'pg'
import type { Clock } from '../clock/index.ts'
import { statementNames } from './statement-names.ts'
import { type Database, databaseOn, type NoTables, type TransactionMaker } from './trx.ts'
import { takeWire } from './wire.ts'

// Counts fit a double; int8 as string would make every caller convert.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text))
// Calendar days have no time zone: keep them as the text they are.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

export type DatabaseOptions = {
  readonly connection: pg.ClientConfig
  readonly pool: number
  readonly onIdleError?: (error: Error) => void
  /** A clock other than the database's own, where time is moved. */
  readonly clock?: Clock
}

/** Opens the pool the application speaks through. Every use is a transaction in one realm; nothing runs outside one. */
export const openDatabase = ({ connection, pool: max, onIdleError, clock }: DatabaseOptions): Database => {
  const pool = new pg.Pool({
    ...connection,
    max,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 5_000,
    application_name: 'share4rare',
    // Statements may be sent before the one in front is answered: realm-connection.ts relies on it.
    pipeline: true,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
  })
  // Without a listener the loss of an idle connection would end the process.
  pool.on('error', (error) => onIdleError?.(error))
  const dialect = new PostgresDialect({ pool })
  const adapter = dialect.createAdapter()
  const compiler = dialect.createQueryCompiler()
  // Kysely builds and compiles; the connections are ours, see realm-connection.ts.
  const driver = new DummyDriver()
  const transactionOn: TransactionMaker = (connection) =>
    new Transaction<NoTables>({
      config: { dialect },
      driver,
      dialect,
      // Statements asked for side by side are sent side by side: our connection keeps them in order.
      executor: new DefaultQueryExecutor(compiler, adapter, {
        provideConnection: (use) => use(connection),
      }),
    })
  const names = statementNames()
  return databaseOn(
    () => takeWire(pool, names),
    transactionOn,
    () => pool.end(),
    clock?.now,
  )
}
