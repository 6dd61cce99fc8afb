import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { currentText } from '../../consent/index.ts'
import { aMember } from '../../people/index.ts'
import { canTypeset } from '../../platform/typeset/index.ts'
import { type Papers, papersIn, type Sender } from '../papers-in.factory.ts'

let app: TestApp
let at: Papers
beforeAll(async () => {
  app = await testApp({ env: { DEMO: '0' } })
  at = await papersIn(app)
})
afterAll(() => app.close())

const path = ({ personId }: Sender): string => `/en/persons/${personId}/signature`
const sign = (person: Sender, name: string) => app.request(path(person), { as: person.as, form: { name } })

describe('a signed agreement', () => {
  it('names who signed, when, and the version and exact hash of the text that was read', async () => {
    const person = await at.aFamily('legal-representative')
    expect(await at.pageOf(person)).toContain('Agreed, not signed yet')
    expect((await sign(person, 'Ana Pop')).status).toBe(303)
    const page = await (await app.request(path(person), { as: person.as })).text()
    expect(page).toContain('Ana Pop')
    expect(page).toContain('22 November 2026')
    expect(page).toContain(currentText('membership', 'en').sha256)
  })

  it.skipIf(!canTypeset())('can be kept as a tagged PDF, always as an attachment', async () => {
    const person = await at.aFamily()
    await sign(person, 'Ștefania #panic("x") Țîru')
    const answer = await app.request(`${path(person)}.pdf`, { as: person.as })
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="membership.pdf"')
    const pdf = Buffer.from(await answer.arrayBuffer()).toString('latin1')
    expect(pdf.startsWith('%PDF-')).toBe(true)
    expect(pdf).toContain('/MarkInfo')
  })

  it('is announced by a mail that leads to it and carries neither the copy nor the name', async () => {
    const person = await at.aFamily()
    await sign(person, 'Mara Ionescu')
    const mail = (await app.mails()).find(({ text }) => text.includes(path(person)))
    expect(mail?.subject).toBe('Share4Rare: your signed copy')
    expect(mail?.text).not.toContain('Ionescu')
  })

  it('needs the agreement first, and a name', async () => {
    const made = await at.bring(aMember())
    const person = {
      accountId: made.accountId,
      personId: made.personIds[0] ?? '',
      as: await app.signIn(made.accountId),
    }
    expect((await sign(person, 'Mara Ionescu')).status).toBe(422)
    expect((await sign(await at.aFamily(), ' ')).status).toBe(422)
  })

  it('is absent for anybody else, and cannot be rewritten by any role the application speaks as', async () => {
    const person = await at.aFamily()
    await sign(person, 'Mara Ionescu')
    const stranger = await at.aFamily()
    expect((await app.request(path(person), { as: stranger.as })).status).toBe(404)
    for (const statement of ['update trust.signature set at = at', 'delete from trust.signature'])
      await expect(
        app.services.database.begin('identity', { accountId: person.accountId }, (trx) =>
          sql.raw(statement).execute(trx),
        ),
      ).rejects.toThrow('permission denied')
  })

  it('shows its name to the validator of an identity document, who holds the two side by side', async () => {
    const person = await at.aFamily()
    await sign(person, 'Mara Ionescu')
    await at.send(person, 'identity')
    const paperId = await at.newest(person, 'identity')
    const vera = await at.aValidator()
    await at.take(vera, paperId)
    const page = await app.request(`/en/checking/${paperId}`, { as: vera.as })
    expect(await page.text()).toContain('Mara Ionescu')
  })
})
