import { describe, expect, inject, it } from 'vitest'
import { signInAs } from './places.ts'
import { firstMatch, linksIn, type PlainBrowser, plainBrowser } from './plain-browser.ts'
import type {} from './server.setup.ts'

const origin = inject('demoUrl')

const everybody = async (): Promise<readonly string[]> => {
  const { text } = await plainBrowser(origin).get('/en/dev/people')
  return [...text.matchAll(/<h[23][^>]*class="card__title"[^>]*>\s*(?:<[^>]+>)?([^<]+)</g)].map(
    ([, name = '']) => name.trim(),
  )
}

/** The person on somebody's landing page. */
const personOf = async (browser: PlainBrowser): Promise<string> => {
  const { text } = await browser.get('/en/home')
  return firstMatch(text, /\/en\/persons\/([0-9a-f-]{36})\//)
}

const statusOf = async (browser: PlainBrowser, path: string): Promise<number> =>
  (await browser.get(path)).status

describe('the people of the demo', () => {
  it('are all there, and each lands on a page of their own', async () => {
    const names = await everybody()
    expect(names).toContain('luz-de-abril')
    expect(names.length).toBeGreaterThanOrEqual(8)
    for (const name of names) {
      const browser = await signInAs(origin, name)
      const { status, text } = await browser.get('/en/home')
      expect(status, name).toBe(200)
      expect(text, name).toContain(name)
    }
  })

  it('a mother sees members and published cases like her child, told apart, on a map that is alive', async () => {
    const browser = await signInAs(origin, 'luz-de-abril')
    const personId = await personOf(browser)
    const { text } = await browser.get(`/en/persons/${personId}/like-me`)
    const members = text.match(/class="card match"/g) ?? []
    const cases = text.match(/class="card match match--case"/g) ?? []
    const nodes = text.match(/class="people-map__node"/g) ?? []
    expect(members.length).toBeGreaterThan(4)
    expect(cases.length).toBeGreaterThan(0)
    expect(nodes.length).toBe(members.length + cases.length)
  })

  it('a second relative reads everything of the child and changes nothing', async () => {
    const father = await signInAs(origin, 'david-dad')
    const personId = await personOf(father)
    const relative = await signInAs(origin, 'david-gran')
    expect(await personOf(relative)).toBe(personId)
    const base = `/en/persons/${personId}`
    const list = await relative.get(`${base}/symptoms`)
    expect(list.status).toBe(200)
    expect(list.text).not.toMatch(/<form[^>]*action="[^"]*\/symptoms/)
    expect(linksIn(list.text).filter((href) => /\/symptoms\/[0-9a-f-]{36}$/.test(href))).toEqual([])
    const refused = await relative.post(`${base}/symptoms`, {
      words: 'written by the second relative',
      hpoId: 'HP:0002015',
      presence: 'present',
    })
    expect(refused.status).toBe(404)
    expect((await relative.post(`${base}/about`, { name: 'Somebody else', sex: 'male' })).status).toBe(404)
    expect((await father.get(`${base}/symptoms`)).text).not.toContain('written by the second relative')
    expect((await father.get(`${base}/about`)).text).toContain('David')
  })

  it.each(['dr-ines', 'researcher-tom', 'staff-vera', 'staff-milo', 'staff-sana', 'voice-of-the-few'])(
    '%s sees no member: neither a page of one nor a way to one',
    async (name) => {
      const mother = await signInAs(origin, 'luz-de-abril')
      const personId = await personOf(mother)
      const likeMe = await mother.get(`/en/persons/${personId}/like-me`)
      const member = firstMatch(likeMe.text, /\/like-me\/([0-9a-f-]{36})"/)
      const browser = await signInAs(origin, name)
      const home = await browser.get('/en/home')
      expect(linksIn(home.text).filter((href) => /\/persons\/[0-9a-f-]{36}/.test(href))).toEqual([])
      for (const path of [
        'like-me',
        `like-me/${member}`,
        'symptoms',
        'doctor-sheet',
        'doctor-sheet.pdf',
        'about',
        'choices',
      ]) {
        expect(await statusOf(browser, `/en/persons/${personId}/${path}`), path).toBe(404)
        expect(await statusOf(browser, `/en/persons/${member}/${path}`), path).toBe(404)
      }
    },
  )

  it('a member opens no page of another member’s own', async () => {
    const mother = await signInAs(origin, 'luz-de-abril')
    const other = await signInAs(origin, 'pas-cu-pas')
    const personId = await personOf(mother)
    for (const path of [
      'symptoms',
      'doctor-sheet',
      'about',
      'choices',
      'like-me',
      'diagnoses',
      'agreement',
    ]) {
      expect(await statusOf(other, `/en/persons/${personId}/${path}`), path).toBe(404)
    }
  })
})
