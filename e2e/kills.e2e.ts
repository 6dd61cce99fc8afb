import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MailServer, startMailServer } from './mailbox.ts'
import { aMother, password } from './mother.ts'
import { plainBrowser } from './plain-browser.ts'
import { join, type Member } from './plain-joining.ts'
import { aDataDir, freePort, type Platform, postmasterOf, removeDataDir, startPlatform } from './platform.ts'

/** `npm run drills` runs the full figure; the quick version shows that the drill itself works. */
const full = process.env.DRILLS === '1'
const rounds = full ? 100 : 3
const writesARound = full ? 1000 : 5
const registering = full ? 2 : 1
const writing = full ? 8 : 3
/** Any fixed number: a failed drill is run again with the same moments. */
const seed = 20261122

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
const randomFrom = (start: number): (() => number) => {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Said = { readonly member: Member; readonly words: string }

/** Each yes that reached a person: nothing of it may ever be lost again. */
const acknowledgements = () => {
  const said: Said[] = []
  const accounts: Member[] = []
  let waiting: { readonly count: number; readonly go: () => void } | undefined
  return {
    said,
    accounts,
    note: (one: Said): void => {
      said.push(one)
      if (waiting !== undefined && said.length >= waiting.count) waiting.go()
    },
    reaching: (count: number): Promise<void> =>
      new Promise((go) => {
        waiting = { count, go }
      }),
  }
}

type Acknowledged = ReturnType<typeof acknowledgements>

/** Terms of the starter vocabulary; each write says one of them again in new words. */
const terms = ['HP:0002359', 'HP:0003551', 'HP:0012378', 'HP:0001324', 'HP:0001250']

const isGone = (error: unknown): boolean => error instanceof TypeError

/** Writes one after the other until the server is gone. */
const write = async (member: Member, name: string, done: Acknowledged): Promise<void> => {
  for (let n = 0; ; n += 1) {
    const words = `${name} wrote ${n}`
    try {
      const path = `/en/persons/${member.personId}/symptoms`
      const answer = await member.browser.post(path, {
        words,
        hpoId: terms[n % terms.length] ?? '',
        presence: 'present',
      })
      if (answer.path.includes('added=')) done.note({ member, words })
      else if (answer.status < 500)
        throw new Error(`${path} answers ${answer.status}: ${answer.text.slice(0, 500)}`)
      else return
    } catch (error) {
      if (isGone(error)) return
      throw error
    }
  }
}

const register = async (origin: string, mails: MailServer, done: Acknowledged): Promise<void> => {
  for (;;) {
    try {
      done.accounts.push(await join(origin, mails, aMother('kill')))
    } catch {
      // Killed on the way: what counts is what was answered before.
      return
    }
  }
}

/** Every word ever acknowledged: in the list or, superseded, in the history. */
const wordsKept = async (origin: string, member: Member): Promise<string> => {
  const browser = plainBrowser(origin)
  const { path } = await browser.post('/en/sign-in', { email: member.mother.email, password, next: '' })
  if (path !== '/en/home') throw new Error(`${member.mother.email} cannot sign in any more: ${path}`)
  const base = `/en/persons/${member.personId}/symptoms`
  const { text } = await browser.get(base)
  const histories = [...text.matchAll(/\/symptoms\/([0-9a-f-]{36})\/history/g)].map(([, entry]) => entry)
  const pages = [text]
  for (const entry of histories) pages.push((await browser.get(`${base}/${entry}/history`)).text)
  return pages.join('\n')
}

const killAll = async (platform: Platform, withDatabase: boolean): Promise<void> => {
  const postmaster = postmasterOf(platform.dataDir)
  platform.signal('SIGKILL')
  if (withDatabase && postmaster !== undefined) process.kill(postmaster, 'SIGKILL')
  await platform.ended
}

describe('kill -9 while people register and write', () => {
  const dataDir = aDataDir()
  let mails: MailServer
  let platform: Platform | undefined
  beforeAll(async () => {
    mails = await startMailServer()
  })
  afterAll(async () => {
    await platform?.stop()
    await mails?.stop()
    removeDataDir(dataDir)
  })

  it(`loses nothing that was acknowledged, over ${rounds} rounds, and starts again by itself`, async () => {
    const random = randomFrom(seed)
    const port = await freePort()
    const start = () => startPlatform({ dataDir, port, env: { DEMO: '0', SMTP_URL: mails.url } })
    platform = await start()
    const { url } = platform
    const done = acknowledgements()
    const writers = await Promise.all(
      Array.from({ length: writing }, () => join(url, mails, aMother('kill'))),
    )
    for (let round = 0; round < rounds; round += 1) {
      // The moment is counted in answers, not in time: a slow machine is killed as deep in its work as a quick one.
      const enough = done.reaching(done.said.length + writesARound + Math.floor(random() * 40))
      const work = [
        ...writers.map((member, n) => write(member, `round ${round} writer ${n}`, done)),
        ...Array.from({ length: registering }, () => register(url, mails, done)),
      ]
      await enough
      await killAll(platform, round % 2 === 1)
      await Promise.all(work)
      platform = await start()
    }
    const kept = new Map<Member, string>()
    for (const member of [...writers, ...done.accounts])
      kept.set(member, await wordsKept(platform.url, member))
    const lost = done.said.filter(({ member, words }) => !kept.get(member)?.includes(`“${words}”`))
    expect(lost.map(({ words }) => words)).toEqual([])
    expect(done.said.length).toBeGreaterThanOrEqual(rounds * writesARound)
  }, 3_600_000)
})
