import { open, readFile } from 'node:fs/promises'
import { z } from 'zod'
import { ok, type Result, refuse } from '../../platform/result/index.ts'

/** One thing that ended and must stay ended, whatever backup is put back. Ids only. */
const line = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('key-destroyed'), about: z.object({ id: z.uuid() }) }),
  z.object({
    kind: z.literal('consent-ended'),
    about: z.object({ person: z.uuid(), purpose: z.string(), choice: z.string(), at: z.string() }),
  }),
  z.object({ kind: z.literal('session-ended'), about: z.object({ id: z.uuid() }) }),
  z.object({
    kind: z.literal('representation-ended'),
    about: z.object({ account: z.uuid(), person: z.uuid(), at: z.string() }),
  }),
  z.object({
    kind: z.literal('staff-role-ended'),
    about: z.object({ account: z.uuid(), role: z.string(), at: z.string() }),
  }),
  z.object({
    kind: z.literal('account-blocked'),
    about: z.object({ account: z.uuid(), at: z.string(), reason: z.string() }),
  }),
])

const ledgerLine = z.object({ id: z.uuid(), at: z.string() }).and(line)

export type LedgerLine = z.output<typeof ledgerLine>

const parse = (text: string): LedgerLine | undefined => {
  try {
    const parsed = ledgerLine.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

/**
 * Every line of the ledger. A last line without its end was cut off by a power cut: it is left out, and written again from
 * the database. Any other line that cannot be read is a sentence: somebody's erasure may stand there.
 */
export const readLedger = async (path: string): Promise<Result<readonly LedgerLine[]>> => {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => error)
  if (text instanceof Error) {
    if (text.code === 'ENOENT') return ok([])
    return refuse('ledger', {
      values: { sentence: `The rights ledger ${path} cannot be read: ${text.message}.` },
    })
  }
  const whole = text.split('\n').slice(0, -1)
  const lines: LedgerLine[] = []
  for (const [at, one] of whole.entries()) {
    const read = parse(one)
    if (read !== undefined) lines.push(read)
    // Where an earlier end was cut off, the next writer began a new line: that half is known from the database.
    else if (!isCutOff(one)) {
      return refuse('ledger', {
        values: {
          sentence: `Line ${at + 1} of the rights ledger ${path} cannot be read. Put the file back from where it is kept: it says who must not come back.`,
        },
      })
    }
  }
  return ok(lines)
}

const isCutOff = (one: string): boolean => one === '' || (one.startsWith('{') && !one.endsWith('}'))

const endsWhole = async (file: Awaited<ReturnType<typeof open>>): Promise<boolean> => {
  const { size } = await file.stat()
  if (size === 0) return true
  const last = Buffer.alloc(1)
  await file.read(last, 0, 1, size - 1)
  return last.toString() === '\n'
}

/** On the disk before it returns. A line that a power cut left unfinished keeps to itself. */
export const appendLedger = async (path: string, lines: readonly LedgerLine[]): Promise<void> => {
  const file = await open(path, 'a+', 0o600)
  try {
    const before = (await endsWhole(file)) ? '' : '\n'
    await file.appendFile(`${before}${lines.map((one) => `${JSON.stringify(one)}\n`).join('')}`)
    await file.sync()
  } finally {
    await file.close()
  }
}
