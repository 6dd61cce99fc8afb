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
  const ground = await openForCommand(process.env, () => undefined)
  try {
    return await command.run({ ground, args: args.slice(command.words.length), print, say })
  } finally {
    await ground.close()
  }
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    say(error instanceof StartProblem ? error.message : ((error as Error).stack ?? String(error)))
    process.exit(1)
  },
)
