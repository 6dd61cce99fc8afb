import { chmod, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { currentOf, readKeyFile, readKeyFileNow, replaceKeyFile, withNewKey, withRetired } from './index.ts'

const somewhere = async (): Promise<string> => join(await mkdtemp(join(tmpdir(), 's4r-key-')), 'key')

describe('the key file', () => {
  it('is made readable by its owner alone, and read back the same', async () => {
    const path = await somewhere()
    const made = await readKeyFile({ path, mayCreate: true })
    const again = await readKeyFile({ path, mayCreate: true })
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(made.ok && again.ok && currentOf(made.value).key.equals(currentOf(again.value).key)).toBe(true)
  })

  it('with several versions is read back as it was written, and kept from other eyes', async () => {
    const path = await somewhere()
    const first = await readKeyFile({ path, mayCreate: true })
    if (!first.ok) throw new Error('a new key file can be made')
    const ring = withRetired(withNewKey(first.value), '2026-11-26')
    const written = await replaceKeyFile(path, ring)
    expect(written).toEqual({ ok: true, value: ring })
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(currentOf(ring).version).toBe(2)
    expect(ring.keys.map(({ retired }) => retired)).toEqual(['2026-11-26', undefined])
    expect(ring.lookup.equals(first.value.lookup)).toBe(true)
  })

  it.each([
    ['versions out of order', (lines: string[]) => [lines[0], lines[2], lines[1]]],
    ['no key left', (lines: string[]) => [lines[0]]],
    ['only retired keys', (lines: string[]) => [lines[0], lines[1]]],
    ['a line cut off', (lines: string[]) => [lines[0], lines[1], lines[2]?.slice(0, 30)]],
  ])('with %s is refused with a sentence', async (_, damage) => {
    const path = await somewhere()
    const first = await readKeyFile({ path, mayCreate: true })
    if (!first.ok) throw new Error('a new key file can be made')
    await replaceKeyFile(path, withRetired(withNewKey(first.value), '2026-11-26'))
    const lines = (await readFile(path, 'utf8')).trim().split('\n')
    await writeFile(path, damage(lines).join('\n'))
    const read = readKeyFileNow(path)
    expect(!read.ok && read.problem.values?.sentence).toContain('Put it back')
  })

  it('is never made anew where sealed data may already exist', async () => {
    const result = await readKeyFile({ path: await somewhere(), mayCreate: false })
    expect(result.ok).toBe(false)
  })

  it('is refused with a sentence when it is damaged or others can read it', async () => {
    const path = await somewhere()
    await writeFile(path, 'zz', { mode: 0o600 })
    const damaged = await readKeyFile({ path, mayCreate: true })
    expect(!damaged.ok && damaged.problem.values?.sentence).toContain('64 hexadecimal digits')
    await chmod(path, 0o644)
    const open = await readKeyFile({ path, mayCreate: true })
    expect(!open.ok && open.problem.values?.sentence).toContain('chmod 600')
  })
})
