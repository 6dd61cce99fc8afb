import { chmod, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createServices } from '../../../compose/services.ts'
import { type TestApp, testApp } from '../../../test/app.ts'
import { aHousehold, type Household } from '../../../test/household.ts'
import { createPerson, dataKeyOf, destroyDataKeys, newDataKey } from '../../people/index.ts'
import { days } from '../../platform/clock/index.ts'
import { createVault, type KeyRing, readKeyFile, readKeyFileNow } from '../../platform/crypto/index.ts'
import { nobody, type Trx } from '../../platform/db/index.ts'
import type { Services } from '../../platform/services.ts'
import { keysOpen } from './keys-open.ts'
import { forgetRetired, rotateKeys } from './rotate-keys.ts'

let app: TestApp
let home: Household
let keyFile: string
let first: string

const ringNow = (): KeyRing => {
  const read = readKeyFileNow(keyFile)
  if (!read.ok) throw new Error(String(read.problem.values?.sentence))
  return read.value
}

beforeAll(async () => {
  keyFile = join(await mkdtemp(join(tmpdir(), 's4r-keys-')), 'key')
  const made = await readKeyFile({ path: keyFile, mayCreate: true })
  if (!made.ok) throw new Error('a new key file can be made')
  first = await readFile(keyFile, 'utf8')
  app = await testApp({
    change: (services) => ({ ...services, vault: createVault(made.value, ringNow) }),
  })
  home = await aHousehold(app)
}, 120_000)
afterAll(async () => {
  await home.close()
  await app.close()
})

const inIdentity = <T>(act: (trx: Trx) => Promise<T>): Promise<T> =>
  app.services.database.begin('identity', nobody, act)

const rotate = (wish: Partial<Parameters<typeof rotateKeys>[0]> = {}) =>
  rotateKeys({ owner: app.superuser, keyFile, now: app.clock.now(), ...wish })

const underVersions = async (): Promise<readonly number[]> =>
  (
    await home.behind.query<{ v: number }>(
      'select distinct platform.key_version_of(wrapped) as v from platform.data_key where wrapped is not null order by 1',
    )
  ).rows.map(({ v }) => v)

const sentenceOf = (result: Awaited<ReturnType<typeof rotate>>): string =>
  result.ok ? 'done' : String(result.problem.values?.sentence)

const aPerson = (services: Services): Promise<string> =>
  services.database.begin('identity', nobody, (trx) =>
    createPerson(trx, services, {
      account: home.mother.accountId,
      relation: 'legal-representative',
      now: app.clock.now(),
    }),
  )

describe('changing the key while the platform runs', () => {
  it('first brings the new key to every node, where that is asked for, and changes nothing yet', async () => {
    expect(await rotate({ prepare: true })).toMatchObject({ ok: true, value: { version: 2, prepared: true } })
    expect(await rotate({ prepare: true })).toMatchObject({ ok: true, value: { version: 2 } })
    expect(await underVersions()).toEqual([1])
    expect(ringNow().keys).toHaveLength(2)
  })

  it('can be broken off anywhere and begun again; people go on meanwhile, and whoever is erased stays erased', async () => {
    for (let at = 0; at < 1200; at += 1) await aPerson(app.services)
    const gone = await aPerson(app.services)
    const brokenOff = rotate({
      onStep: (done) => {
        if (done >= 500) throw new Error('the power went')
      },
    })
    await expect(brokenOff).rejects.toThrow('the power went')
    expect(await underVersions()).toEqual([1, 2])
    expect(await (await home.get('/en/home')).text()).toContain('Noa')
    expect((await home.post(`/en/persons/${home.mother.personId}/about`, { sex: 'female' })).status).toBe(303)
    const whole = await rotate({
      onStep: async () => inIdentity((trx) => destroyDataKeys(trx, [gone], app.clock.now())),
    })
    expect(whole).toMatchObject({ ok: true, value: { version: 2, prepared: false } })
    expect(await underVersions()).toEqual([2])
    expect(whole.ok && whole.value.checked).toBeGreaterThan(1200)
    const key = await home.behind.query('select wrapped from platform.data_key where id = $1', [gone])
    expect(key.rows).toEqual([{ wrapped: null }])
    expect(await (await home.get('/en/home')).text()).toContain('Noa')
  })

  it('leaves an old key that wraps nothing: the database refuses it, and it opens no key any more', async () => {
    const old = createVault({ ...ringNow(), keys: ringNow().keys.slice(0, 1) })
    await expect(
      inIdentity((trx) => newDataKey(trx, { ...app.services, vault: old }, home.mother.personId)),
    ).rejects.toThrow('retired')
    const stolen = await inIdentity((trx) =>
      dataKeyOf(trx, { vault: old }, home.mother.personId).catch((error: Error) => error.message),
    )
    expect(stolen).toContain('version 2')
    expect(ringNow().keys.map(({ retired }) => retired !== undefined)).toEqual([true, false])
  })

  it('is heard of by a node that runs, which wraps with the new key from then on', async () => {
    const late = await createServices({ ...app.services, keys: ringNow(), readKeys: ringNow })
    await rotate({ prepare: true })
    late.vault.reread()
    await aPerson(late)
    expect(await underVersions()).toEqual([2, 3])
    expect(sentenceOf(await rotate())).toBe('done')
    expect(await underVersions()).toEqual([3])
  })

  it('takes retired keys out of the file after 35 days, and not before', async () => {
    const now = app.clock.now()
    expect(await forgetRetired(keyFile, now)).toMatchObject({ ok: true, value: { gone: [], kept: [1, 2] } })
    const later = new Date(now.getTime() + days(36))
    expect(await forgetRetired(keyFile, later)).toMatchObject({ ok: true, value: { gone: [1, 2], kept: [] } })
    app.services.vault.reread()
    expect(await (await home.get('/en/home')).text()).toContain('Noa')
  })

  it('with an older copy, another key file or none says so, and changes nothing', async () => {
    const right = await readFile(keyFile, 'utf8')
    await writeFile(keyFile, first)
    expect(sentenceOf(await rotate())).toContain('older copy')
    const opens = await keysOpen(app.superuser, createVault(ringNow()))
    expect(!opens.ok && opens.problem.values?.sentence).toContain(
      'not the one this database was sealed under',
    )
    await writeFile(keyFile, right.replace(/^3 .{64}/m, `3 ${'ab'.repeat(32)}`))
    expect(sentenceOf(await rotate())).toContain('Put the right key file in its place')
    await chmod(keyFile, 0o644)
    expect(sentenceOf(await rotate())).toContain('chmod 600')
    await chmod(keyFile, 0o600)
    await writeFile(keyFile, right)
    expect(await underVersions()).toEqual([3])
    expect(await keysOpen(app.superuser, createVault(ringNow()))).toMatchObject({ ok: true })
  })
})
