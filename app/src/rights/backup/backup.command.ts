import type pg from 'pg'
import type { Config } from '../../platform/config/index.ts'
import { createVault, readKeyFileNow } from '../../platform/crypto/index.ts'
import { restoreBackup } from './restore-backup.ts'
import { secretFrom } from './secret.ts'
import { writeBackup } from './write-backup.ts'

type Ground = { readonly owner: pg.ClientConfig; readonly config: Config; readonly now: Date }
type Answer = { readonly code: 0 | 1; readonly sentence: string }

const failed = (sentence: unknown): Answer => ({ code: 1, sentence: String(sentence) })
const isFile = (arg: string | undefined): arg is string => arg !== undefined && !arg.startsWith('--')

/** `backup FILE --passphrase-file F | --key-file F` */
export const backupCommand = async (
  { owner, config, now }: Ground,
  args: readonly string[],
): Promise<Answer> => {
  const [path] = args
  if (!isFile(path))
    return failed('Usage: npm run s4r -- backup FILE --passphrase-file FILE | --key-file FILE')
  const secret = await secretFrom(args)
  if (!secret.ok) return failed(secret.problem.values?.sentence)
  const kept = await writeBackup({ owner, filesDir: config.filesDir, path, secret: secret.value, now })
  if (!kept.ok) return failed(kept.problem.values?.sentence)
  const { tables, files, bytes } = kept.value
  return {
    code: 0,
    sentence: `${path} holds ${tables} tables and ${files} files (${Math.ceil(bytes / 1024)} KB); it was read back whole. KEY_FILE is not in it: keep that apart.`,
  }
}

/** `restore FILE --passphrase-file F | --key-file F [--replace]` */
export const restoreCommand = async (
  { owner, config, now }: Ground,
  args: readonly string[],
): Promise<Answer> => {
  const [path] = args
  if (!isFile(path))
    return failed('Usage: npm run s4r -- restore FILE --passphrase-file FILE | --key-file FILE [--replace]')
  const secret = await secretFrom(args)
  if (!secret.ok) return failed(secret.problem.values?.sentence)
  const key = readKeyFileNow(config.keyFile)
  if (!key.ok) return failed(key.problem.values?.sentence)
  const restored = await restoreBackup({
    owner,
    filesDir: config.filesDir,
    path,
    secret: secret.value,
    vault: createVault(key.value),
    ledgerFile: config.rightsLedgerFile,
    replace: args.includes('--replace'),
    now,
  })
  if (!restored.ok) return failed(restored.problem.values?.sentence)
  const { tables, files, replayed } = restored.value
  return {
    code: 0,
    sentence: `${tables} tables and ${files} files are back. Everybody signs in again; ${replayed} lines of the rights ledger were carried out again.`,
  }
}
