import { sql } from 'kysely'
import type { TestApp } from '../../test/app.ts'
import { giveConsents } from '../consent/index.ts'
import { aCarer, aMember, aStaffMember, bringIn } from '../people/index.ts'
import { nobody } from '../platform/db/index.ts'
import { aPhotograph } from '../platform/uploads/uploads.factory.ts'
import { checksOf } from './papers/judgement.ts'
import type { PaperKind } from './papers/paper.ts'
import { tierOf } from './tiers.ts'

export type Sender = { readonly accountId: string; readonly personId: string; readonly as: string }
export type Checker = { readonly accountId: string; readonly nickname: string; readonly as: string }

/** Families who send papers and validators who check them, through the pages as a browser without script would. */
export const papersIn = async (app: TestApp) => {
  const photo = await aPhotograph()
  const bring = (member: Parameters<typeof bringIn>[2]) =>
    app.services.database.begin('identity', nobody, (trx) => bringIn(trx, app.services, member))

  const agree = ({ accountId, personId }: Omit<Sender, 'as'>, capacity: 'self' | 'legal-representative') =>
    app.services.database.begin('identity', nobody, (trx) =>
      giveConsents(trx, {
        accountId,
        personId,
        capacity,
        purposes: ['membership'],
        locale: 'en',
        now: app.clock.now(),
      }),
    )

  const aFamily = async (relation: 'self' | 'legal-representative' = 'self'): Promise<Sender> => {
    const made = await bring(relation === 'self' ? aMember() : aCarer({ of: 'Nico' }))
    const person = { accountId: made.accountId, personId: made.personIds[0] ?? '' }
    await agree(person, relation)
    return { ...person, as: await app.signIn(made.accountId) }
  }

  const aValidator = async (): Promise<Checker> => {
    const made = await bring(aStaffMember('validator'))
    return { ...made, as: await app.signIn(made.accountId, { secondFactor: true }) }
  }

  const papers = ({ personId }: Sender): string => `/en/persons/${personId}/papers`
  const send = (person: Sender, kind: PaperKind, bytes: Uint8Array = photo) =>
    app.request(`${papers(person)}/${kind}`, {
      as: person.as,
      files: [{ field: 'pages', name: 'paper.jpg', bytes }],
    })
  const pageOf = async (person: Sender): Promise<string> =>
    (await app.request(papers(person), { as: person.as })).text()

  const newest = async (person: Sender, kind: PaperKind): Promise<string> => {
    const found = await app.services.database.begin('keeper', nobody, (trx) =>
      sql<{ id: string }>`select id from trust.paper where person_id = ${person.personId} and kind = ${kind}
        order by sent_at desc, id limit 1`.execute(trx),
    )
    return found.rows[0]?.id ?? ''
  }
  const take = (who: Checker, paperId: string) =>
    app.request(`/en/checking/${paperId}/take`, { as: who.as, form: {} })
  const decide = (who: Checker, paperId: string, form: Record<string, string | readonly string[]>) =>
    app.request(`/en/checking/${paperId}/decide`, { as: who.as, form })
  const accept = async (who: Checker, paperId: string, kind: PaperKind) => {
    await take(who, paperId)
    const page = await (await app.request(`/en/checking/${paperId}`, { as: who.as })).text()
    // Ticked as the page names its boxes: a name the operation does not read would tick nothing.
    const name = /name="(checks[^"]*)"/.exec(page)?.[1] ?? 'checks[]'
    return decide(who, paperId, {
      verdict: 'accept',
      [name]: checksOf[kind],
      ...(kind === 'guardianship' && { proof: 'birth' }),
    })
  }
  const tier = (person: Sender) =>
    app.services.database.begin('identity', nobody, (trx) => tierOf(trx, person.personId))

  return {
    bring,
    agree,
    aFamily,
    aValidator,
    papers,
    send,
    pageOf,
    newest,
    take,
    decide,
    accept,
    tier,
    photo,
  }
}

export type Papers = Awaited<ReturnType<typeof papersIn>>
