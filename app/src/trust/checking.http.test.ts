import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { aMember } from '../people/index.ts'
import { hours } from '../platform/clock/index.ts'
import { nobody } from '../platform/db/index.ts'
import { aPdf } from '../platform/uploads/uploads.factory.ts'
import { tendPapers } from './destroying/tend-papers.job.ts'
import { validatorsLimit } from './index.ts'
import { checksOf } from './papers/judgement.ts'
import { type Checker, type Papers, papersIn } from './papers-in.factory.ts'

let app: TestApp
let at: Papers
let vera: Checker
let viktor: Checker
let nora: Checker
beforeAll(async () => {
  app = await testApp({ env: { DEMO: '0' } })
  at = await papersIn(app)
  vera = await at.aValidator()
  viktor = await at.aValidator()
  nora = await at.aValidator()
})
afterAll(() => app.close())

const refusal = { verdict: 'refuse', reason: 'other-name', words: 'The paper names somebody else.' }

describe('validators', () => {
  it('who reach for one paper at once: one has it, the other is told, and has none', async () => {
    const person = await at.aFamily()
    await at.send(person, 'identity')
    const paperId = await at.newest(person, 'identity')
    const both = await Promise.all([at.take(vera, paperId), at.take(viktor, paperId)])
    expect(both.map((one) => one.status).sort()).toEqual([303, 422])
    const lost = both.find((one) => one.status === 422)
    expect(await lost?.text()).toContain('Somebody else took this paper a moment before you.')
    const winner = both[0]?.status === 303 ? vera : viktor
    const loser = winner === vera ? viktor : vera
    expect((await app.request(`/en/checking/${paperId}`, { as: loser.as })).status).toBe(404)
    expect((await app.request(`/en/checking/${paperId}/page.webp?number=1`, { as: loser.as })).status).toBe(
      404,
    )
    await at.accept(winner, paperId, 'identity')
    expect(await at.tier(person)).toBe(2)
  })

  it('have one paper at a time, and see no name before they take it', async () => {
    const [one, two] = [await at.aFamily('legal-representative'), await at.aFamily()]
    await at.send(one, 'identity')
    await at.send(two, 'identity')
    expect(await (await app.request('/en/checking', { as: vera.as })).text()).not.toContain('Nico')
    await at.take(vera, await at.newest(one, 'identity'))
    const second = await at.take(vera, await at.newest(two, 'identity'))
    expect(await second.text()).toContain('You have another paper.')
    await at.accept(vera, await at.newest(one, 'identity'), 'identity')
    await at.accept(vera, await at.newest(two, 'identity'), 'identity')
  })

  it('see each page marked with their name, stored nowhere and shut in, and every look is audited', async () => {
    const person = await at.aFamily()
    await at.send(person, 'identity')
    const paperId = await at.newest(person, 'identity')
    await at.take(vera, paperId)
    const page = await app.request(`/en/checking/${paperId}/page.webp?number=1`, { as: vera.as })
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'content-type': 'image/webp',
      'content-disposition': 'attachment; filename="page.webp"',
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
    await at.accept(vera, paperId, 'identity')
  })

  it('accept only what they checked in full, and the second tier and the third follow', async () => {
    const person = await at.aFamily()
    await at.send(person, 'identity')
    const paperId = await at.newest(person, 'identity')
    await at.take(vera, paperId)
    const half = await at.decide(vera, paperId, { verdict: 'accept', 'checks[]': ['readable'] })
    expect(await half.text()).toContain('For a yes everything must be ticked.')
    expect(await at.tier(person)).toBe(1)
    await at.accept(vera, paperId, 'identity')
    expect(await at.tier(person)).toBe(2)
    await at.send(person, 'medical', aPdf())
    await at.accept(viktor, await at.newest(person, 'medical'), 'medical')
    expect(await at.tier(person)).toBe(3)
    const told = (await app.mails()).filter(({ text }) => text.includes(at.papers(person)))
    expect(told).toHaveLength(2)
    for (const { text, subject } of told)
      expect(`${subject} ${text}`).not.toMatch(/medical|identity|accepted/i)
  })

  it('ask for something else in words the family reads', async () => {
    const person = await at.aFamily()
    await at.send(person, 'identity')
    const paperId = await at.newest(person, 'identity')
    await at.take(vera, paperId)
    const mute = await at.decide(vera, paperId, { verdict: 'ask-again' })
    expect(mute.status).toBe(422)
    await at.decide(vera, paperId, {
      verdict: 'ask-again',
      reason: 'unreadable',
      words: 'The lower half is dark.',
    })
    const page = await at.pageOf(person)
    expect(page).toContain('We ask for something else')
    expect(page).toContain('The lower half is dark.')
    expect((await at.send(person, 'identity')).status).toBe(303)
    await at.accept(vera, await at.newest(person, 'identity'), 'identity')
  })

  it('let a guardianship count only once a second person agrees', async () => {
    const person = await at.aFamily('legal-representative')
    await at.send(person, 'identity')
    await at.accept(vera, await at.newest(person, 'identity'), 'identity')
    expect(await at.tier(person)).toBe(1)
    await at.send(person, 'guardianship')
    const paperId = await at.newest(person, 'guardianship')
    const proofs = () =>
      app.services.database.begin('identity', nobody, async (trx) => {
        const { rows } = await sql`
          select account_id, outcome, paper from trust.guardianship_fact where person_id = ${person.personId}`.execute(
          trx,
        )
        return rows
      })
    await at.accept(vera, paperId, 'guardianship')
    expect(await at.tier(person)).toBe(1)
    expect(await proofs()).toEqual([])
    expect((await at.take(vera, paperId)).status).toBe(404)
    await at.accept(viktor, paperId, 'guardianship')
    expect(await at.tier(person)).toBe(2)
    expect(await proofs()).toEqual([{ account_id: person.accountId, outcome: 'proven', paper: 'birth' }])
  })

  it('refuse only by two, an appeal goes to a third, and the family knows the reason and the way', async () => {
    const person = await at.aFamily()
    await at.send(person, 'identity')
    const paperId = await at.newest(person, 'identity')
    await at.take(vera, paperId)
    await at.decide(vera, paperId, refusal)
    expect(await at.pageOf(person)).toContain('Being looked at')
    expect((await at.take(vera, paperId)).status).toBe(404)
    await at.take(viktor, paperId)
    await at.decide(viktor, paperId, { verdict: 'refuse' })
    const page = await at.pageOf(person)
    expect(page).toContain('The name on it is another one.')
    expect(page).toContain('The paper names somebody else.')
    expect(page).toContain('Do you think this is wrong?')
    await app.request(`${at.papers(person)}/${paperId}/appeal`, {
      as: person.as,
      form: { words: 'It is my name before I married.' },
    })
    expect((await at.take(vera, paperId)).status).toBe(404)
    expect((await at.take(viktor, paperId)).status).toBe(404)
    await at.take(nora, paperId)
    expect(await (await app.request(`/en/checking/${paperId}`, { as: nora.as })).text()).toContain(
      'It is my name before I married.',
    )
    await at.decide(nora, paperId, { verdict: 'accept', 'checks[]': checksOf.identity })
    expect(await at.tier(person)).toBe(2)
  })

  it('who do not agree put it back, and nothing is decided', async () => {
    const person = await at.aFamily()
    await at.send(person, 'identity')
    const paperId = await at.newest(person, 'identity')
    await at.take(vera, paperId)
    await at.decide(vera, paperId, refusal)
    await at.take(viktor, paperId)
    expect((await at.decide(viktor, paperId, { verdict: 'accept' })).status).toBe(422)
    await at.decide(viktor, paperId, { verdict: 'disagree' })
    expect(await at.pageOf(person)).toContain('Being looked at')
    await at.accept(nora, paperId, 'identity')
    expect(await at.tier(person)).toBe(2)
  })

  it('without a second factor are sent to set one up, and without the role find nothing', async () => {
    const weak = await app.signIn(vera.accountId)
    const sent = await app.request('/en/checking', { as: weak })
    expect(sent.status).toBe(303)
    expect(sent.headers.get('location')).toMatch(/^\/en\/account\/second-factor/)
    const person = await at.aFamily()
    expect((await app.request('/en/checking', { as: person.as })).status).toBe(404)
    expect((await app.request('/en/checking')).status).toBe(303)
  })

  it('who were given one disease see the papers of that disease alone', async () => {
    const invited = await at.bring({ ...aMember({ persons: [] }), nickname: 'of-the-society' })
    const limit = (...codes: readonly string[]) =>
      validatorsLimit(app.services, [invited.nickname, ...codes, '--because', 'the organisation asked'])
    expect(await limit('ORPHA:99999999')).toMatchObject({ code: 1 })
    // Before the role is theirs: there is no moment in which they see more.
    expect(await limit('ORPHA:269')).toMatchObject({ code: 0 })
    await app.services.database.begin('identity', nobody, (trx) =>
      sql`insert into people.staff_role (account_id, role, granted_by, at)
        values (${invited.accountId}, 'validator', 'two administrators', ${app.clock.now()})`.execute(trx),
    )
    const only = { ...invited, as: await app.signIn(invited.accountId, { secondFactor: true }) }
    const diseaseId = app.services.vocabulary.current().resolveDisease('ORPHA:269')
    const [mine, other] = [await at.aFamily(), await at.aFamily()]
    await app.services.database.begin('health', { accountId: mine.accountId }, (health) =>
      sql`insert into health.diagnosis (entry, person_id, status, disease_id, provenance, recorded_by, recorded_at)
        values (gen_random_uuid(), ${mine.personId}, 'confirmed', ${diseaseId}, 'self', ${mine.accountId}, now())`.execute(
        health,
      ),
    )
    await at.send(mine, 'medical')
    await at.send(other, 'medical')
    expect((await at.take(only, await at.newest(other, 'medical'))).status).toBe(404)
    expect((await at.take(only, await at.newest(mine, 'medical'))).status).toBe(303)
    await at.accept(only, await at.newest(mine, 'medical'), 'medical')
    await at.accept(vera, await at.newest(other, 'medical'), 'medical')
  })

  it('cannot check a paper they sent themselves, nor one of a person they act for', async () => {
    const both = await at.bring({ ...aMember(), staffRoles: ['validator'] })
    const as = await app.signIn(both.accountId, { secondFactor: true })
    const person = { accountId: both.accountId, personId: both.personIds[0] ?? '', as }
    await at.agree(person, 'self')
    await at.send(person, 'identity')
    const paperId = await at.newest(person, 'identity')
    expect((await at.take({ ...both, as }, paperId)).status).toBe(404)
    await at.accept(vera, paperId, 'identity')
  })

  it('who left a paper lying for an hour hold it no longer', async () => {
    const person = await at.aFamily()
    await at.send(person, 'identity')
    const paperId = await at.newest(person, 'identity')
    await at.take(vera, paperId)
    app.clock.move(hours(2))
    await tendPapers.run({}, app.services)
    vera = { ...vera, as: await app.signIn(vera.accountId, { secondFactor: true }) }
    viktor = { ...viktor, as: await app.signIn(viktor.accountId, { secondFactor: true }) }
    expect((await app.request(`/en/checking/${paperId}`, { as: vera.as })).status).toBe(404)
    await at.accept(viktor, paperId, 'identity')
  })
})
