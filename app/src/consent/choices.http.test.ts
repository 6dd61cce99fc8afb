import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { aCarer, bringIn } from '../people/index.ts'
import { nobody } from '../platform/db/index.ts'

let app: TestApp
let cookie: string
let personId: string
beforeAll(async () => {
  app = await testApp()
  const made = await app.services.database.begin('identity', nobody, (trx) =>
    bringIn(trx, app.services, aCarer({ of: 'Noa' })),
  )
  cookie = await app.signIn(made.accountId)
  personId = made.personIds[0] ?? ''
})
afterAll(() => app.close())

it.each([
  ['en', 'Your choice is saved'],
  ['es', 'Su decisión está guardada'],
  ['ro', 'Alegerea este salvată'],
])(
  'a choice given or taken back is said to be saved on the next page, read out, in %s',
  async (locale, saved) => {
    const page = `/${locale}/persons/${personId}/choices`
    expect(await (await app.request(page, { as: cookie })).text()).not.toContain('role="status"')
    for (const choice of ['give', 'withdraw']) {
      const form = { purpose: 'be-matched', choice }
      const answer = await app.request(page, { as: cookie, form, method: 'POST' })
      expect(answer.status).toBe(303)
      const next = await app.request(answer.headers.get('location') ?? '', { as: cookie })
      expect(await next.text()).toMatch(new RegExp(`role="status"[\\s\\S]*${saved}`))
    }
  },
)
