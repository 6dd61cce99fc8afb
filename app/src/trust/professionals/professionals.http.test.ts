import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { aMember, type FictionalMember } from '../../people/index.ts'
import { days } from '../../platform/clock/index.ts'
import { tendPapers } from '../destroying/tend-papers.job.ts'
import { type Checker, type Papers, papersIn } from '../papers-in.factory.ts'

let app: TestApp
let at: Papers
let vera: Checker
let viktor: Checker
beforeAll(async () => {
  app = await testApp({ env: { DEMO: '0' } })
  at = await papersIn(app)
  vera = await at.aValidator()
  viktor = await at.aValidator()
})
afterAll(() => app.close())

type Professional = { readonly accountId: string; readonly email: string; readonly as: string }

const bring = async (wish: Partial<FictionalMember>): Promise<Professional> => {
  const made = await at.bring(aMember({ persons: [], checked: false, ...wish }))
  return { ...made, as: await app.signIn(made.accountId, { secondFactor: true }) }
}
const details = {
  name: 'Inés Robles',
  organisation: 'Hospital de la Ribera',
  position: 'Neurologist',
  orcid: 'https://orcid.org/0000-0002-1825-0097',
  licence: '',
  email: 'ines.robles@ribera.example',
}
const post = ({ as }: Professional, path: string, form: Record<string, string>) =>
  app.request(`/en/professional${path}`, { as, form })
const pageOf = async ({ as }: Professional): Promise<string> =>
  (await app.request('/en/professional', { as })).text()
const linkTo = async (address: string): Promise<string> => {
  const mail = (await app.mails()).find(({ to }) => to === address)
  return /professional\/address\?token=(\S+)/.exec(mail?.text ?? '')?.[1] ?? ''
}
const sendLetter = ({ as }: Professional) =>
  app.request('/en/professional/letter', {
    as,
    files: [{ field: 'pages', name: 'letter.jpg', bytes: at.photo }],
  })
const letterOf = async (who: Professional): Promise<string> =>
  /professional\/letters\/([0-9a-f-]{36})/.exec(await pageOf(who))?.[1] ?? ''
const untilLetterSent = async (who: Professional, email: string, given = details): Promise<string> => {
  expect((await post(who, '', { ...given, email })).status).toBe(303)
  await post(who, '/address', { token: await linkTo(email) })
  expect((await sendLetter(who)).headers.get('location')).toContain('done=sent')
  return letterOf(who)
}
const diseases = (who: Professional) => app.request('/en/professionals/diseases', { as: who.as })

describe('a clinician', () => {
  it('carries the label and may act as one only once address and letter were checked, and for a year', async () => {
    const ines = await bring({ role: 'clinician' })
    expect((await diseases(ines)).status).toBe(404)
    const letter = await untilLetterSent(ines, 'one@ribera.example')
    expect((await diseases(ines)).status).toBe(404)
    await at.take(vera, letter)
    const seen = await (await app.request(`/en/checking/${letter}`, { as: vera.as })).text()
    for (const words of ['Inés Robles', 'Hospital de la Ribera', '0000-0002-1825-0097', 'one@ribera.example'])
      expect(seen).toContain(words)
    await at.accept(vera, letter, 'letter')
    expect(await pageOf(ines)).toContain('Clinician, checked: Neurologist, Hospital de la Ribera')
    expect((await diseases(ines)).status).toBe(200)
    app.clock.move(days(340))
    await tendPapers.run({}, app.services)
    await tendPapers.run({}, app.services)
    const reminders = (await app.mails()).filter(
      ({ to, subject }) => to === ines.email && /yearly/.test(subject),
    )
    expect(reminders).toHaveLength(1)
    const later = { ...ines, as: await app.signIn(ines.accountId, { secondFactor: true }) }
    expect((await diseases(later)).status).toBe(200)
    expect(await pageOf(later)).toContain('Save, and send the link')
    app.clock.move(days(26))
    const lapsed = { ...ines, as: await app.signIn(ines.accountId, { secondFactor: true }) }
    expect((await diseases(lapsed)).status).toBe(404)
    expect(await pageOf(lapsed)).toContain('Not checked, or not within the last year')
    vera = { ...vera, as: await app.signIn(vera.accountId, { secondFactor: true }) }
    viktor = { ...viktor, as: await app.signIn(viktor.accountId, { secondFactor: true }) }
  })

  it.each([
    ['an ORCID with one wrong digit', { orcid: '0000-0002-1825-0079' }, 'This ORCID has a wrong sign in it.'],
    ['neither ORCID nor licence', { orcid: '' }, 'Give your ORCID or your licence number.'],
    ['a mailbox anybody can open', { email: 'ines@Gmail.com' }, 'Anybody can open a mailbox there.'],
  ])('who gives %s is told the next step, and keeps what was typed', async (_, wrong, words) => {
    const who = await bring({ role: 'clinician' })
    const answer = await post(who, '', { ...details, ...wrong })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain(words)
    expect(page).toContain('Hospital de la Ribera')
    expect(await pageOf(who)).toContain('Save, and send the link')
  })

  it('cannot send the letter before the institution’s address is confirmed, by the newest link and the same account', async () => {
    const who = await bring({ role: 'clinician' })
    const other = await bring({ role: 'clinician' })
    await post(who, '', { ...details, email: 'old@ribera.example' })
    const old = await linkTo('old@ribera.example')
    await post(who, '', { ...details, email: 'new@ribera.example' })
    const newest = await linkTo('new@ribera.example')
    expect(newest).not.toBe('')
    expect((await post(who, '/address', { token: old })).status).toBe(422)
    expect((await post(other, '/address', { token: newest })).status).toBe(422)
    expect((await sendLetter(who)).status).toBe(422)
    expect((await post(who, '/address', { token: newest })).status).toBe(303)
    expect((await sendLetter(who)).status).toBe(303)
  })

  it('whose letter is refused by two reads why, and a third looks on appeal', async () => {
    const who = await bring({ role: 'clinician' })
    const letter = await untilLetterSent(who, 'two@ribera.example')
    await at.take(vera, letter)
    await at.decide(vera, letter, {
      verdict: 'refuse',
      reason: 'other-name',
      words: 'It names somebody else.',
    })
    expect(await pageOf(who)).not.toContain('It names somebody else.')
    await at.take(viktor, letter)
    await at.decide(viktor, letter, { verdict: 'refuse' })
    expect(await pageOf(who)).toContain('It names somebody else.')
    await post(who, `/letters/${letter}/appeal`, { words: 'It is my name from before.' })
    expect((await at.take(vera, letter)).status).toBe(404)
    const third = await at.aValidator()
    await at.accept(third, letter, 'letter')
    expect(await pageOf(who)).toContain('Clinician, checked')
  })
})

describe('an advocate', () => {
  it('needs the letter of their organisation and no number', async () => {
    const who = await bring({ role: 'advocate' })
    const letter = await untilLetterSent(who, 'board@fshd.example', {
      ...details,
      orcid: '',
      position: 'Board',
    })
    await at.accept(vera, letter, 'letter')
    expect(await pageOf(who)).toContain('Patient advocate, checked: Board, Hospital de la Ribera')
  })
})

describe('what a professional gave', () => {
  it('is absent for families, visitors and every validator who has not taken the letter', async () => {
    const family = await at.aFamily()
    expect((await app.request('/en/professional', { as: family.as })).status).toBe(404)
    expect((await app.request('/en/professional')).status).toBe(303)
    const who = await bring({ role: 'researcher' })
    const letter = await untilLetterSent(who, 'lab@ribera.example')
    expect((await app.request(`/en/checking/${letter}`, { as: vera.as })).status).toBe(404)
    const other = await bring({ role: 'researcher' })
    expect((await post(other, `/letters/${letter}/withdraw`, {})).status).toBe(404)
    expect((await post(who, `/letters/${letter}/withdraw`, {})).status).toBe(303)
    expect((await at.take(vera, letter)).status).toBe(404)
  })
})
