import type { Config } from '../src/platform/config/index.ts'

/** What the person who starts the platform reads: on standard error, so that commands keep standard output for answers. */
export const progress = (sentence: string): void => {
  process.stderr.write(`  ${sentence}\n`)
}

const demoLines = (url: string): readonly string[] => [
  '',
  `  Sign in as one of the fictional people:  ${url}/en/dev/people`,
  `  Mails the platform sends are kept at:    ${url}/en/dev/mail`,
]

export const announce = (config: Config, port: number, seconds: number): void => {
  const url = config.publicUrl.replace(/:\d+$/, `:${port}`)
  const lines = [
    '',
    `  Share4Rare is running (started in ${seconds.toFixed(1)} s)`,
    '',
    `  Open  ${url}`,
    `  Try it without an account:               ${url}/en/try`,
    ...(config.demo ? demoLines(url) : []),
    '',
    '  Ctrl-C ends it.',
    '',
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
