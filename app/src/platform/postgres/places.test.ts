import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeSocketDir, socketDirFor } from './places.ts'

describe('the place of the socket', () => {
  it('is inside the data directory when its path fits, else a short one of its own for each data directory', () => {
    expect(socketDirFor('/srv/share4rare/data')).toBe('/srv/share4rare/data/postgres.run')
    const long = (name: string) => `/srv/${name.repeat(30)}/data`
    const places = [socketDirFor(long('aaaa')), socketDirFor(long('bbbb'))]
    expect(new Set(places).size).toBe(2)
    for (const place of places) expect(Buffer.byteLength(`${place}/.s.PGSQL.5432.lock`)).toBeLessThan(104)
    expect(socketDirFor(long('aaaa'))).toBe(places[0])
  })

  it('counts bytes, not letters', () => {
    expect(socketDirFor(`/srv/${'ș'.repeat(45)}`)).not.toContain('ș')
  })

  it('is refused when others can write to it', () => {
    const parent = mkdtempSync(join(tmpdir(), 's4r-places-'))
    const socketDir = join(parent, 'run')
    mkdirSync(socketDir, { mode: 0o700 })
    const me = process.getuid?.() ?? 0
    expect(() => makeSocketDir(socketDir, [me])).not.toThrow()
    rmSync(socketDir, { recursive: true })
    const before = process.umask(0)
    mkdirSync(socketDir, { mode: 0o777 })
    process.umask(before)
    expect(() => makeSocketDir(socketDir, [me])).toThrow(/made by somebody else/)
    rmSync(parent, { recursive: true })
  })
})
