export { type CopyIn, copyIn, copyOut } from './copy.ts'
export { type DatabaseOptions, openDatabase } from './database.ts'
export { findUp } from './find-up.ts'
export { type MigrateOptions, migrate } from './migrate.ts'
export { asOwner, ruledAs } from './owner.ts'
export { roles } from './roles.ts'
export { dumpSchema } from './schema-dump.ts'
export {
  type AnyTrx,
  actAs,
  type BatchTrx,
  type Database,
  type HealthTrx,
  type IndexTrx,
  inHealth,
  type KeeperTrx,
  nobody,
  type OnBehalf,
  type OwnerTrx,
  type Realm,
  type SealerTrx,
  type Trx,
} from './trx.ts'
