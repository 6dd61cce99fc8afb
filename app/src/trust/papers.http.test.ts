import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { aMember, startRepresentation } from '../people/index.ts'
import { nobody } from '../platform/db/index.ts'
import { aPdf } from '../platform/uploads/uploads.factory.ts'
import { type Papers, papersIn } from './papers-in.factory.ts'

let app: TestApp
let at: Papers
beforeAll(async () => {
  app = await testApp({ env: { DEMO: '0' } })
  at = await papersIn(app)
})
afterAll(() => app.close())

describe('a family', () => {
  it('sends a paper by a plain form, sees where it stands and by when it hears, and can take it back', async () => {
    const person = await at.aFamily()
    expect(await at.pageOf(person)).toContain('Not sent yet')
    const sent = await at.send(person, 'identity')
    expect(sent.headers.get('location')).toBe(`${at.papers(person)}?done=sent`)
    const page = await at.pageOf(person)
    expect(page).toContain('Being looked at')
    expect(page).toContain('You hear from us by 25 November 2026.')
    const back = await app.request(`${at.papers(person)}/${await at.newest(person, 'identity')}/withdraw`, {
      as: person.as,
      form: {},
    })
    expect(back.status).toBe(303)
    expect(await at.pageOf(person)).toContain('Taken back')
  })

  it.each([
    ['a scan of 40 pages', () => aPdf({ pages: 40 }), 'These are 40 pages; we read up to 20.'],
    ['something that is no picture', () => Buffer.from('hello'), 'We cannot read this kind of file.'],
    ['a locked PDF', () => aPdf({ locked: true }), 'This PDF is behind a password'],
  ])('who sends %s is told the next step, and nothing is kept', async (_, make, words) => {
    const person = await at.aFamily()
    const before = (await app.services.files.list()).length
    const answer = await at.send(person, 'medical', make())
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(words)
    expect((await app.services.files.list()).length).toBe(before)
    expect(await at.pageOf(person)).not.toContain('Being looked at')
  })

  it('who sends nothing, or too much at once, is told so', async () => {
    const person = await at.aFamily()
    const nothing = await app.request(`${at.papers(person)}/identity`, { as: person.as, files: [] })
    expect(await nothing.text()).toContain('Choose at least one photo or file.')
    const much = await at.send(person, 'identity', Buffer.alloc(17 * 1024 * 1024))
    expect(much.status).toBe(422)
    expect(await much.text()).toContain('Together this is more than 15 MB.')
  })

  it('without the agreement of membership is led to it first', async () => {
    const made = await at.bring(aMember())
    const person = {
      accountId: made.accountId,
      personId: made.personIds[0] ?? '',
      as: await app.signIn(made.accountId),
    }
    expect((await at.send(person, 'identity')).status).toBe(422)
    expect(await at.pageOf(person)).toContain('First say yes to membership')
  })

  it('meets a full disk as a sentence, with nothing half-kept', async () => {
    const full = await testApp({
      env: { DEMO: '0' },
      change: (services) => ({
        ...services,
        files: { ...services.files, put: async () => ({ ok: false, problem: { code: 'disk-full' } }) },
      }),
    })
    try {
      const there = await papersIn(full)
      const person = await there.aFamily()
      const answer = await there.send(person, 'identity')
      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain('We have no room to keep this just now.')
      expect(await there.pageOf(person)).not.toContain('Being looked at')
    } finally {
      await full.close()
    }
  })

  it('alone may send: a second relative looks, a stranger finds nothing, a visitor is asked to sign in', async () => {
    const person = await at.aFamily('legal-representative')
    const aunt = await at.bring(aMember({ persons: [] }))
    await app.services.database.begin('identity', nobody, (trx) =>
      startRepresentation(trx, {
        accountId: aunt.accountId,
        personId: person.personId,
        relation: 'second-relative',
        now: app.clock.now(),
      }),
    )
    const auntAs = await app.signIn(aunt.accountId, { secondFactor: true })
    expect((await app.request(at.papers(person), { as: auntAs })).status).toBe(200)
    expect((await at.send({ ...person, as: auntAs }, 'identity')).status).toBe(404)
    const stranger = await at.aFamily()
    expect((await at.send({ ...person, as: stranger.as }, 'identity')).status).toBe(404)
    const visitor = await at.send({ ...person, as: '' }, 'identity')
    expect(visitor.headers.get('location')).toContain('/sign-in')
  })
})
