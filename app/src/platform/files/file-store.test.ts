import { execFileSync } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { createVault, oneKey, SealBroken } from '../crypto/index.ts'
import { fileStore } from './index.ts'

const directory = mkdtempSync(join(tmpdir(), 's4r-files-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const vault = createVault(oneKey(randomBytes(32)))
const owner = randomUUID()
const { key } = vault.newKey(owner)
const place = { table: 'trust.page', column: 'file', owner }
const store = fileStore(directory, vault)
const kept = async (bytes: Uint8Array): Promise<string> => {
  const id = randomUUID()
  await store.put(key, place, [{ id, bytes }])
  return id
}
const pathOf = (id: string): string => join(directory, id.slice(0, 2), id)
const everyName = (): readonly string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => one.name)

describe('a stored file', () => {
  it('comes back as it was, and lies on the disk unreadable and for nobody else', async () => {
    const bytes = Buffer.from('Informe de Nico, nacido el 3 de abril')
    const id = await kept(bytes)
    expect(await store.read(key, place, id)).toEqual(bytes)
    const onDisk = readFileSync(pathOf(id))
    expect(onDisk.includes('Nico')).toBe(false)
    expect(
      execFileSync('stat', ['-c', '%a', pathOf(id)])
        .toString()
        .trim(),
    ).toBe('600')
  })

  it('refuses to open in another file’s place, another table, column or person', async () => {
    const ids = await Promise.all([kept(Buffer.from('a')), kept(Buffer.from('b'))])
    const [first = '', second = ''] = ids
    renameSync(pathOf(first), `${pathOf(first)}.kept`)
    writeFileSync(pathOf(first), readFileSync(pathOf(second)))
    await expect(store.read(key, place, first)).rejects.toThrow(SealBroken)
    renameSync(`${pathOf(first)}.kept`, pathOf(first))
    const part = fc.string({ minLength: 1, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(part, part, part, async (table, column, other) => {
        fc.pre(table !== place.table || column !== place.column)
        await expect(store.read(key, { table, column, owner: other }, first)).rejects.toThrow(SealBroken)
      }),
      { seed: 3, numRuns: process.env.DRILLS === '1' ? 10_000 : 200 },
    )
  })

  it('is gone once removed, and removing it again harms nothing', async () => {
    const id = await kept(Buffer.from('x'))
    await store.remove(id)
    await store.remove(id)
    expect(await store.read(key, place, id)).toBeUndefined()
    expect((await store.list()).map((one) => one.id)).not.toContain(id)
  })

  it('is named by an id alone: a path leads nowhere', async () => {
    await expect(store.read(key, place, '../../../etc/passwd')).rejects.toThrow('never by a path')
  })
})

describe('a disk that is full', () => {
  it('is a refusal, and of several pages none stays', async () => {
    const before = everyName()
    const ids = [randomUUID(), randomUUID()]
    // The second page meets the fault the kernel reports when nothing more fits.
    let sealed = 0
    const filling = fileStore(directory, {
      ...vault,
      sealBytes: (...given) => {
        sealed += 1
        if (sealed === 2) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
        return vault.sealBytes(...given)
      },
    })
    const outcome = await filling.put(
      key,
      place,
      ids.map((id) => ({ id, bytes: randomBytes(64) })),
    )
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'disk-full' } })
    expect(everyName()).toEqual(before)
  })

  it('leaves nothing of a page that fitted only in part', async () => {
    const script = `
      import { fileStore } from ${JSON.stringify(new URL('./file-store.ts', import.meta.url).href)}
      const store = fileStore(process.argv[1], { sealBytes: (_k, _p, bytes) => Buffer.from(bytes) })
      process.on('SIGXFSZ', () => {})
      const outcome = await store.put(undefined, { table: 't', column: 'c', owner: 'o' }, [
        { id: '00000000-0000-4000-8000-000000000000', bytes: new Uint8Array(4_000_000) },
      ])
      process.stdout.write(JSON.stringify(outcome))`
    const small = mkdtempSync(join(tmpdir(), 's4r-files-'))
    // A limit on the size of files is met in the middle of a write, as the end of a disk is.
    const answer = execFileSync('bash', [
      '-c',
      'ulimit -f 1024; exec "$0" --input-type=module -e "$1" "$2"',
      process.execPath,
      script,
      small,
    ])
    expect(JSON.parse(answer.toString())).toMatchObject({ ok: false, problem: { code: 'disk-full' } })
    expect(await fileStore(small, vault).list()).toEqual([])
    expect(readdirSync(small, { recursive: true }).filter((name) => String(name).length > 3)).toEqual([])
    rmSync(small, { recursive: true, force: true })
  })
})

describe('what a process that died left half-written', () => {
  it('is no file, and is cleared away', async () => {
    const id = await kept(Buffer.from('whole'))
    writeFileSync(`${pathOf(id)}.unfinished`, 'half')
    expect((await store.list()).filter((one) => one.id.includes('unfinished'))).toEqual([])
    await store.clearUnfinished(new Date(Date.now() - 3_600_000))
    expect(everyName().some((name) => name.endsWith('.unfinished'))).toBe(true)
    await store.clearUnfinished(new Date(Date.now() + 1000))
    expect(everyName().some((name) => name.endsWith('.unfinished'))).toBe(false)
    expect(await store.read(key, place, id)).toEqual(Buffer.from('whole'))
  })
})
