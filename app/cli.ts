import { commands } from './compose/commands.ts'
import { openForCommand } from './compose/start.ts'
import { StartProblem } from './compose/storage.ts'

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
const say = (line: string): void => {
  process.stderr.write(`  ${line}\n`)
}

const usage = (): string =>
  [
    'Usage: npm run s4r -- <command>',
    '',
    ...commands.map(({ words, help }) => `  ${words.join(' ').padEnd(24)} ${help}`),
  ].join('\n')

/** `npm run s4r -- …`: the platform's command line. Answers go to standard output, progress to standard error. */
const main = async (args: readonly string[]): Promise<number> => {
  const command = commands.find(({ words }) => words.every((word, at) => args[at] === word))
  if (command === undefined) {
    say(usage())
    return args.length === 0 || args[0] === 'help' ? 0 : 2
  }
  const vocabularies = process.env.VOCABULARIES_DIR ?? '../shared/vocabularies'
  const rest = args.slice(command.words.length)
  if ('runOnFiles' in command)
    return command.runOnFiles({ args: rest, input: process.stdin, vocabularies, print, say })
  const ground = await openForCommand(process.env, () => undefined)
  try {
    return await command.run({ ground, args: rest, print, say })
  } finally {
    await ground.close()
  }
}

main(process.argv.slice(2)).then(
  // Ends once everything was handed over: whoever reads slowly from a pipe gets all of it.
  (code) => process.stdout.write('', () => process.exit(code)),
  (error: unknown) => {
    say(error instanceof StartProblem ? error.message : ((error as Error).stack ?? String(error)))
    process.exit(1)
  },
)
