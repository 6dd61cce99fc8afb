import { randomUUID } from 'node:crypto'
import type { ExampleWorld } from '../access/index.ts'
import { currentText, giveConsents } from '../consent/index.ts'
import { days } from '../platform/clock/index.ts'
import { hashOfToken, newToken } from '../platform/crypto/index.ts'
import { actAs, nobody, type Trx } from '../platform/db/index.ts'
import type { Services } from '../platform/services.ts'
import type { Reason } from './papers/judgement.ts'
import type { Fact, PaperKind } from './papers/paper.ts'
import { keyOfOwner, pagePlace, wordsPlace } from './papers/papers.ts'
import {
  someProfessional,
  someValidator,
  uncheckedClaim,
  uncheckedEndClaims,
  uncheckedInsertApplication,
  uncheckedInsertFact,
  uncheckedInsertPaper,
  uncheckedSign,
} from './papers.factory.sql.ts'
import { applicationPlace } from './professionals/application.ts'
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
  /** Nothing: the account's own letter. */
  readonly personId?: string | undefined
  readonly kind: PaperKind
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
  const owner = personId ?? accountId
  const key = await keyOfOwner(trx, services, owner)
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
  await services.files.put(key, pagePlace(owner), files)
  for (const { fact, by, reason, words, at = sentAt } of facts) {
    await actAs(trx, { accountId: by })
    if (by !== accountId) await uncheckedClaim(trx, paperId, by, at)
    await uncheckedInsertFact(trx, {
      paperId,
      fact,
      by,
      reason,
      wordsSealed:
        words === undefined ? undefined : services.vault.seal(key, wordsPlace(owner, paperId), words),
      at,
    })
    if (by !== accountId) await uncheckedEndClaims(trx, by, at)
  }
  await actAs(trx, { accountId: undefined })
  return paperId
}

export type FictionalApplication = {
  readonly accountId: string
  readonly name: string
  readonly organisation: string
  readonly position: string
  readonly email: string
  readonly licence?: string
  readonly confirmed: boolean
}

/** What a professional or an advocate gave to be checked. Returns the token of the mail to the institution. */
export const giveApplication = async (
  trx: Trx,
  services: Services,
  { accountId, name, organisation, position, email, licence, confirmed }: FictionalApplication,
): Promise<string> => {
  const id = randomUUID()
  const token = newToken()
  const now = services.clock.now()
  const key = await keyOfOwner(trx, services, accountId)
  const seal = (column: 'name_sealed' | 'licence_sealed' | 'email_sealed', words: string): Buffer =>
    services.vault.seal(key, applicationPlace(accountId, id, column), words)
  await actAs(trx, { accountId })
  await uncheckedInsertApplication(trx, {
    id,
    account_id: accountId,
    organisation,
    position,
    orcid: null,
    name_sealed: seal('name_sealed', name),
    licence_sealed: licence === undefined ? null : seal('licence_sealed', licence),
    email_sealed: seal('email_sealed', email),
    token_hash: hashOfToken(token),
    at: now,
    token_until: new Date(now.getTime() + days(7)),
    email_confirmed_at: confirmed ? now : null,
  })
  await actAs(trx, { accountId: undefined })
  return token
}

/** The clinician's letter was refused, the researcher's waits and their address is not confirmed yet. */
const furnishProfessionals = async (trx: Trx, services: Services, validator: string) => {
  const given = {
    organisation: 'Riverside Hospital',
    position: 'Neurologist',
    licence: '28-12345',
    email: 'ines@hospital.example',
  }
  const clinician = await someProfessional(trx, 'clinician')
  const researcher = await someProfessional(trx, 'researcher')
  await giveApplication(trx, services, { ...given, accountId: clinician, name: 'Inés', confirmed: true })
  const addressToken = await giveApplication(trx, services, {
    ...given,
    accountId: researcher,
    name: 'Tom',
    confirmed: false,
  })
  const waitingLetter = await givePaper(trx, services, { accountId: researcher, kind: 'letter' })
  const refusedLetter = await givePaper(trx, services, {
    accountId: clinician,
    kind: 'letter',
    facts: [{ fact: 'refused', by: validator, reason: 'unreadable', words: 'It is too dark.' }],
  })
  return { addressToken, waitingLetter, refusedLetter }
}

type Professionals = Awaited<ReturnType<typeof furnishProfessionals>>

/** Three papers of the mother's child for the examples: one waits, one is taken, one was refused. */
export const furnishPapers = (
  services: Services,
  { mother }: ExampleWorld,
): Promise<Readonly<Record<'waitingPaper' | 'takenPaper' | 'refusedPaper' | keyof Professionals, string>>> =>
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
    const letters = await furnishProfessionals(trx, services, validator)
    const takenPaper = await givePaper(trx, services, { ...mother, kind: 'consent' })
    await actAs(trx, { accountId: validator })
    await uncheckedClaim(trx, takenPaper, validator, now)
    await actAs(trx, { accountId: undefined })
    return { waitingPaper, takenPaper, refusedPaper, ...letters }
  })
