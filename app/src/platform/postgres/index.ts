/**
 * The embedded database: a real PostgreSQL from node_modules, run by us below the data directory. Reached over a unix
 * socket only. Tried on Linux; on macOS the code should work and has not been tried; on Windows it says what to do.
 */
export { lockDataDir } from './lock.ts'
export { EmbeddedPostgresError } from './problem.ts'
export { type EmbeddedPostgres, startEmbedded } from './start.ts'
