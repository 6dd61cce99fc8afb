import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { type AnyTrx, type Database, inHealth, nobody, openDatabase } from './index.ts'

let fresh: Awaited<ReturnType<typeof freshDatabase>>
let database: Database
beforeAll(async () => {
  fresh = await freshDatabase()
  database = openDatabase({ connection: { ...fresh.config, user: 's4r_app' }, pool: 1 })
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})

const roleOf = async (trx: AnyTrx): Promise<string> => {
  const rows = await sql<{ role: string }>`select current_user as role`.execute(trx)
  return rows.rows[0]?.role ?? ''
}

describe('one transaction', () => {
  it('sends each statement as the role it was asked for, also when they are asked for side by side', async () => {
    const roles = await database.begin('identity', nobody, (trx) =>
      Promise.all([
        roleOf(trx),
        inHealth(trx, (health) => Promise.all([roleOf(health), roleOf(health)])),
        roleOf(trx),
      ]),
    )
    expect(roles).toEqual(['s4r_identity', ['s4r_health', 's4r_health'], 's4r_identity'])
  })

  it('is undone whole when one of several statements fails, and its connection serves the next', async () => {
    const failing = database.begin('identity', nobody, (trx) =>
      Promise.all([
        sql`create temporary table kept (n int)`.execute(trx),
        sql`select 1 / ${0}::int`.execute(trx),
        roleOf(trx),
      ]),
    )
    await expect(failing).rejects.toThrow('division by zero')
    const there = await database.begin('identity', nobody, (trx) =>
      sql<{ n: string | null }>`select to_regclass('kept')::text as n`.execute(trx),
    )
    expect(there.rows).toEqual([{ n: null }])
  })

  it('keeps a plan for each text and still tells apart who asks', async () => {
    const seen = async (accountId: string | undefined): Promise<string> => {
      const rows = await database.begin('identity', { accountId }, (trx) =>
        sql<{ who: string }>`select current_setting('s4r.account') || ${'!'}::text as who`.execute(trx),
      )
      return rows.rows[0]?.who ?? ''
    }
    const [a, b] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222']
    const answers: string[] = []
    for (const one of [a, b, undefined, a, b]) answers.push(await seen(one))
    expect(answers).toEqual([`${a}!`, `${b}!`, '!', `${a}!`, `${b}!`])
  })

  it('refuses a second statement where it was said to be of one', async () => {
    const two = database.once('identity', nobody, async (trx) => [await roleOf(trx), await roleOf(trx)])
    await expect(two).rejects.toThrow('one statement only')
  })
})
