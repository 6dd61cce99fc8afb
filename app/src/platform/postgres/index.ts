/**
 * The embedded database: a real PostgreSQL from node_modules, run by us below the data directory. Reached over a unix
 * socket only. Tried on Linux; on macOS the code should work and has not been tried; on Windows it says what to do.
 */
export { type DataDirLock, type LockResult, lockDataDir } from './lock.ts'
export { type EmbeddedPostgresCode, EmbeddedPostgresError } from './problem.ts'
export { type EmbeddedPostgres, type StartEmbedded, startEmbedded } from './start.ts'
