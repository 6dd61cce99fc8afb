import { once } from 'node:events'
import type { AddressInfo, Server } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { aMember, aStaffMember, bringIn } from '../../people/index.ts'
import { days, hours } from '../../platform/clock/index.ts'
import { nobody, type Trx } from '../../platform/db/index.ts'
import { eicar, fakeClamd } from '../../platform/virus-scan/clamd.factory.ts'
import { type FictionalPaper, givePaper } from '../papers.factory.ts'
import { tendPapers } from './tend-papers.job.ts'

let app: TestApp
let validator: string
let second: string
const inIdentity = <T>(act: (trx: Trx) => Promise<T>): Promise<T> =>
  app.services.database.begin('identity', nobody, act)

/** The scanner's address before there is one: nothing listens there until a test says so. */
let scanner: Server
let port = 0
beforeAll(async () => {
  scanner = fakeClamd().listen(0, '127.0.0.1')
  await once(scanner, 'listening')
  port = (scanner.address() as AddressInfo).port
  scanner.close()
  app = await testApp({ env: { DEMO: '0', CLAMAV_URL: `tcp://127.0.0.1:${port}` } })
  const [one, two] = await Promise.all(
    [0, 1].map(() => inIdentity((trx) => bringIn(trx, app.services, aStaffMember('validator')))),
  )
  validator = one?.accountId ?? ''
  second = two?.accountId ?? ''
})
afterAll(() => app.close())

type Wish = Partial<Omit<FictionalPaper, 'facts'>> & {
  readonly facts?: (family: string) => FictionalPaper['facts'] & object
}
const paper = async ({ facts: happened, ...wish }: Wish = {}) => {
  const made = await inIdentity((trx) => bringIn(trx, app.services, aMember()))
  const about = { accountId: made.accountId, personId: made.personIds[0] ?? '' }
  const id = await inIdentity((trx) =>
    givePaper(trx, app.services, {
      ...about,
      kind: 'medical',
      facts: happened?.(about.accountId) ?? [],
      ...wish,
    }),
  )
  const files = await app.services.database.begin('keeper', nobody, (trx) =>
    sql<{ file_id: string }>`select file_id from trust.paper_page where paper_id = ${id}`.execute(trx),
  )
  return { ...about, id, file: files.rows[0]?.file_id ?? '' }
}
const inStore = async (file: string): Promise<boolean> =>
  (await app.services.files.list()).some((one) => one.id === file)
const record = async (id: string) => {
  const found = await inIdentity((trx) =>
    sql<{ kind: string; rule: string; pages: number; at: Date }>`
      select kind, rule, pages, at from trust.destruction where paper_id = ${id}`.execute(trx),
  )
  return found.rows[0]
}
const facts = async (id: string): Promise<readonly string[]> => {
  const found = await app.services.database.begin('keeper', nobody, (trx) =>
    sql<{ fact: string }>`select fact from trust.paper_fact where paper_id = ${id} order by id`.execute(trx),
  )
  return found.rows.map((row) => row.fact)
}
const tend = () => tendPapers.run({}, app.services)

describe('destruction (C6)', () => {
  it('each paper goes at its own time, out of the store, and a record of it stays', async () => {
    const accepted = await paper({ facts: () => [{ fact: 'accepted', by: validator }] })
    const refused = await paper({
      kind: 'identity',
      facts: () => [{ fact: 'refused', by: validator, reason: 'expired' }],
    })
    const undecided = await paper()
    const consent = await paper({ kind: 'consent', facts: () => [{ fact: 'accepted', by: validator }] })
    expect(await inStore(accepted.file)).toBe(true)
    app.clock.move(hours(23))
    await tend()
    expect(await inStore(accepted.file)).toBe(false)
    expect(await record(accepted.id)).toEqual({
      kind: 'medical',
      rule: 'accepted-24h',
      pages: 1,
      at: app.clock.now(),
    })
    app.clock.move(days(6) - hours(1))
    await tend()
    expect([await inStore(refused.file), await inStore(undecided.file)]).toEqual([true, true])
    app.clock.move(days(1))
    await tend()
    expect(await inStore(refused.file)).toBe(false)
    expect(await record(refused.id)).toMatchObject({ rule: 'refused-7d' })
    app.clock.move(days(21))
    await tend()
    expect(await inStore(undecided.file)).toBe(true)
    app.clock.move(days(2))
    await tend()
    expect(await inStore(undecided.file)).toBe(false)
    expect(await record(undecided.id)).toMatchObject({ rule: 'undecided-30d' })
    expect(await inStore(consent.file)).toBe(true)
    expect(await record(consent.id)).toBeUndefined()
  })

  it('waits for an open appeal, and follows its decision', async () => {
    const refusedAndAppealed = (family: string) => [
      { fact: 'refused', by: validator } as const,
      { fact: 'appealed', by: family } as const,
    ]
    const one = await paper({ facts: refusedAndAppealed })
    app.clock.move(days(20))
    await tend()
    expect(await inStore(one.file)).toBe(true)
    const decided = await paper({
      facts: (family) => [...refusedAndAppealed(family), { fact: 'appeal-refused', by: second }],
    })
    await tend()
    expect(await inStore(decided.file)).toBe(false)
    expect(await record(decided.id)).toMatchObject({ rule: 'appeal-decided' })
  })

  it('of what nobody decided is told to the family once, a week before', async () => {
    const one = await paper()
    app.clock.move(days(24))
    await tend()
    await tend()
    const told = (await app.mails()).filter((mail) => mail.text.includes(one.personId))
    expect(told.map((mail) => mail.subject)).toEqual([
      'Share4Rare: a paper you sent will be destroyed in a week',
    ])
    expect(await facts(one.id)).toEqual(['warned'])
  })

  it('is done again where it was cut off after the pages and before the record', async () => {
    const one = await paper({ facts: () => [{ fact: 'accepted', by: validator }] })
    await app.services.files.remove(one.file)
    await tend()
    expect(await record(one.id)).toMatchObject({ rule: 'accepted-24h' })
  })

  it('leaves no page that no paper knows', async () => {
    const one = await paper()
    const stray = '00000000-0000-4000-8000-00000000abcd'
    const { key } = app.services.vault.newKey(one.personId)
    await app.services.files.put(key, { table: 't', column: 'c', owner: 'o' }, [
      { id: stray, bytes: Buffer.from('x') },
    ])
    app.clock.move(days(1))
    await tend()
    expect([await inStore(stray), await inStore(one.file)]).toEqual([false, true])
  })

  it('cannot be undone or rewritten by any role the application speaks as', async () => {
    for (const realm of ['identity', 'keeper'] as const)
      for (const statement of [
        'delete from trust.destruction',
        'update trust.destruction set rule = rule',
        'delete from trust.paper_fact',
        'update trust.paper_fact set fact = fact',
      ])
        await expect(
          app.services.database.begin(realm, nobody, (trx) => sql.raw(statement).execute(trx)),
        ).rejects.toThrow('permission denied')
  })
})

describe('papers that wait for a virus scanner that is down', () => {
  const waiting = async (as: string): Promise<string> => (await app.request('/en/checking', { as })).text()

  it('stay shut to validators, and are let through or thrown away once it answers', async () => {
    const clean = await paper({ kind: 'identity' })
    const sick = await paper({ kind: 'guardianship', pages: [{ bytes: eicar, width: 10, height: 10 }] })
    for (const one of [clean, sick])
      await app.services.database.begin('identity', { accountId: one.accountId }, (trx) =>
        sql`insert into trust.paper_fact (paper_id, fact, by_account, at) values (${one.id}, 'quarantined', ${one.accountId}, ${app.clock.now()})`.execute(
          trx,
        ),
      )
    const as = await app.signIn(validator, { secondFactor: true })
    await tend()
    expect(await waiting(as)).not.toContain(clean.id)
    expect((await app.request(`/en/checking/${clean.id}/take`, { as, form: {} })).status).toBe(404)
    scanner.listen(port, '127.0.0.1')
    await once(scanner, 'listening')
    await tend()
    scanner.close()
    expect(await waiting(as)).toContain(clean.id)
    expect(await waiting(as)).not.toContain(sick.id)
    expect([await inStore(clean.file), await inStore(sick.file)]).toEqual([true, false])
    expect(await facts(sick.id)).toEqual(['quarantined', 'infected', 'destroyed'])
  })
})
