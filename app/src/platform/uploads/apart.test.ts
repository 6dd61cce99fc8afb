import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runApart } from './apart.ts'

const home = mkdtempSync(join(tmpdir(), 's4r-apart-'))
const bounds = { milliseconds: 20_000, megabytes: 600, answerBytes: 100_000 }
const program = (source: string): string => {
  const folder = mkdtempSync(join(home, 'p-'))
  mkdirSync(join(folder, 'program'))
  const path = join(folder, 'program', 'main.mjs')
  writeFileSync(path, source)
  return path
}
beforeAll(() => {
  process.env.S4R_SECRET = 'postgresql://somebody:secret@db'
})
afterAll(() => {
  delete process.env.S4R_SECRET
  rmSync(home, { recursive: true, force: true })
})

// Some containers refuse namespaces; there the other walls stand alone.
const namespaces = spawnSync('unshare', ['--user', '--net', '--map-current-user', '--', 'true']).status === 0

describe('a program that runs apart', () => {
  it('holds no credentials, and can neither read a key, nor write, nor start another, nor reach a network', async () => {
    const key = join(home, 'key')
    writeFileSync(key, 'the key')
    const probe = program(`
      import { readFileSync, writeFileSync } from 'node:fs'
      import { spawnSync } from 'node:child_process'
      import { networkInterfaces } from 'node:os'
      const can = (act) => { try { act(); return true } catch { return false } }
      process.stdout.write(JSON.stringify({
        environment: Object.keys(process.env),
        read: can(() => readFileSync(${JSON.stringify(key)})),
        write: can(() => writeFileSync(${JSON.stringify(join(home, 'left-behind'))}, 'x')),
        start: can(() => { if (spawnSync('true').error) throw new Error() }),
        networks: Object.keys(networkInterfaces()).length,
      }))`)
    const ran = await runApart(probe, Buffer.alloc(0), bounds)
    const found = JSON.parse(ran.kind === 'said' ? ran.bytes.toString() : '{}')
    expect(
      found.environment.filter((name: string) => !['PATH', 'PWD', 'OLDPWD', '_', 'SHLVL'].includes(name)),
    ).toEqual([])
    expect(found).toMatchObject({ read: false, write: false, start: false })
    if (namespaces) expect(found.networks).toBe(0)
  })

  it.each([
    ['never ends', 'for (;;);', { milliseconds: 300 }],
    ['wants all memory', 'const all = []; for (;;) all.push(Buffer.alloc(10_000_000, 1))', {}],
    ['says too much', 'process.stdout.write(Buffer.alloc(5_000_000))', {}],
    ['fails', 'process.exit(3)', {}],
  ])('that %s is ended', async (_, source, wish) => {
    expect(await runApart(program(source), Buffer.alloc(0), { ...bounds, ...wish })).toEqual({
      kind: 'ended',
    })
  })
})
