import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { aCarer, aMember, bringIn, startRepresentation } from '../people/index.ts'
import { type HealthTrx, inHealth, nobody } from '../platform/db/index.ts'
import { currentText, mayBeUsed, publishTexts } from './index.ts'

let app: TestApp
let mother: { accountId: string; personId: string; cookie: string }
let stranger: { accountId: string; cookie: string }

const bring = async (member = aMember()) => {
  const made = await app.services.database.begin('identity', nobody, (trx) =>
    bringIn(trx, app.services, member),
  )
  return {
    accountId: made.accountId,
    personId: made.personIds[0] ?? '',
    cookie: await app.signIn(made.accountId),
  }
}

beforeAll(async () => {
  app = await testApp()
  await publishTexts(app.services)
  mother = await bring(aCarer({ of: 'Noa' }))
  stranger = await bring()
})
afterAll(() => app.close())

const choices = (personId: string) => `/en/persons/${personId}/choices`
const post = (as: string, form: Record<string, string>, personId = mother.personId) =>
  app.request(choices(personId), { as, form })
const asAccount = <T>(accountId: string | undefined, act: (health: HealthTrx) => Promise<T>): Promise<T> =>
  app.services.database.begin('health', { accountId }, act)
const maybe = async (purpose: 'be-matched'): Promise<boolean> =>
  (await asAccount(mother.accountId, (health) => mayBeUsed(health, { person: mother.personId, purpose })))
    .allowed
const rows = async (): Promise<readonly { choice: string; purpose: string; text_locale: string }[]> => {
  const found = await asAccount(mother.accountId, (health) =>
    sql<{ choice: string; purpose: string; text_locale: string }>`
      select choice, purpose, text_locale from consent.decision order by id`.execute(health),
  )
  return found.rows
}

describe('choices', () => {
  it('are shown with every purpose undecided at first', async () => {
    const page = await app.request(choices(mother.personId), { as: mother.cookie })
    const html = await page.text()
    expect(page.status).toBe(200)
    expect(html).toContain('Choices for Noa')
    expect(html.match(/Not decided yet/g)).toHaveLength(9)
  })

  it('are given and taken back by one click each, and every step stays in the history', async () => {
    const given = await post(mother.cookie, { purpose: 'be-matched', choice: 'give' })
    expect(given.status).toBe(303)
    expect(await maybe('be-matched')).toBe(true)
    await post(mother.cookie, { purpose: 'be-matched', choice: 'withdraw' })
    expect(await maybe('be-matched')).toBe(false)
    expect((await rows()).map((row) => row.choice)).toEqual(['given', 'withdrawn'])
    const page = await (await app.request(choices(mother.personId), { as: mother.cookie })).text()
    expect(page).toContain('Taken back on 22 November 2026')
    expect(page).toContain('22 November 2026: yes, to version 1 of the text.')
  })

  it('keep the language in which the words were read', async () => {
    await app.request(`/es/persons/${mother.personId}/choices`, {
      as: mother.cookie,
      form: { purpose: 'membership', choice: 'give' },
    })
    expect((await rows()).filter((row) => row.purpose === 'membership')).toMatchObject([
      { text_locale: 'es' },
    ])
  })

  it('sent twice at once add one row', async () => {
    await Promise.all(
      [1, 2, 3].map(() => post(mother.cookie, { purpose: 'research-contact', choice: 'give' })),
    )
    expect((await rows()).filter((row) => row.purpose === 'research-contact')).toHaveLength(1)
  })

  it('tell the other modules whose choices changed, in the same transaction', async () => {
    const heard = await app.services.database.begin('identity', nobody, (trx) =>
      sql<{
        payload: unknown
      }>`select payload from platform.outbox where name = 'consent.changed' and payload ->> 'personId' = ${mother.personId}`.execute(
        trx,
      ),
    )
    // be-matched twice, membership once, research-contact once: the repeated ones say nothing.
    expect(heard.rows.map((row) => row.payload)).toEqual(Array(4).fill({ personId: mother.personId }))
  })
})

describe('somebody else', () => {
  it('finds the choices absent, and can change nothing', async () => {
    const before = await rows()
    const read = await app.request(choices(mother.personId), { as: stranger.cookie })
    const write = await post(stranger.cookie, { purpose: 'be-contacted', choice: 'give' })
    const nowhere = await app.request(choices('00000000-0000-4000-8000-000000000000'), {
      as: stranger.cookie,
    })
    expect([read.status, write.status, nowhere.status]).toEqual([404, 404, 404])
    expect(await rows()).toEqual(before)
  })

  it('who is the second relative may look and not decide', async () => {
    const uncle = await bring(aMember({ persons: [] }))
    await app.services.database.begin('identity', nobody, (trx) =>
      startRepresentation(trx, {
        accountId: uncle.accountId,
        personId: mother.personId,
        relation: 'second-relative',
        now: app.clock.now(),
      }),
    )
    const cookie = await app.signIn(uncle.accountId, { secondFactor: true })
    const page = await app.request(choices(mother.personId), { as: cookie })
    expect(page.status).toBe(200)
    expect(await page.text()).not.toContain('name="choice"')
    expect((await post(cookie, { purpose: 'be-contacted', choice: 'give' })).status).toBe(404)
  })
})

describe('the database, with every check of the application removed', () => {
  const insert = (health: HealthTrx, by: string) => {
    const text = currentText('be-contacted', 'en')
    return sql`insert into consent.decision
      (person_id, purpose, choice, text_version, text_locale, text_sha256, by_account, capacity, at)
      values (${mother.personId}, 'be-contacted', 'given', ${text.version}, 'en', ${text.sha256}, ${by}, 'self', now())`.execute(
      health,
    )
  }

  it('refuses another account’s decision, and one in a name that is not the account’s own', async () => {
    await expect(
      asAccount(stranger.accountId, (health) => insert(health, stranger.accountId)),
    ).rejects.toThrow(/row-level security/)
    await expect(asAccount(mother.accountId, (health) => insert(health, stranger.accountId))).rejects.toThrow(
      /row-level security/,
    )
    await expect(asAccount(undefined, (health) => insert(health, mother.accountId))).rejects.toThrow(
      /row-level security/,
    )
    await asAccount(mother.accountId, (health) => insert(health, mother.accountId))
  })

  it('shows another account no row', async () => {
    const seen = await asAccount(stranger.accountId, (health) =>
      sql`select 1 from consent.decision where person_id = ${mother.personId}`.execute(health),
    )
    expect(seen.rows).toEqual([])
  })

  it('lets nobody change or remove a decision or a text', async () => {
    for (const statement of [
      sql`update consent.decision set choice = 'given'`,
      sql`delete from consent.decision`,
      sql`update consent.text set body = 'other words'`,
      sql`delete from consent.text`,
    ]) {
      await expect(asAccount(mother.accountId, (health) => statement.execute(health))).rejects.toThrow(
        /permission denied/,
      )
      await expect(
        app.services.database.begin('identity', { accountId: mother.accountId }, (trx) =>
          inHealth(trx, (health) => statement.execute(health)),
        ),
      ).rejects.toThrow(/permission denied/)
    }
  })
})

describe('publishing texts', () => {
  it('can be repeated at every start', async () => {
    await publishTexts(app.services)
  })

  it('stops when the words of a published version were changed', async () => {
    const text = currentText('membership', 'en')
    const changed = { ...text, body: `${text.body} And more.`, sha256: 'another' }
    await expect(publishTexts(app.services, [changed])).rejects.toThrow(/membership\.v1\.en\.md was changed/)
  })
})
