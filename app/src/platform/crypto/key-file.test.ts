import { chmod, mkdtemp, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readKeyFile } from './index.ts'

const somewhere = async (): Promise<string> => join(await mkdtemp(join(tmpdir(), 's4r-key-')), 'key')

describe('the key file', () => {
  it('is made readable by its owner alone, and read back the same', async () => {
    const path = await somewhere()
    const made = await readKeyFile({ path, mayCreate: true })
    const again = await readKeyFile({ path, mayCreate: true })
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(made.ok && again.ok && made.value.equals(again.value)).toBe(true)
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
