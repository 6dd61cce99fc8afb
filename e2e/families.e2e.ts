import { describe, expect, inject, it } from 'vitest'
import { demoMailbox } from './mailbox.ts'
import { aMother } from './mother.ts'
import { signInAs } from './places.ts'
import { firstMatch, type PlainBrowser } from './plain-browser.ts'
import { join } from './plain-joining.ts'
import { setUpApp } from './second-factor.ts'
import type {} from './server.setup.ts'

const origin = inject('demoUrl')
const mailbox = demoMailbox(origin)

const firstPersonOf = async (browser: PlainBrowser): Promise<string> =>
  firstMatch((await browser.get('/en/home')).text, /\/en\/persons\/([0-9a-f-]{36})\//)

describe('a family, by forms alone', () => {
  it('invites a relative by mail, who joins with the code, reads everything and changes nothing, and leaves again', async () => {
    const mother = await join(origin, mailbox, aMother('family'))
    const father = await join(origin, mailbox, aMother('relative'))
    const page = `/en/persons/${mother.personId}/representation`
    const invited = await mother.browser.post(`/en/persons/${mother.personId}/invitations`, {
      email: father.mother.email,
      relation: 'second-relative',
      language: 'en',
    })
    expect(invited.text).toContain('The invitation is on its way')
    expect(invited.text).toContain(father.mother.email)
    const link = await mailbox.link(father.mother.email, /\/join\?/)
    const shown = await father.browser.get(link)
    expect(shown.text).not.toContain(mother.mother.child)
    await setUpApp(father.browser)
    const joined = await father.browser.post('/en/join', { code: firstMatch(link, /code=(.+)$/) })
    expect(joined.text).toContain('You have joined')
    expect(joined.text).toContain(mother.mother.child)
    expect(joined.text).not.toContain('Invite somebody')
    const refused = await father.browser.post(`/en/persons/${mother.personId}/choices`, {
      purpose: 'keep-draft',
      choice: 'withdraw',
    })
    expect(refused.status).toBe(404)
    await father.browser.post(`${page}/leave`, {})
    expect((await father.browser.get(page)).status).toBe(404)
    expect((await mother.browser.get(page)).text).toContain('gave up their access')
  })

  it('shows a teenager’s mother in time what happens, with a code to print that is shown once', async () => {
    const mother = await signInAs(origin, 'ines-mother')
    const page = `/en/persons/${await firstPersonOf(mother)}/representation`
    expect((await mother.get(page)).text).toContain('This person comes of age on')
    const letter = await mother.post(`${page}/letter`, {})
    const code = firstMatch(letter.text, /([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})/)
    const after = (await mother.get(page)).text
    expect(after).toContain('A code on paper was made')
    expect(after).not.toContain(code)
  })

  it('tells both parents who disagree that the stricter choice counts, and staff that they do', async () => {
    for (const parent of ['iris-mum', 'iris-dad']) {
      const browser = await signInAs(origin, parent)
      const { text } = await browser.get(`/en/persons/${await firstPersonOf(browser)}/choices`)
      expect(text, parent).toContain('You and another legal representative do not agree')
    }
    const staff = await signInAs(origin, 'staff-vera')
    expect((await staff.get('/en/staff/families')).text).toContain('Two representatives disagree')
  })

  it('is spoken to gently after a death, and decides in its own time', async () => {
    const parents = await signInAs(origin, 'lena-parents')
    const page = `/en/persons/${await firstPersonOf(parents)}/bereavement`
    expect((await parents.get('/en/home')).text).toContain('In memory of Lena')
    expect((await parents.get(page)).text).toContain('Nothing has been decided')
    const kept = await parents.post(`${page}/choice`, { choice: 'keep' })
    expect(kept.text).toContain('Your decision is saved')
  })
})
