import { join } from 'node:path'
import type pg from 'pg'
import { verifyChain } from '../src/access/index.ts'
import { remapTerms } from '../src/health/index.ts'
import { casesImport } from '../src/matching/index.ts'
import type { Services } from '../src/platform/services.ts'
import { tierSet, validatorsLimit } from '../src/trust/index.ts'
import { installCommand, statusCommand } from '../src/vocabulary/index.ts'

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
    words: ['vocabulary', 'install'],
    help: '[--from DIR]: installs the full releases, downloaded or from files',
    run: async ({ services, owner, args, print, say }) => {
      const code = await installCommand({
        owner,
        args,
        now: services.clock.now(),
        folder: join(services.config.dataDir, 'downloads'),
        print,
        say,
      })
      if (code !== 0) return code
      // What people said follows to the terms that stand for it now; what moved is said, not hidden.
      await services.vocabulary.reload()
      for (const { from, to, rows } of await remapTerms(services))
        print(`${from} → ${to}: ${rows} entries moved`)
      return 0
    },
  },
  {
    words: ['vocabulary', 'status'],
    help: 'says which vocabulary is installed, with versions and checksums',
    run: async ({ services, print }) => statusCommand({ vocabulary: services.vocabulary.current(), print }),
  },
  {
    words: ['cases', 'import'],
    help: 'FILE.tsv[.gz] [--except CASE_ID]: brings published cases in',
    run: async ({ services, args, print, say }) => {
      const { code, sentence } = await casesImport(services, args, print)
      say(sentence)
      return code
    },
  },
  {
    words: ['audit', 'verify'],
    help: 'walks the sealed audit and names the first broken link',
    run: async ({ services, print }) => {
      const found = await verifyChain(services.database, services.config.auditAnchorFile)
      print(
        found.intact
          ? `The audit is intact: ${found.links} links, ${found.anchors} anchors.`
          : found.sentence,
      )
      return found.intact ? 0 : 1
    },
  },
  {
    words: ['tier', 'set'],
    help: 'PERSON TIER --because "what was checked": sets a person’s tier, audited',
    run: async ({ services, args, say }) => {
      const { code, sentence } = await tierSet(services, args)
      say(sentence)
      return code
    },
  },
  {
    words: ['validators', 'limit'],
    help: 'NICKNAME ORPHA:… --because "who asked": a validator then checks papers of those diseases alone',
    run: async ({ services, args, say }) => {
      const { code, sentence } = await validatorsLimit(services, args)
      say(sentence)
      return code
    },
  },
]
