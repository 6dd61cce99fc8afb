import { join } from 'node:path'
import { verifyChain } from '../src/access/index.ts'
import { casesImport, type MatchInput, match } from '../src/matching/index.ts'
import { staffGrant } from '../src/people/index.ts'
import {
  backupCommand,
  keysForgetRetired,
  keysRotate,
  personImport,
  restoreCommand,
} from '../src/rights/index.ts'
import { guardianshipProve, takeoverCode, tierSet, validatorsLimit } from '../src/trust/index.ts'
import { installCommand, statusCommand } from '../src/vocabulary/index.ts'
import type { CommandGround } from './start.ts'
import { storedCodes } from './stored-codes.ts'

export type CommandContext = {
  readonly ground: Pick<CommandGround, 'config' | 'clock' | 'owner' | 'services'>
  readonly args: readonly string[]
  readonly print: (line: string) => void
  readonly say: (line: string) => void
}

type Named = { readonly words: readonly string[]; readonly help: string }

/** Returns the exit code. */
export type PlatformCommand = Named & { readonly run: (context: CommandContext) => Promise<number> }

/** For what needs neither a database nor a server: release files and standard input are all it reads. */
export type FileCommand = Named & { readonly runOnFiles: (input: MatchInput) => Promise<number> }

export type Command = PlatformCommand | FileCommand

export const commands: readonly Command[] = [
  {
    words: ['vocabulary', 'install'],
    help: '[--from DIR]: installs the full releases, downloaded or from files',
    run: ({ ground: { config, clock, owner }, args, print, say }) =>
      installCommand({
        owner,
        args,
        now: clock.now(),
        stored: storedCodes,
        folder: join(config.dataDir, 'downloads'),
        print,
        say,
      }),
  },
  {
    words: ['vocabulary', 'status'],
    help: 'says which vocabulary is installed, with versions and checksums',
    run: async ({ ground, print }) => {
      const { vocabulary } = await ground.services()
      return statusCommand({ vocabulary: vocabulary.current(), print })
    },
  },
  {
    words: ['cases', 'import'],
    help: 'FILE.tsv[.gz] [--except CASE_ID]: brings published cases in',
    run: async ({ ground, args, print, say }) => {
      const { code, sentence } = await casesImport(await ground.services(), args, print)
      say(sentence)
      return code
    },
  },
  {
    words: ['match', 'diseases'],
    help: '--hp FILE --annotations FILE [--top 50]: ranks diseases for JSON Lines of symptoms',
    runOnFiles: (input) => match('diseases', input),
  },
  {
    words: ['match', 'people'],
    help: '--hp FILE --annotations FILE --pool FILE [--top 50]: ranks the people of a pool',
    runOnFiles: (input) => match('people', input),
  },
  {
    words: ['match', 'bench'],
    help: '--profiles 1000000 --queries FILE: how long the nearest people take, and whether they are exact',
    runOnFiles: (input) => match('bench', input),
  },
  {
    words: ['audit', 'verify'],
    help: 'walks the sealed audit and names the first broken link',
    run: async ({ ground, print }) => {
      const services = await ground.services()
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
    words: ['backup'],
    help: 'FILE --passphrase-file F | --key-file F: one encrypted archive of everything, read back whole',
    run: async ({ ground: { owner, config, clock }, args, say }) => {
      const { code, sentence } = await backupCommand({ owner, config, now: clock.now() }, args)
      say(sentence)
      return code
    },
  },
  {
    words: ['restore'],
    help: 'FILE --passphrase-file F | --key-file F [--replace]: puts an archive back, without who was erased since',
    run: async ({ ground: { owner, config, clock }, args, say }) => {
      const { code, sentence } = await restoreCommand({ owner, config, now: clock.now() }, args)
      say(sentence)
      return code
    },
  },
  {
    words: ['keys', 'rotate'],
    help: '[--prepare]: wraps every key with a new one while the platform runs; --prepare only writes it into KEY_FILE',
    run: async ({ ground: { owner, config, clock }, args, say }) => {
      const { code, sentence } = await keysRotate({ owner, config, now: clock.now() }, args)
      say(sentence)
      return code
    },
  },
  {
    words: ['keys', 'forget-retired'],
    help: 'takes keys out of KEY_FILE that were retired more than 35 days ago',
    run: async ({ ground: { config, clock }, say }) => {
      const { code, sentence } = await keysForgetRetired({ config, now: clock.now() })
      say(sentence)
      return code
    },
  },
  {
    words: ['person', 'import'],
    help: 'FILE: brings in the record.json somebody took along',
    run: async ({ ground, args, say }) => {
      const { code, sentence } = await personImport(ground.owner, await ground.services(), args)
      say(sentence)
      return code
    },
  },
  {
    words: ['staff', 'grant'],
    help: 'ACCOUNT_EMAIL ROLE: makes the first administrator, or agrees while there is only one',
    run: async ({ ground, args, say }) => {
      const { code, sentence } = await staffGrant(await ground.services(), args)
      say(sentence)
      return code
    },
  },
  {
    words: ['tier', 'set'],
    help: 'PERSON TIER --because "what was checked": sets a person’s tier, audited',
    run: async ({ ground, args, say }) => {
      const { code, sentence } = await tierSet(await ground.services(), args)
      say(sentence)
      return code
    },
  },
  {
    words: ['validators', 'limit'],
    help: 'NICKNAME ORPHA:… --because "who asked": a validator then checks papers of those diseases alone',
    run: async ({ ground, args, say }) => {
      const { code, sentence } = await validatorsLimit(await ground.services(), args)
      say(sentence)
      return code
    },
  },
  {
    words: ['guardianship', 'prove'],
    help: 'PERSON ACCOUNT birth|court|identity --because "…" [--ended]: a guardianship was proven, audited',
    run: async ({ ground, args, say }) => {
      const { code, sentence } = await guardianshipProve(await ground.services(), args)
      say(sentence)
      return code
    },
  },
  {
    words: ['person', 'takeover-code'],
    help: 'PERSON --because "…": a code for a person of age whose identity was checked, audited',
    run: async ({ ground, args, say }) => {
      const { code, sentence } = await takeoverCode(await ground.services(), args)
      say(sentence)
      return code
    },
  },
]
