import { randomUUID } from 'node:crypto'
import type { ExampleWorld } from '../access/index.ts'
import { currentText, giveConsents } from '../consent/index.ts'
import { actAs, nobody, type Trx } from '../platform/db/index.ts'
import type { Services } from '../platform/services.ts'
import type { Reason } from './papers/judgement.ts'
import type { Fact, PersonKind } from './papers/paper.ts'
import { keyOfOwner, pagePlace, wordsPlace } from './papers/papers.ts'
import {
  someValidator,
  uncheckedClaim,
  uncheckedEndClaims,
  uncheckedInsertFact,
  uncheckedInsertPaper,
  uncheckedSign,
} from './papers.factory.sql.ts'
import { signedNamePlace } from './signing/signature.ts'

export type FictionalPage = { readonly bytes: Buffer; readonly width: number; readonly height: number }

export type FictionalFact = {
  readonly fact: Fact
  /** The account that did it: a validator takes the paper for as long as that lasts. */
  readonly by: string
  readonly reason?: Reason
  readonly words?: string
  readonly at?: Date
}

export type FictionalPaper = {
  readonly accountId: string
  readonly personId: string
  readonly kind: PersonKind
  readonly pages?: readonly FictionalPage[]
  readonly sentAt?: Date
  readonly facts?: readonly FictionalFact[]
}

const plainPage: FictionalPage = {
  bytes: Buffer.from('a page as the parser draws it'),
  width: 10,
  height: 14,
}

/** Sends a fictional paper and lets happen to it what is wished, with row-level security on. Returns its id. */
export const givePaper = async (trx: Trx, services: Services, wish: FictionalPaper): Promise<string> => {
  const { accountId, personId, kind, pages = [plainPage], sentAt = services.clock.now(), facts = [] } = wish
  const paperId = randomUUID()
  const key = await keyOfOwner(trx, services, personId)
  const files = pages.map((page) => ({ ...page, id: randomUUID() }))
  await actAs(trx, { accountId })
  await uncheckedInsertPaper(trx, {
    id: paperId,
    personId,
    kind,
    sentBy: accountId,
    at: sentAt,
    pages: files.map(({ id, width, height }) => ({ fileId: id, width, height })),
  })
  await services.files.put(key, pagePlace(personId), files)
  for (const { fact, by, reason, words, at = sentAt } of facts) {
    await actAs(trx, { accountId: by })
    if (by !== accountId) await uncheckedClaim(trx, paperId, by, at)
    await uncheckedInsertFact(trx, {
      paperId,
      fact,
      by,
      reason,
      wordsSealed:
        words === undefined ? undefined : services.vault.seal(key, wordsPlace(personId, paperId), words),
      at,
    })
    if (by !== accountId) await uncheckedEndClaims(trx, by, at)
  }
  await actAs(trx, { accountId: undefined })
  return paperId
}

/** Three papers of the mother's child for the examples: one waits, one is taken, one was refused. */
export const furnishPapers = (
  services: Services,
  { mother }: ExampleWorld,
): Promise<{ waitingPaper: string; takenPaper: string; refusedPaper: string }> =>
  services.database.begin('identity', nobody, async (trx) => {
    const now = services.clock.now()
    const validator = await someValidator(trx)
    await giveConsents(trx, {
      ...mother,
      capacity: 'legal-representative',
      purposes: ['membership'],
      locale: 'en',
      now,
    })
    const id = randomUUID()
    const key = await keyOfOwner(trx, services, mother.personId)
    await actAs(trx, { accountId: mother.accountId })
    await uncheckedSign(trx, {
      ...mother,
      id,
      text: currentText('membership', 'en'),
      nameSealed: services.vault.seal(key, signedNamePlace(mother.personId, id), 'Ana’s mother'),
      at: now,
    })
    const waitingPaper = await givePaper(trx, services, { ...mother, kind: 'identity' })
    const refusedPaper = await givePaper(trx, services, {
      ...mother,
      kind: 'guardianship',
      facts: [{ fact: 'refused', by: validator, reason: 'unreadable', words: 'It is too dark.' }],
    })
    const takenPaper = await givePaper(trx, services, { ...mother, kind: 'consent' })
    await actAs(trx, { accountId: validator })
    await uncheckedClaim(trx, takenPaper, validator, now)
    await actAs(trx, { accountId: undefined })
    return { waitingPaper, takenPaper, refusedPaper }
  })
