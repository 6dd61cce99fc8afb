import pg from 'pg'
import { aCarer, aMember, bringIn, startRepresentation } from '../src/people/index.ts'
import { nobody } from '../src/platform/db/index.ts'
import type { TestApp } from './app.ts'

type Someone = { readonly accountId: string; readonly personId: string; readonly cookie: string }
type Form = Readonly<Record<string, string | readonly string[]>>

/** A mother of Noa, the grandmother who only looks (with a second factor), and a stranger; with what a test does as the mother, and sees behind her. */
export type Household = {
  readonly mother: Someone
  readonly grandmother: Someone
  readonly stranger: Someone
  readonly get: (path: string, as?: string) => Promise<Response>
  readonly post: (path: string, form: Form, as?: string) => Promise<Response>
  /** Asks the database itself; `$1` is the child. */
  readonly look: (text: string) => Promise<pg.QueryResult['rows']>
  readonly behind: pg.Client
  readonly close: () => Promise<void>
}

const bring = async (app: TestApp, member = aMember(), secondFactor = false): Promise<Someone> => {
  const made = await app.services.database.begin('identity', nobody, (trx) =>
    bringIn(trx, app.services, member),
  )
  return {
    accountId: made.accountId,
    personId: made.personIds[0] ?? '',
    cookie: await app.signIn(made.accountId, { secondFactor }),
  }
}

export const aHousehold = async (app: TestApp): Promise<Household> => {
  const behind = new pg.Client(app.superuser)
  await behind.connect()
  const mother = await bring(app, aCarer({ of: 'Noa' }))
  const stranger = await bring(app)
  const grandmother = await bring(app, aMember({ persons: [] }), true)
  await app.services.database.begin('identity', nobody, (trx) =>
    startRepresentation(trx, {
      accountId: grandmother.accountId,
      personId: mother.personId,
      relation: 'second-relative',
      now: app.clock.now(),
    }),
  )
  return {
    mother,
    grandmother,
    stranger,
    get: (path, as = mother.cookie) => app.request(path, { as }),
    post: (path, form, as = mother.cookie) => app.request(path, { as, form, method: 'POST' }),
    look: async (text) => (await behind.query(text, [mother.personId])).rows,
    behind,
    close: () => behind.end(),
  }
}
