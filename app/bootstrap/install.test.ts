import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isInstalled } from './install.mjs'

let checkout = ''

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 's4r-install-'))
  write('package-lock.json', '{"lock":1}', 1000)
})
afterEach(() => rmSync(checkout, { recursive: true, force: true }))

describe('the packages count as installed', () => {
  it('not before the first install, nor after one that was cut off', () => {
    expect(isInstalled(checkout)).toBe(false)
    mkdirSync(join(checkout, 'node_modules', 'hono'), { recursive: true })
    expect(isInstalled(checkout)).toBe(false)
  })

  it('when npm has finished since the lockfile last changed', () => {
    write('node_modules/.package-lock.json', '{}', 2000)
    expect(isInstalled(checkout)).toBe(true)
  })

  it('no more when the lockfile has changed, and still when only its date has', () => {
    write('node_modules/.package-lock.json', '{}', 2000)
    expect(isInstalled(checkout)).toBe(true)
    write('package-lock.json', '{"lock":1}', 3000)
    expect(isInstalled(checkout)).toBe(true)
    write('package-lock.json', '{"lock":2}', 3000)
    expect(isInstalled(checkout)).toBe(false)
  })
})

function write(name: string, content: string, seconds: number): void {
  const path = join(checkout, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, content)
  utimesSync(path, seconds, seconds)
}
