import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { setTierAsStaff } from '../../../test/tier.ts'
import { endRepresentation, startRepresentation } from '../../people/index.ts'
import { nobody } from '../../platform/db/index.ts'
import { aPublishedCase, publishCases } from '../matching.factory.ts'
import { chooses, type Joined, joined } from './joined.factory.ts'

const falls = 'HP:0002359'
const stairs = 'HP:0003551'
const gowers = 'HP:0003391'
const toes = 'HP:0030051'
const seizures = 'HP:0001250'
const squint = 'HP:0000486'
const duchenne = 'MONDO:0010679'
const becker = 'MONDO:0010311'

let app: TestApp
let behind: pg.Client
let mother: Joined
let luna: Joined
let sol: Joined

beforeAll(async () => {
  app = await testApp()
  behind = new pg.Client(app.superuser)
  await behind.connect()
  mother = await joined(app, {
    member: {
      nickname: 'mother-of-ana',
      role: 'caregiver',
      persons: [
        { relation: 'legal-representative', name: 'Ana' },
        { relation: 'legal-representative', name: 'Her brother' },
      ],
    },
    present: [falls, stairs, gowers],
    diseaseId: duchenne,
  })
  luna = await joined(app, {
    member: { nickname: 'luna', country: 'RO', languages: ['ro'] },
    present: [falls, stairs, gowers, seizures],
    diseaseId: duchenne,
    country: 'RO',
    birthYear: 2014,
  })
  sol = await joined(app, { member: { nickname: 'sol' }, present: [falls, stairs, gowers, toes] })
  await joined(app, {
    member: { nickname: 'not-asked' },
    present: [falls, stairs, gowers],
    agrees: ['membership'],
  })
  await joined(app, { member: { nickname: 'not-checked' }, present: [falls, stairs, gowers], tier: 1 })
  await publishCases(app.services, [aPublishedCase({ present: [falls, stairs, gowers, squint] })])
}, 120_000)
afterAll(async () => {
  await behind.end()
  await app.close()
})

type Answer = {
  readonly members: string
  readonly same: readonly { readonly personId: string; readonly nickname: string }[]
  readonly others: readonly { readonly personId: string; readonly nickname: string }[]
  readonly cases: readonly { readonly caseId: string }[]
  readonly count?: { readonly term: string; readonly band: string }
}

const ask = async (who: Joined, query = '', personId = who.personId): Promise<Answer> => {
  const response = await app.request(`/api/v1/persons/${personId}/like-me${query}`, { as: who.cookie })
  expect(response.status).toBe(200)
  return (await response.json()) as Answer
}
const namesOf = ({ same, others }: Answer): readonly string[] =>
  [...same, ...others].map(({ nickname }) => nickname)
const pageOf = async (who: Joined, query = ''): Promise<string> =>
  (await app.request(`/en/persons/${who.personId}/like-me${query}`, { as: who.cookie })).text()

describe('people like me', () => {
  it('shows members with the same diagnosis and with another or none, each with what is shared', async () => {
    const answer = await ask(mother)
    expect(answer.members).toBe('open')
    expect(answer.same).toMatchObject([{ nickname: 'luna', kinship: 'same', differences: 1 }])
    expect(answer.others).toMatchObject([{ nickname: 'sol', kinship: 'undiagnosed' }])
    const [first] = answer.same as unknown as { reasons: { shared: string[] } }[]
    expect(first?.reasons.shared.toSorted()).toEqual([falls, gowers, stairs].toSorted())
    const html = await pageOf(mother)
    for (const text of ['luna', 'sol', 'People like Ana', 'Published case']) expect(html).toContain(text)
  })

  it('shows nobody who did not agree to be matched, nobody unchecked, and nobody of the own account', async () => {
    expect(namesOf(await ask(mother)).toSorted()).toEqual(['luna', 'sol'])
    const html = await pageOf(mother)
    for (const hidden of ['not-asked', 'not-checked', 'Her brother', `>${mother.nickname}</a>`])
      expect(html).not.toContain(hidden)
  })

  it('never lists what only the other person has: it is theirs to tell', async () => {
    const { others } = await ask(mother)
    expect(JSON.stringify(others)).not.toContain(toes)
    const one = await app.request(`/api/v1/persons/${mother.personId}/like-me/${sol.personId}`, {
      as: mother.cookie,
    })
    expect(await one.text()).not.toContain(toes)
  })

  it('forgets somebody on the next request after they withdrew, though the index still holds them', async () => {
    expect(namesOf(await ask(mother))).toContain('sol')
    await chooses(app, sol, 'be-matched', 'withdraw')
    expect(app.services.matching.member(sol.personId)).toBeDefined()
    expect(namesOf(await ask(mother))).not.toContain('sol')
    expect(await pageOf(mother)).not.toContain('sol<')
    const profile = await app.request(`/en/persons/${mother.personId}/like-me/${sol.personId}`, {
      as: mother.cookie,
    })
    expect(profile.status).toBe(303)
    expect(profile.headers.get('location')).toBe(`/en/persons/${mother.personId}/like-me?gone=1`)
    await chooses(app, sol, 'be-matched')
    expect(namesOf(await ask(mother))).toContain('sol')
  })

  it('forgets at once who lost the tier, and whose account was blocked', async () => {
    await setTierAsStaff(app.services, luna.personId, 1)
    expect(namesOf(await ask(mother))).not.toContain('luna')
    await setTierAsStaff(app.services, luna.personId, 3)
    expect(namesOf(await ask(mother))).toContain('luna')
    await behind.query(
      `insert into people.account_block (account_id, reason, at) values ($1, 'a test', $2)`,
      [luna.accountId, app.clock.now()],
    )
    expect(namesOf(await ask(mother))).not.toContain('luna')
    await behind.query('update people.account_block set ended_at = $1', [app.clock.now()])
    expect(namesOf(await ask(mother))).toContain('luna')
  })

  it('never matches a family with itself, also where another account stands to both', async () => {
    const relation = { accountId: luna.accountId, personId: mother.personId, now: app.clock.now() }
    await app.services.database.begin('identity', nobody, (trx) =>
      startRepresentation(trx, { ...relation, relation: 'second-relative' }),
    )
    expect(namesOf(await ask(mother))).not.toContain('luna')
    await app.services.database.begin('identity', nobody, (trx) =>
      endRepresentation(trx, { ...relation, because: 'a test' }),
    )
    expect(namesOf(await ask(mother))).toContain('luna')
  })

  it('narrows to a country, a language, an age group, a role and who has a diagnosis', async () => {
    for (const [query, names] of [
      ['?country=RO', ['luna']],
      ['?language=ro', ['luna']],
      ['?age=12-17', ['luna']],
      ['?role=patient', ['luna', 'sol']],
      ['?role=caregiver', []],
      ['?diagnosis=without', ['sol']],
      ['?country=&language=&age=&role=&diagnosis=', ['luna', 'sol']],
    ] as const) {
      expect(namesOf(await ask(mother, query)).toSorted(), query).toEqual(names)
    }
    expect(await pageOf(mother, '?role=caregiver')).toContain('Nobody fits all of what you chose')
  })

  it('never tells an age more precisely than a band, nor when somebody was born', async () => {
    const url = `/persons/${mother.personId}/like-me/${luna.personId}`
    const html = await (await app.request(`/en${url}`, { as: mother.cookie })).text()
    expect(html).toContain('12 to 17 years')
    expect(html).not.toContain('2014')
    expect(await (await app.request(`/api/v1${url}`, { as: mother.cookie })).text()).not.toContain('2014')
  })

  it('says honestly that nobody is close enough, how seldom such matches were right, and what happens next', async () => {
    const alone = await joined(app, { member: { nickname: 'alone' }, present: [squint] })
    expect(namesOf(await ask(alone))).toEqual([])
    const html = await pageOf(alone)
    expect(html).toContain('Nobody close enough yet')
    expect(html).toContain('fewer than one in ten matches that share so little had the same diagnosis')
  })

  it('keeps literature apart: in its own list, and in no number of members', async () => {
    const answer = await ask(mother)
    expect(answer.cases.map(({ caseId }) => caseId)).toEqual(['PPS:PMID_1_example'])
    expect(namesOf(answer)).toHaveLength(2)
    const counted = await behind.query<{ n: number }>('select count(*)::int as n from people.person')
    expect(counted.rows[0]?.n).toBeGreaterThan(0)
    expect(app.services.matching.size().cases).toBe(1)
    expect(app.services.matching.member('PPS:PMID_1_example')).toBeUndefined()
  })

  it('draws everybody as a link that can be walked to and is told in words, and again as a table', async () => {
    const html = await pageOf(mother)
    const nodes = [...html.matchAll(/<a class="people-map__node" href="([^"]+)"[^>]* aria-label="([^"]+)"/g)]
    expect(nodes.map(([, href]) => href)).toEqual([
      `/en/persons/${mother.personId}/like-me/${luna.personId}`,
      `/en/persons/${mother.personId}/like-me/${sol.personId}`,
      '/en/cases/PPS%3APMID_1_example',
    ])
    expect(nodes.map(([, , name]) => name?.split(',')[0])).toEqual([
      '1: luna',
      '2: sol',
      'A: Published case: A boy',
    ])
    expect(html).toContain('id="map-table-caption"')
    expect(html).not.toMatch(/ style="/)
  })

  it.each(['es', 'ro'])('speaks %s', async (locale) => {
    const response = await app.request(`/${locale}/persons/${mother.personId}/like-me`, { as: mother.cookie })
    expect(response.status).toBe(200)
    expect(await response.text()).toContain(locale === 'es' ? 'Personas como Ana' : 'Oameni ca Ana')
  })
})

describe('before members open', () => {
  it('compares nothing before membership was agreed to', async () => {
    const draft = await joined(app, {
      member: { nickname: 'draft' },
      present: [falls, stairs, gowers],
      agrees: [],
    })
    const answer = await ask(draft)
    expect(answer).toMatchObject({ members: 'agreement', same: [], others: [], cases: [] })
    expect(await pageOf(draft)).toContain('One step is left')
  })

  it('shows a registered person published cases and one band, and no member anywhere', async () => {
    const fresh = await joined(app, {
      member: { nickname: 'fresh' },
      present: [falls, stairs, gowers],
      tier: 1,
      diseaseId: becker,
    })
    const answer = await ask(fresh)
    expect(answer).toMatchObject({
      members: 'tier',
      same: [],
      others: [],
      count: { term: falls, band: 'fewer' },
    })
    expect(answer.cases).toHaveLength(1)
    const html = await pageOf(fresh)
    for (const hidden of ['luna', '>sol<', luna.personId, sol.personId]) expect(html).not.toContain(hidden)
    expect(html).toContain('fewer than 11 members')
    const profile = await app.request(`/en/persons/${fresh.personId}/like-me/${luna.personId}`, {
      as: fresh.cookie,
    })
    expect(profile.status).toBe(404)
  })

  it('tells the band of the own symptoms only: another symptom cannot be asked for', async () => {
    expect((await ask(mother, `?symptom=${seizures}`)).count?.term).toBe(falls)
    expect((await ask(mother, `?symptom=${gowers}`)).count?.term).toBe(gowers)
  })

  it('shows members only to those who can be found themselves', async () => {
    const hidden = await joined(app, {
      member: { nickname: 'hidden' },
      present: [falls, stairs, gowers],
      agrees: ['membership'],
    })
    expect(await ask(hidden)).toMatchObject({ members: 'consent', same: [], others: [] })
  })
})

describe('a published case', () => {
  it('is open to everybody, marked as literature, with its paper, source and licence', async () => {
    const response = await app.request('/en/cases/PPS:PMID_1_example')
    expect(response.status).toBe(200)
    const html = await response.text()
    for (const text of ['Published case', 'pubmed.ncbi.nlm.nih.gov/1/', 'Phenopacket Store', 'BSD-3-Clause'])
      expect(html).toContain(text)
  })

  it('that nobody knows is absent', async () => {
    expect((await app.request('/en/cases/PPS:nobody')).status).toBe(303)
    expect((await app.request('/en/cases/PPS:nobody', { as: mother.cookie })).status).toBe(404)
  })
})
