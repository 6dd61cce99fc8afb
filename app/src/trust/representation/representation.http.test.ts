import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { errorsOn } from '../../../test/form-on.ts'
import { aCarer, aMember, type BroughtIn, bringIn, type FictionalMember } from '../../people/index.ts'
import { days } from '../../platform/clock/index.ts'
import { inHealth, nobody } from '../../platform/db/index.ts'
import { guardianshipProve } from '../index.ts'

let app: TestApp
let mother: BroughtIn
let personId: string
beforeAll(async () => {
  app = await testApp()
}, 120_000)
afterAll(() => app.close())

const bring = (member: FictionalMember): Promise<BroughtIn> =>
  app.services.database.begin('identity', nobody, (trx) => bringIn(trx, app.services, member))
const as = (who: BroughtIn): Promise<string> => app.signIn(who.accountId, { secondFactor: true })
const page = (id = personId) => `/en/persons/${id}/representation`
const look = async (who: BroughtIn, id = personId) => {
  const response = await app.request(page(id), { as: await as(who) })
  return { status: response.status, html: await response.text() }
}

beforeEach(async () => {
  mother = await bring(aCarer({ of: 'Noa' }))
  personId = mother.personIds[0] ?? ''
})

const invite = async (email: string, relation = 'second-relative', language = 'en'): Promise<Response> => {
  // The newest mail is found by its time.
  app.clock.move(1000)
  return app.request(`/en/persons/${personId}/invitations`, {
    as: await as(mother),
    form: { email, relation, language },
  })
}
const newestMail = async (to: string) => (await app.mails()).find((mail) => mail.to === to)
const codeFor = async (email: string): Promise<string> =>
  /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await newestMail(email))?.text ?? '')?.[0] ?? 'none'
const join = async (who: BroughtIn, code: string) => {
  const response = await app.request('/en/join', { as: await as(who), form: { code } })
  return { status: response.status, said: errorsOn(await response.text()) }
}

describe('an invitation', () => {
  it('goes in the invited language, names nobody, and lets the invited address in once', async () => {
    const father = await bring(aMember({ persons: [] }))
    expect((await invite(father.email, 'second-relative', 'ro')).status).toBe(303)
    const mail = await newestMail(father.email)
    expect(mail?.locale).toBe('ro')
    expect(mail?.text).toContain('/ro/join?code=')
    expect(`${mail?.subject}${mail?.text}`).not.toContain('Noa')
    const code = await codeFor(father.email)
    expect((await look(father)).status).toBe(404)
    expect((await join(father, code.toLowerCase())).status).toBe(303)
    const seen = await look(father)
    expect(seen.status).toBe(200)
    expect(seen.html).toContain('Who may act for Noa')
    expect(seen.html).not.toContain('name="email"')
    const again = await join(father, code)
    expect(again.status).toBe(422)
    expect(again.said).toContain('was used already')
  })

  it('tells whoever has another address one sentence, and nothing about the person', async () => {
    await invite('aunt@example.org')
    const code = await codeFor('aunt@example.org')
    const stranger = await bring(aMember())
    const refused = await join(stranger, code)
    expect(refused.said).toContain('went to another e-mail address')
    expect(refused.said).not.toContain('Noa')
    expect((await join(stranger, 'AAAA-AAAA-AAAA')).said).toContain('We do not know this code')
    expect((await look(stranger)).status).toBe(404)
  })

  it('opens nothing once it was taken back, is too old, or its sender may not decide any more', async () => {
    const aunt = await bring(aMember({ persons: [] }))
    await invite(aunt.email)
    const first = await codeFor(aunt.email)
    const html = (await look(mother)).html
    expect(html).toContain(aunt.email)
    const revoke = /action="([^"]*\/invitations\/[^"]+\/revoke)"/.exec(html)?.[1] ?? ''
    expect((await app.request(revoke, { as: await as(mother), method: 'POST' })).status).toBe(303)
    expect((await join(aunt, first)).said).toContain('was taken back')
    await invite(aunt.email)
    const second = await codeFor(aunt.email)
    app.clock.move(days(14))
    expect((await join(aunt, second)).said).toContain('too old')
    await invite(aunt.email)
    const third = await codeFor(aunt.email)
    await app.services.database.begin('identity', nobody, (trx) =>
      sql`update people.representation set ended_at = ${app.clock.now()} where person_id = ${personId}`.execute(
        trx,
      ),
    )
    expect((await join(aunt, third)).said).toContain('was taken back')
  })

  it('used twice at the same moment lets in once', async () => {
    const aunt = await bring(aMember({ persons: [] }))
    await invite(aunt.email)
    const code = await codeFor(aunt.email)
    const cookie = await as(aunt)
    const answers = await Promise.all(
      [1, 2, 3].map(() => app.request('/en/join', { as: cookie, form: { code } })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422])
  })

  it('answers alike whether or not the address has an account', async () => {
    const known = await bring(aMember())
    const [one, other] = [await invite(known.email), await invite('nobody-here@example.org')]
    expect([one.status, one.headers.get('location')]).toEqual([other.status, other.headers.get('location')])
  })
})

describe('a further legal representative', () => {
  it('only views until a paper was accepted, decides from the next request, and not after the proof ended', async () => {
    const father = await bring(aMember({ persons: [] }))
    await invite(father.email, 'legal-representative')
    await join(father, await codeFor(father.email))
    const decide = async () =>
      (
        await app.request(`/en/persons/${personId}/choices`, {
          as: await as(father),
          form: { purpose: 'be-matched', choice: 'give' },
        })
      ).status
    expect((await look(father)).html).toContain('Can only look until our staff have seen a paper')
    expect(await decide()).toBe(404)
    const prove = (...more: readonly string[]) =>
      guardianshipProve(app.services, [
        personId,
        father.accountId,
        'birth',
        '--because',
        'birth paper seen',
        ...more,
      ])
    expect((await prove()).code).toBe(0)
    expect(await decide()).toBe(303)
    expect((await prove('--ended')).code).toBe(0)
    expect(await decide()).toBe(404)
  })

  it('ended while they save: what was saved is whole, and nothing is saved afterwards (A4)', async () => {
    const father = await bring(aMember({ persons: [] }))
    await invite(father.email, 'legal-representative')
    await join(father, await codeFor(father.email))
    const note = (...more: readonly string[]) =>
      guardianshipProve(app.services, [personId, father.accountId, 'birth', '--because', 'seen', ...more])
    await note()
    const cookie = await as(father)
    const save = async (purpose: string) =>
      (
        await app.request(`/en/persons/${personId}/choices`, {
          as: cookie,
          form: { purpose, choice: 'give' },
        })
      ).status
    const purposes = ['be-matched', 'be-contacted', 'genetic-data', 'publication', 'machine-translation']
    const saved = async () =>
      app.services.database.begin('identity', { accountId: mother.accountId }, (trx) =>
        inHealth(trx, async (health) => {
          const rows = await sql`select from consent.decision where person_id = ${personId}
            and by_account = ${father.accountId}`.execute(health)
          return rows.rows.length
        }),
      )
    const [ended, ...statuses] = await Promise.all([note('--ended'), ...purposes.map(save)])
    expect(ended.code).toBe(0)
    expect(await saved()).toBe(statuses.filter((status) => status === 303).length)
    const before = await saved()
    const after = await Promise.all([...purposes, 'membership', 'research-contact'].map(save))
    expect(after.filter((status) => status !== 404)).toEqual([])
    expect(await saved()).toBe(before)
  })
})

describe('who may act', () => {
  const withGrandmother = async () => {
    const grandmother = await bring(
      aMember({ nickname: `gran-${Date.now()}-${Math.random()}`.slice(0, 24), persons: [] }),
    )
    await invite(grandmother.email)
    await join(grandmother, await codeFor(grandmother.email))
    return grandmother
  }
  const end = async (by: BroughtIn, whom: BroughtIn, how: string) =>
    app.request(`${page()}/${whom.accountId}/end`, { as: await as(by), form: { how } })

  it('shows every change to everybody with access', async () => {
    const grandmother = await withGrandmother()
    const { html } = await look(grandmother)
    expect(html).toContain(`${mother.nickname} began to act, as legal representative.`)
    expect(html).toContain(`${mother.nickname} invited somebody, as second relative.`)
    expect(html).toContain(`${grandmother.nickname} accepted an invitation, as second relative.`)
  })

  it('lets somebody leave, but not the last who decides', async () => {
    const grandmother = await withGrandmother()
    const leave = async (who: BroughtIn) =>
      app.request(`${page()}/leave`, { as: await as(who), method: 'POST' })
    expect((await leave(grandmother)).status).toBe(303)
    expect((await look(grandmother)).status).toBe(404)
    expect(errorsOn(await (await leave(mother)).text())).toContain('only one who decides')
    expect((await look(mother)).html).toContain(`${grandmother.nickname} gave up their access`)
  })

  it('shuts an abusive relative out at once, with a row for staff and a notice', async () => {
    const grandmother = await withGrandmother()
    const cookie = await as(grandmother)
    expect((await app.request(page(), { as: cookie })).status).toBe(200)
    app.clock.move(1000)
    expect((await end(mother, grandmother, 'shut-out')).status).toBe(303)
    expect((await app.request(page(), { as: cookie })).status).toBe(404)
    expect((await newestMail(grandmother.email))?.subject).toBe('Your access to a record has ended')
    const rows = await app.services.database.begin('identity', nobody, (trx) =>
      sql`select 1 from people.staff_notice where kind = 'shut-out' and person_id = ${personId}
        and account_id = ${grandmother.accountId}`.execute(trx),
    )
    expect(rows.rows).toHaveLength(1)
  })

  it('lets no legal representative remove another: staff are told instead', async () => {
    const father = await bring(aMember({ persons: [] }))
    await invite(father.email, 'legal-representative')
    await join(father, await codeFor(father.email))
    await guardianshipProve(app.services, [personId, father.accountId, 'birth', '--because', 'seen'])
    const answer = await end(father, mother, 'shut-out')
    expect(answer.headers.get('location')).toContain('saved=staff')
    expect((await look(mother)).status).toBe(200)
  })

  it('ends on the next request for every request that comes at the same moment (A4)', async () => {
    const grandmother = await withGrandmother()
    const cookie = await as(grandmother)
    await end(mother, grandmother, 'shut-out')
    const after = await Promise.all(Array.from({ length: 30 }, () => app.request(page(), { as: cookie })))
    expect(after.filter(({ status }) => status !== 404)).toEqual([])
  })
})
