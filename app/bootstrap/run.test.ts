import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { chooseSteps } from './test.mjs'

const here = dirname(fileURLToPath(import.meta.url))

describe('the command', () => {
  it('says what it can do when it does not understand, and leaves standard output alone', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(here, 'run.mjs'), 'strat'], {
      encoding: 'utf8',
    })
    expect(status).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/npm start/)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })
})

describe('going on under another Node', () => {
  it('ends as the other ends', async () => {
    const parent = underParent('process.exit(7)')
    expect(await once(parent, 'exit')).toEqual([7, null])
  })

  it('hands input, output and arguments through', async () => {
    const parent = underParent(
      `process.stdin.on('data', (words) => process.stdout.write('heard ' + words + ' ' + process.argv[1])).on('end', () => process.exit())`,
    )
    parent.stdin.end('hello')
    const [words] = (await once(parent.stdout, 'data')) as [Buffer]
    expect(words.toString()).toBe('heard hello an-argument')
  })

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'passes %s on, so that the other can end in order',
    async (signal) => {
      const parent = underParent(endingInOrder(signal))
      await once(parent.stdout, 'data')
      parent.kill(signal)
      const [[words], ended] = await Promise.all([once(parent.stdout, 'data'), once(parent, 'exit')])
      expect(String(words)).toContain('in order')
      expect(ended).toEqual([3, null])
    },
  )

  it('counts a signal that the terminal gave to both as one', async () => {
    const parent = underParent(endingInOrder('SIGINT'), { detached: true })
    await once(parent.stdout, 'data')
    process.kill(-(parent.pid ?? 0), 'SIGINT')
    const said: string[] = []
    parent.stdout.on('data', (words) => said.push(String(words)))
    expect(await once(parent, 'exit')).toEqual([3, null])
    expect(said.join('')).toBe('in order\n')
  })

  it('ends at once by a signal that the other does not listen to', async () => {
    const parent = underParent(`${listening}; setInterval(() => {}, 1000); console.log('ready')`)
    await once(parent.stdout, 'data')
    parent.kill('SIGTERM')
    expect(await once(parent, 'exit')).toEqual([null, 'SIGTERM'])
  })

  it('leaves nothing running when the first is killed', async () => {
    const parent = underParent(endingInOrder('SIGTERM'))
    await once(parent.stdout, 'data')
    parent.kill('SIGKILL')
    const [words] = (await once(parent.stdout, 'data')) as [Buffer]
    expect(words.toString()).toContain('in order')
  })
})

describe('choosing steps of npm test', () => {
  it('runs all, the named ones in their order, or one on some files', () => {
    expect(chooseSteps([]).chosen.length).toBeGreaterThan(5)
    expect(chooseSteps(['unit', 'lint']).chosen.map(({ name }) => name)).toEqual(['lint', 'unit'])
    expect(chooseSteps(['unit', 'packages/matching'])).toMatchObject({
      filters: ['packages/matching'],
      chosen: [{ name: 'unit' }],
    })
  })

  it('names the steps when it does not know one', () => {
    expect(() => chooseSteps(['untis'])).toThrow(/no step called untis: choose from lint, types/)
  })
})

const listening = `(await import(${JSON.stringify(join(here, 'handover.mjs'))})).endWithParent()`

/** Takes longer to end than a doubled signal takes to arrive, and would be cut short by one. */
function endingInOrder(signal: string): string {
  return `
    ${listening}
    let stopping = false
    process.on('${signal}', () => {
      if (stopping) process.exit(130)
      stopping = true
      console.log('in order')
      setTimeout(() => process.exit(3), 400)
    })
    setInterval(() => {}, 1000)
    console.log('ready')`
}

function underParent(program: string, options: { readonly detached?: boolean } = {}) {
  const parent = `
    const { goOnUnder } = await import(${JSON.stringify(join(here, 'handover.mjs'))})
    await goOnUnder(process.execPath, ['--input-type=module', '-e', ${JSON.stringify(program)}, 'an-argument'])`
  return spawn(process.execPath, ['--input-type=module', '-e', parent], {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...options,
  })
}
