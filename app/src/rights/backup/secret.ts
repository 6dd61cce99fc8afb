import * as crypto from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { currentOf, readKeyFileNow } from '../../platform/crypto/index.ts'
import { ok, type Result, refuse } from '../../platform/result/index.ts'

const sentence = (text: string): Result<never> => refuse('backup', { values: { sentence: text } })
const usage =
  'Say what locks the backup: --passphrase-file FILE (a line of at least 20 characters) or --key-file FILE (64 hexadecimal digits, mode 0600).'

const optionIn = (args: readonly string[], name: string): string | undefined => {
  const at = args.indexOf(name)
  return at === -1 ? undefined : args[at + 1]
}

/** What an archive is locked with, by a passphrase or a key file of its own. */
export const secretFrom = async (args: readonly string[]): Promise<Result<Buffer>> => {
  const passphraseFile = optionIn(args, '--passphrase-file')
  const keyFile = optionIn(args, '--key-file')
  if ((passphraseFile === undefined) === (keyFile === undefined)) return sentence(usage)
  if (keyFile !== undefined) {
    const read = readKeyFileNow(keyFile)
    return read.ok ? ok(currentOf(read.value).key) : read
  }
  const text = await readFile(String(passphraseFile), 'utf8').catch((error: Error) => error)
  if (text instanceof Error) return sentence(`The file ${passphraseFile} cannot be read: ${text.message}.`)
  const passphrase = text.trim().normalize('NFKC')
  if (passphrase.length < 20) return sentence(`The passphrase in ${passphraseFile} is too short. ${usage}`)
  // The archive's own salt comes on top; this one is fixed so that the same passphrase opens every archive.
  const stretched = await promisify(crypto.argon2)('argon2id', {
    message: passphrase,
    nonce: Buffer.from('share4rare backup passphrase'),
    parallelism: 1,
    tagLength: 32,
    memory: 65_536,
    passes: 3,
  })
  return ok(stretched)
}
