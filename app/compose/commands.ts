import type pg from 'pg'
import type { Services } from '../src/platform/services.ts'
import { tierSet } from '../src/trust/index.ts'

export type CommandContext = {
  readonly services: Services
  /** A login that may speak as the owner of the tables. */
  readonly owner: pg.ClientConfig
  readonly args: readonly string[]
  readonly print: (line: string) => void
  readonly say: (line: string) => void
}

export type Command = {
  readonly words: readonly string[]
  readonly help: string
  /** Returns the exit code. */
  readonly run: (context: CommandContext) => Promise<number>
}

export const commands: readonly Command[] = [
  {
    words: ['tier', 'set'],
    help: 'PERSON TIER --because "what was checked": sets a person’s tier, audited',
    run: async ({ services, args, say }) => {
      const { code, sentence } = await tierSet(services, args)
      say(sentence)
      return code
    },
  },
]
