import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { giveConsents } from '../consent/index.ts'
import {
  aCarer,
  aMember,
  aStaffMember,
  type BroughtIn,
  bringIn,
  startRepresentation,
} from '../people/index.ts'
import { hours } from '../platform/clock/index.ts'
import { nobody } from '../platform/db/index.ts'
import { aPdf, aPhotograph } from '../platform/uploads/uploads.factory.ts'
import { tierOf } from './index.ts'
import { checksOf } from './papers/judgement.ts'
import type { PaperKind } from './papers/paper.ts'

let app: TestApp
const bring = (member: Parameters<typeof bringIn>[2]): Promise<BroughtIn> =>
  app.services.database.begin('identity', nobody, (trx) => bringIn(trx, app.services, member))

type Person = { accountId: string; personId: string; as: string }
const aFamily = async (relation: 'self' | 'legal-representative' = 'self'): Promise<Person> => {
  const made = await bring(relation === 'self' ? aMember() : aCarer({ of: 'Nico' }))
  const personId = made.personIds[0] ?? ''
  await app.services.database.begin('identity', nobody, (trx) =>
    giveConsents(trx, {
      accountId: made.accountId,
      personId,
      capacity: relation,
      purposes: ['membership'],
      locale: 'en',
      now: app.clock.now(),
    }),
  )
  return { accountId: made.accountId, personId, as: await app.signIn(made.accountId) }
}

const aValidator = async (): Promise<{ accountId: string; as: string; nickname: string }> => {
  const made = await bring(aStaffMember('validator'))
  return { ...made, as: await app.signIn(made.accountId, { secondFactor: true }) }
}
type Validator = Awaited<ReturnType<typeof aValidator>>

let vera: Validator
let viktor: Validator
let nora: Validator
let photo: Buffer
beforeAll(async () => {
  app = await testApp({ env: { DEMO: '0' } })
  vera = await aValidator()
  viktor = await aValidator()
  nora = await aValidator()
  photo = await aPhotograph()
})
afterAll(() => app.close())

const papers = (person: Person) => `/en/persons/${person.personId}/papers`
const send = (person: Person, kind: PaperKind, bytes: Uint8Array = photo) =>
  app.request(`${papers(person)}/${kind}`, {
    as: person.as,
    files: [{ field: 'pages', name: 'paper.jpg', bytes }],
  })
const pageOf = async (person: Person): Promise<string> =>
  (await app.request(papers(person), { as: person.as })).text()

const newest = async (person: Person, kind: PaperKind): Promise<string> => {
  const found = await app.services.database.begin('keeper', nobody, (trx) =>
    sql<{ id: string }>`select id from trust.paper where person_id = ${person.personId} and kind = ${kind}
      order by sent_at desc, id limit 1`.execute(trx),
  )
  return found.rows[0]?.id ?? ''
}
const take = (who: Validator, paperId: string) =>
  app.request(`/en/checking/${paperId}/take`, { as: who.as, form: {} })
const decide = (who: Validator, paperId: string, form: Record<string, string | readonly string[]>) =>
  app.request(`/en/checking/${paperId}/decide`, { as: who.as, form })
const accept = async (who: Validator, paperId: string, kind: PaperKind) => {
  await take(who, paperId)
  return decide(who, paperId, { verdict: 'accept', 'checks[]': checksOf[kind] })
}
const refusal = { verdict: 'refuse', reason: 'other-name', words: 'The paper names somebody else.' }
const tier = (person: Person) =>
  app.services.database.begin('identity', nobody, (trx) => tierOf(trx, person.personId))

/** Signs everybody in again: time has passed. */
const later = async (by: number, ...who: { accountId: string; as: string }[]): Promise<void> => {
  app.clock.move(by)
  for (const one of [vera, viktor, nora, ...who])
    one.as = await app.signIn(one.accountId, { secondFactor: true })
}

describe('a family', () => {
  it('sends a paper by a plain form, sees where it stands and by when it hears, and can take it back', async () => {
    const person = await aFamily()
    expect(await pageOf(person)).toContain('Not sent yet')
    const sent = await send(person, 'identity')
    expect(sent.headers.get('location')).toBe(`${papers(person)}?done=sent`)
    const page = await pageOf(person)
    expect(page).toContain('Being looked at')
    expect(page).toContain('You hear from us by 25 November 2026.')
    const back = await app.request(`${papers(person)}/${await newest(person, 'identity')}/withdraw`, {
      as: person.as,
      form: {},
    })
    expect(back.status).toBe(303)
    expect(await pageOf(person)).toContain('Taken back')
  })

  it.each([
    ['a scan of 40 pages', () => aPdf({ pages: 40 }), 'These are 40 pages; we read up to 20.'],
    ['something that is no picture', () => Buffer.from('hello'), 'We cannot read this kind of file.'],
    ['a locked PDF', () => aPdf({ locked: true }), 'This PDF is behind a password'],
  ])('who sends %s is told the next step, and nothing is kept', async (_, make, words) => {
    const person = await aFamily()
    const before = (await app.services.files.list()).length
    const answer = await send(person, 'medical', make())
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(words)
    expect((await app.services.files.list()).length).toBe(before)
    expect(await pageOf(person)).not.toContain('Being looked at')
  })

  it('who sends nothing, or too much at once, is told so', async () => {
    const person = await aFamily()
    const nothing = await app.request(`${papers(person)}/identity`, { as: person.as, files: [] })
    expect(await nothing.text()).toContain('Choose at least one photo or file.')
    const much = await send(person, 'identity', Buffer.alloc(17 * 1024 * 1024))
    expect(much.status).toBe(422)
    expect(await much.text()).toContain('Together this is more than 15 MB.')
  })

  it('without the agreement of membership is led to it first', async () => {
    const made = await bring(aMember())
    const person = {
      accountId: made.accountId,
      personId: made.personIds[0] ?? '',
      as: await app.signIn(made.accountId),
    }
    expect((await send(person, 'identity')).status).toBe(422)
    expect(await pageOf(person)).toContain('First say yes to membership')
  })

  it('meets a full disk as a sentence, with nothing half-kept', async () => {
    const person = await aFamily()
    const full = await testApp({
      env: { DEMO: '0' },
      change: (services) => ({
        ...services,
        files: { ...services.files, put: async () => ({ ok: false, problem: { code: 'disk-full' } }) },
      }),
    })
    try {
      const made = await full.services.database.begin('identity', nobody, async (trx) => {
        const brought = await bringIn(trx, full.services, aMember())
        await giveConsents(trx, {
          accountId: brought.accountId,
          personId: brought.personIds[0] ?? '',
          capacity: 'self',
          purposes: ['membership'],
          locale: 'en',
          now: full.clock.now(),
        })
        return brought
      })
      const as = await full.signIn(made.accountId)
      const path = `/en/persons/${made.personIds[0]}/papers`
      const answer = await full.request(`${path}/identity`, {
        as,
        files: [{ field: 'pages', name: 'a', bytes: photo }],
      })
      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain('We have no room to keep this just now.')
      expect(await (await full.request(path, { as })).text()).not.toContain('Being looked at')
    } finally {
      await full.close()
    }
    expect(await pageOf(person)).toContain('Not sent yet')
  })

  it('alone may send: a second relative looks, a stranger finds nothing, a visitor is asked to sign in', async () => {
    const person = await aFamily('legal-representative')
    const aunt = await bring(aMember({ persons: [] }))
    await app.services.database.begin('identity', nobody, (trx) =>
      startRepresentation(trx, {
        accountId: aunt.accountId,
        personId: person.personId,
        relation: 'second-relative',
        now: app.clock.now(),
      }),
    )
    const auntAs = await app.signIn(aunt.accountId)
    expect((await app.request(papers(person), { as: auntAs })).status).toBe(200)
    expect((await send({ ...person, as: auntAs }, 'identity')).status).toBe(404)
    const stranger = await aFamily()
    expect((await send({ ...person, as: stranger.as }, 'identity')).status).toBe(404)
    const visitor = await send({ ...person, as: '' }, 'identity')
    expect(visitor.headers.get('location')).toContain('/sign-in')
  })
})

describe('validators', () => {
  it('who reach for one paper at once: one has it, the other is told, and has none', async () => {
    const person = await aFamily()
    await send(person, 'identity')
    const paperId = await newest(person, 'identity')
    const both = await Promise.all([take(vera, paperId), take(viktor, paperId)])
    expect(both.map((one) => one.status).sort()).toEqual([303, 422])
    const lost = both.find((one) => one.status === 422)
    expect(await lost?.text()).toContain('Somebody else took this paper a moment before you.')
    const winner = both[0]?.status === 303 ? vera : viktor
    const loser = winner === vera ? viktor : vera
    expect((await app.request(`/en/checking/${paperId}`, { as: loser.as })).status).toBe(404)
    expect((await app.request(`/en/checking/${paperId}/pages/1`, { as: loser.as })).status).toBe(404)
    await accept(winner, paperId, 'identity')
    expect(await tier(person)).toBe(2)
  })

  it('have one paper at a time, and see no name before they take it', async () => {
    const [one, two] = [await aFamily('legal-representative'), await aFamily()]
    await send(one, 'identity')
    await send(two, 'identity')
    expect(await (await app.request('/en/checking', { as: vera.as })).text()).not.toContain('Nico')
    await take(vera, await newest(one, 'identity'))
    const second = await take(vera, await newest(two, 'identity'))
    expect(await second.text()).toContain('You have another paper.')
    await accept(vera, await newest(one, 'identity'), 'identity')
    await accept(vera, await newest(two, 'identity'), 'identity')
  })

  it('see each page marked with their name, stored nowhere and shut in, and every look is audited', async () => {
    const person = await aFamily()
    await send(person, 'identity')
    const paperId = await newest(person, 'identity')
    await take(vera, paperId)
    const page = await app.request(`/en/checking/${paperId}/pages/1`, { as: vera.as })
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'content-type': 'image/webp',
      'content-disposition': 'inline',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    const { data } = await sharp(Buffer.from(await page.arrayBuffer()))
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const marked = data.filter((grey) => grey < 245).length / data.length
    // A white sheet, and the mark across it.
    expect(marked).toBeGreaterThan(0.01)
    const audit = await app.services.database.begin('sealer', nobody, (trx) =>
      sql<{ operation: string }>`select operation from access.audit
        where person_id = ${person.personId} and account_id = ${vera.accountId} and verdict = 'yes'`.execute(
        trx,
      ),
    )
    expect(audit.rows.map((row) => row.operation)).toEqual(['trust.show-page'])
    await accept(vera, paperId, 'identity')
  })

  it('accept only what they checked in full, and the second tier and the third follow', async () => {
    const person = await aFamily()
    await send(person, 'identity')
    const paperId = await newest(person, 'identity')
    await take(vera, paperId)
    const half = await decide(vera, paperId, { verdict: 'accept', 'checks[]': ['readable'] })
    expect(await half.text()).toContain('For a yes everything must be ticked.')
    expect(await tier(person)).toBe(1)
    await accept(vera, paperId, 'identity')
    expect(await tier(person)).toBe(2)
    await send(person, 'medical', aPdf())
    await accept(viktor, await newest(person, 'medical'), 'medical')
    expect(await tier(person)).toBe(3)
    expect((await app.mails())[0]?.text).toContain(`/persons/${person.personId}/papers`)
    expect((await app.mails())[0]?.text).not.toMatch(/medical|identity|accepted/i)
  })

  it('ask for something else in words the family reads', async () => {
    const person = await aFamily()
    await send(person, 'identity')
    const paperId = await newest(person, 'identity')
    await take(vera, paperId)
    const mute = await decide(vera, paperId, { verdict: 'ask-again' })
    expect(mute.status).toBe(422)
    await decide(vera, paperId, {
      verdict: 'ask-again',
      reason: 'unreadable',
      words: 'The lower half is dark.',
    })
    const page = await pageOf(person)
    expect(page).toContain('We ask for something else')
    expect(page).toContain('The lower half is dark.')
    expect((await send(person, 'identity')).status).toBe(303)
    await accept(vera, await newest(person, 'identity'), 'identity')
  })

  it('let a guardianship count only once a second person agrees', async () => {
    const person = await aFamily('legal-representative')
    await send(person, 'identity')
    await accept(vera, await newest(person, 'identity'), 'identity')
    expect(await tier(person)).toBe(1)
    await send(person, 'guardianship')
    const paperId = await newest(person, 'guardianship')
    await accept(vera, paperId, 'guardianship')
    expect(await tier(person)).toBe(1)
    expect((await take(vera, paperId)).status).toBe(404)
    await accept(viktor, paperId, 'guardianship')
    expect(await tier(person)).toBe(2)
  })

  it('refuse only by two, an appeal goes to a third, and the family knows the reason and the way', async () => {
    const person = await aFamily()
    await send(person, 'identity')
    const paperId = await newest(person, 'identity')
    await take(vera, paperId)
    await decide(vera, paperId, refusal)
    expect(await pageOf(person)).toContain('Being looked at')
    expect((await take(vera, paperId)).status).toBe(404)
    await take(viktor, paperId)
    await decide(viktor, paperId, { verdict: 'refuse' })
    const page = await pageOf(person)
    expect(page).toContain('The name on it is another one.')
    expect(page).toContain('The paper names somebody else.')
    expect(page).toContain('Do you think this is wrong?')
    await app.request(`${papers(person)}/${paperId}/appeal`, {
      as: person.as,
      form: { words: 'It is my name before I married.' },
    })
    expect((await take(vera, paperId)).status).toBe(404)
    expect((await take(viktor, paperId)).status).toBe(404)
    await take(nora, paperId)
    expect(await (await app.request(`/en/checking/${paperId}`, { as: nora.as })).text()).toContain(
      'It is my name before I married.',
    )
    await decide(nora, paperId, { verdict: 'accept', 'checks[]': checksOf.identity })
    expect(await tier(person)).toBe(2)
  })

  it('who do not agree put it back, and nothing is decided', async () => {
    const person = await aFamily()
    await send(person, 'identity')
    const paperId = await newest(person, 'identity')
    await take(vera, paperId)
    await decide(vera, paperId, refusal)
    await take(viktor, paperId)
    expect((await decide(viktor, paperId, { verdict: 'accept' })).status).toBe(422)
    await decide(viktor, paperId, { verdict: 'disagree' })
    expect(await pageOf(person)).toContain('Being looked at')
    await accept(nora, paperId, 'identity')
    expect(await tier(person)).toBe(2)
  })

  it('without a second factor in the session, or without the role, find nothing', async () => {
    const weak = await app.signIn(vera.accountId)
    expect((await app.request('/en/checking', { as: weak })).status).toBe(404)
    const person = await aFamily()
    expect((await app.request('/en/checking', { as: person.as })).status).toBe(404)
    expect((await app.request('/en/checking')).status).toBe(303)
  })

  it('who were given one disease see the papers of that disease alone', async () => {
    const only = await aValidator()
    await app.services.database.begin('identity', nobody, (trx) =>
      sql`insert into trust.validator_scope (account_id, disease_id, granted_by, at)
        values (${only.accountId}, 'ORPHA:269', 'a test', now())`.execute(trx),
    )
    const [mine, other] = [await aFamily(), await aFamily()]
    await app.services.database.begin('health', { accountId: mine.accountId }, (health) =>
      sql`insert into health.diagnosis (entry, person_id, status, disease_id, provenance, recorded_by, recorded_at)
        values (gen_random_uuid(), ${mine.personId}, 'confirmed', 'ORPHA:269', 'self', ${mine.accountId}, now())`.execute(
        health,
      ),
    )
    await send(mine, 'medical')
    await send(other, 'medical')
    expect((await take(only, await newest(other, 'medical'))).status).toBe(404)
    expect((await take(only, await newest(mine, 'medical'))).status).toBe(303)
    await accept(only, await newest(mine, 'medical'), 'medical')
    await accept(vera, await newest(other, 'medical'), 'medical')
  })

  it('cannot check a paper they sent themselves, nor one of a person they act for', async () => {
    const both = await bring({ ...aMember(), staffRoles: ['validator'] })
    const person = {
      accountId: both.accountId,
      personId: both.personIds[0] ?? '',
      as: await app.signIn(both.accountId, { secondFactor: true }),
    }
    await app.services.database.begin('identity', nobody, (trx) =>
      giveConsents(trx, {
        accountId: person.accountId,
        personId: person.personId,
        capacity: 'self',
        purposes: ['membership'],
        locale: 'en',
        now: app.clock.now(),
      }),
    )
    await send(person, 'identity')
    const paperId = await newest(person, 'identity')
    expect((await take({ ...both, as: person.as }, paperId)).status).toBe(404)
    await accept(vera, paperId, 'identity')
  })

  it('who left a paper lying for an hour hold it no longer', async () => {
    const person = await aFamily()
    await send(person, 'identity')
    const paperId = await newest(person, 'identity')
    await take(vera, paperId)
    await later(hours(2), person)
    await app.services.database.ping()
    const { tendPapers } = await import('./destroying/tend-papers.job.ts')
    await tendPapers.run({}, app.services)
    expect((await app.request(`/en/checking/${paperId}`, { as: vera.as })).status).toBe(404)
    await accept(viktor, paperId, 'identity')
  })
})
