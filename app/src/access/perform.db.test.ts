import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Bare, bare } from '../../test/bare.ts'
import { minutes } from '../platform/clock/index.ts'
import { ok, refuse } from '../platform/result/index.ts'
import {
  type Actor,
  allow,
  anyone,
  type Call,
  type Client,
  deny,
  type Member,
  noSubject,
  operation,
  perform,
  policy,
  signedIn,
  staff,
  systemActor,
  visitor,
} from './index.ts'

const client: Client = {
  address: '127.0.0.1',
  held: () => undefined,
  keep: () => undefined,
  forget: () => undefined,
}

const ana: Member = {
  kind: 'account',
  accountId: randomUUID(),
  sessionId: randomUUID(),
  nickname: 'ana',
  role: 'patient',
  standing: undefined,
  staffRoles: [],
  tier: 1,
  secondFactor: false,
  hasSecondFactor: false,
  provenAt: new Date('2026-11-22T10:00:00Z'),
  due: undefined,
  sessionEnds: { idle: new Date(0), last: new Date(0) },
}

const by = (actor: Actor): Call => ({ actor, client, requestId: randomUUID(), locale: 'en' })

const note = operation({
  name: 'test.note',
  action: 'write',
  summary: 'Writes an outbox row, and refuses the word no',
  input: z.object({ word: z.string().max(10) }),
  output: z.object({ word: z.string() }),
  subject: noSubject,
  policy: signedIn('tests write notes'),
  run: async ({ trx, input }) => {
    await sql`insert into platform.outbox (name, payload) values ('noted', ${JSON.stringify({ word: input.word })})`.execute(
      trx,
    )
    return input.word === 'no'
      ? refuse('not-that-word', { field: 'word' })
      : ok({ word: input.word, secret: 'never listed' })
  },
})

let ground: Bare
beforeAll(async () => {
  ground = await bare()
})
afterAll(() => ground.close())

const notes = () =>
  ground.look<{ payload: { word: string } }>(`select payload from platform.outbox where name = 'noted'`)
const audits = () =>
  ground.look<{ verdict: string; reason: string; account_id: string | null }>(
    'select verdict, reason, account_id from access.audit order by id',
  )

describe('performing an operation', () => {
  it('acts, audits the yes in the same transaction, and lets out only the fields the output names', async () => {
    const outcome = await perform(ground.services, note, by(ana), { word: 'hello' })
    expect(outcome).toEqual({ kind: 'done', value: { word: 'hello' } })
    expect(await notes()).toEqual([{ payload: { word: 'hello' } }])
    expect(await audits()).toEqual([
      { verdict: 'yes', reason: 'tests write notes', account_id: ana.accountId },
    ])
  })

  it('rolls everything back when the verb refuses', async () => {
    const before = await notes()
    const outcome = await perform(ground.services, note, by(ana), { word: 'no' })
    expect(outcome).toEqual({ kind: 'refused', problem: { code: 'not-that-word', field: 'word' } })
    expect(await notes()).toEqual(before)
  })

  it('asks a visitor to sign in, and changes nothing', async () => {
    const before = await notes()
    expect(await perform(ground.services, note, by(visitor), { word: 'x' })).toEqual({ kind: 'sign-in' })
    expect(await notes()).toEqual(before)
  })

  it('answers forbidden as absent, and writes down why', async () => {
    const forbidden = operation({
      ...note,
      name: 'test.forbidden',
      policy: policy('nobody', () => deny('nobody may')),
    })
    const absent = operation({ ...note, name: 'test.absent', subject: () => undefined })
    expect(await perform(ground.services, forbidden, by(ana), { word: 'x' })).toEqual({ kind: 'absent' })
    expect(await perform(ground.services, absent, by(ana), { word: 'x' })).toEqual({ kind: 'absent' })
    expect((await audits()).slice(-2)).toEqual([
      { verdict: 'no', reason: 'nobody may', account_id: ana.accountId },
      { verdict: 'no', reason: 'absent', account_id: ana.accountId },
    ])
  })

  it('undoes a write after which the policy would no longer hold', async () => {
    const before = await notes()
    let calls = 0
    const escaping = operation({
      ...note,
      name: 'test.escaping',
      policy: policy('only before', () => {
        calls += 1
        return calls === 1 ? allow('before') : deny('after')
      }),
    })
    expect(await perform(ground.services, escaping, by(ana), { word: 'x' })).toEqual({ kind: 'absent' })
    expect(await notes()).toEqual(before)
  })

  it('does not act when the yes cannot be audited', async () => {
    const before = await notes()
    const call = { ...by(systemActor('a test')), requestId: 'nul \u0000 cannot be stored' }
    const open = operation({ ...note, name: 'test.open', policy: policy('all', () => allow('all')) })
    await expect(perform(ground.services, open, call, { word: 'x' })).rejects.toThrow()
    expect(await notes()).toEqual(before)
  })

  it('names the field and a code for input that does not fit', async () => {
    expect(await perform(ground.services, note, by(ana), { word: 'far too long a word' })).toEqual({
      kind: 'invalid',
      problems: [{ code: 'too-long', field: 'word', values: { maximum: 10 } }],
    })
    expect(await perform(ground.services, note, by(ana), {})).toEqual({
      kind: 'invalid',
      problems: [{ code: 'required', field: 'word' }],
    })
  })
})

describe('a sensitive act (B5)', () => {
  const sensitive = operation({ ...note, name: 'test.sensitive', stepUp: 'it cannot be undone' })
  const after = (age: number): Actor => ({
    ...ana,
    provenAt: new Date(ground.clock.now().getTime() - age),
  })

  it('is done within five minutes of a proof, and asks for a new one after', async () => {
    const word = { word: 'grave' }
    expect((await perform(ground.services, sensitive, by(after(minutes(5))), word)).kind).toBe('done')
    const before = await notes()
    expect(await perform(ground.services, sensitive, by(after(minutes(5) + 1)), word)).toEqual({
      kind: 'step-up',
      need: 'fresh-proof',
    })
    expect(await notes()).toEqual(before)
  })

  it('stays absent for whom it is not, however old their proof', async () => {
    const others = operation({
      ...sensitive,
      name: 'test.others',
      policy: policy('nobody', () => deny('no')),
    })
    expect(await perform(ground.services, others, by(after(minutes(60))), { word: 'x' })).toEqual({
      kind: 'absent',
    })
  })
})

describe('a session that owes something', () => {
  const owing: Actor = { ...ana, due: 'waiting-time' }

  it('does nothing, unless the operation says that it may', async () => {
    const before = await notes()
    expect(await perform(ground.services, note, by(owing), { word: 'x' })).toEqual({
      kind: 'step-up',
      need: 'waiting-time',
    })
    expect(await notes()).toEqual(before)
    const paying = operation({ ...note, name: 'test.paying', openWhile: ['waiting-time'] })
    expect((await perform(ground.services, paying, by(owing), { word: 'x' })).kind).toBe('done')
    const otherDue: Actor = { ...ana, due: 'second-factor' }
    expect((await perform(ground.services, paying, by(otherDue), { word: 'x' })).kind).toBe('step-up')
  })

  it('comes to what is public as a visitor', async () => {
    const who = operation({
      ...note,
      name: 'test.public',
      action: 'read',
      policy: anyone('tests'),
      run: async ({ actor }) => ok({ word: actor.kind }),
    })
    expect(await perform(ground.services, who, by(owing), { word: 'x' })).toEqual({
      kind: 'done',
      value: { word: 'visitor' },
    })
  })
})

describe('an act of staff (B3)', () => {
  const act = operation({ ...note, name: 'test.staff', policy: staff('validator', 'steward') })
  const clerk: Actor = { ...ana, role: 'staff', staffRoles: ['steward'] }

  it('needs the role, and a second factor in this session', async () => {
    const outcome = (actor: Actor) => perform(ground.services, act, by(actor), { word: 'x' })
    expect(await outcome(ana)).toEqual({ kind: 'absent' })
    expect(await outcome({ ...clerk, staffRoles: ['editor'], secondFactor: true })).toEqual({
      kind: 'absent',
    })
    expect(await outcome(clerk)).toEqual({ kind: 'step-up', need: 'second-factor' })
    expect((await outcome({ ...clerk, secondFactor: true })).kind).toBe('done')
  })
})
