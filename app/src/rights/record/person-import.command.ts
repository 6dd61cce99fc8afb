import { readFile } from 'node:fs/promises'
import type pg from 'pg'
import type { Services } from '../../platform/services.ts'
import { importRecord } from './import-record.ts'

const usage =
  'Usage: npm run s4r -- person import FILE   (FILE: record.json out of the ZIP somebody took along)'

/** `person import FILE`: the sentence for the terminal, and how the command ends. */
export const personImport = async (
  owner: pg.ClientConfig,
  services: Services,
  [file]: readonly string[],
): Promise<{ readonly code: 0 | 1; readonly sentence: string }> => {
  if (file === undefined) return { code: 1, sentence: usage }
  const text = await readFile(file, 'utf8').catch((error: Error) => error)
  if (text instanceof Error) return { code: 1, sentence: `The file ${file} cannot be read: ${text.message}.` }
  const brought = await importRecord(owner, services, parsed(text))
  if (!brought.ok) return { code: 1, sentence: String(brought.problem.values?.sentence) }
  const { personId, rows, leftOut } = brought.value
  const others =
    leftOut === 0 ? '' : ` What others may see was left out (${leftOut}): their accounts are not here.`
  return {
    code: 0,
    sentence: `Person ${personId} is here now, with ${rows} rows.${others} A new password is chosen through “forgot password”.`,
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
