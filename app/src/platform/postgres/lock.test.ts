import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockDataDir } from './lock.ts'
import { commandLineOf, identityOf, isRunning } from './process.ts'

let dataDir = ''
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 's4r-lock-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

describe('the lock on a data directory', () => {
  it('refuses the second start and names the process that holds it', () => {
    const first = lockDataDir(dataDir)
    expect(first.ok).toBe(true)
    expect(lockDataDir(dataDir)).toEqual({
      ok: false,
      problem: { code: 'data-dir-in-use', values: { dataDir, pid: process.pid } },
    })
    if (first.ok) first.value.release()
    expect(lockDataDir(dataDir).ok).toBe(true)
  })

  it('is not fooled by a pid that was handed to another process since', () => {
    writeFileSync(join(dataDir, 'app.lock'), JSON.stringify({ pid: process.ppid, started: 'last-boot:42' }))
    expect(lockDataDir(dataDir).ok).toBe(true)
  })

  it('is free again after a holder that was killed, or a lock file that was cut short', () => {
    writeFileSync(join(dataDir, 'app.lock'), '{"pid":')
    const second = lockDataDir(dataDir)
    expect(second.ok).toBe(true)
  })

  it('is not given up by a release that comes after another has taken it', () => {
    const first = lockDataDir(dataDir)
    const other = JSON.stringify(identityOf(process.ppid))
    writeFileSync(join(dataDir, 'app.lock'), other)
    if (first.ok) first.value.release()
    expect(lockDataDir(dataDir)).toMatchObject({ ok: false, problem: { values: { pid: process.ppid } } })
  })

  it('makes a data directory that is not there yet', () => {
    expect(lockDataDir(join(dataDir, 'new', 'place')).ok).toBe(true)
  })
})

describe('telling processes apart', () => {
  it('knows a living process by its pid and its start, and only by both', () => {
    const me = identityOf(process.pid)
    expect(me).toBeDefined()
    if (me === undefined) return
    expect(isRunning(me)).toBe(true)
    expect(isRunning({ ...me, started: 'another time' })).toBe(false)
    expect(isRunning({ pid: 2 ** 22 + 1, started: me.started })).toBe(false)
    expect(commandLineOf(process.pid).join(' ')).toContain('node')
  })
})
