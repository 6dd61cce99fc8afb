import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { uncheckedNameOf } from '../../people/index.ts'
import { ok } from '../../platform/result/index.ts'
import { checksOf, reasons, verdicts, verdictsAt } from '../papers/judgement.ts'
import { answerDue, paperKinds } from '../papers/paper.ts'
import { uncheckedPagesOf } from '../papers/papers.sql.ts'
import { keyOfOwner, pagePlace, wordsPlace } from '../papers/papers.ts'
import { uncheckedApplication } from '../professionals/application.sql.ts'
import { applicationView, openApplication } from '../professionals/application.ts'
import { uncheckedSignature } from '../signing/signature.sql.ts'
import { signedNameIn } from '../signing/signature.ts'
import { uncheckedStatedDiagnoses } from './checking.sql.ts'
import { personOf, takenPaper } from './taken-paper.ts'
import { itsValidator } from './validator.policy.ts'

export const takenView = z.object({
  paperId: z.string(),
  kind: z.enum(paperKinds),
  look: z.enum(['first', 'second', 'appeal']),
  due: z.string(),
  name: z.string().optional(),
  /** The name typed under the agreement: whom an identity document should show. */
  signedBy: z.string().optional(),
  /** What a medical paper is held against: codes, which the page says in words. */
  stated: z.array(z.object({ status: z.string(), diseaseId: z.string().optional() })),
  /** What a letter is held against. */
  application: applicationView.optional(),
  pages: z.array(z.object({ number: z.number(), width: z.number(), height: z.number() })),
  checks: z.array(z.string()),
  verdicts: z.array(z.enum(verdicts)),
  /** What the first validator proposed, or what the family wrote in its appeal. */
  before: z
    .object({ accepts: z.boolean(), reason: z.enum(reasons).optional(), words: z.string().optional() })
    .optional(),
})
export type TakenView = z.output<typeof takenView>

export const readTaken = operation({
  name: 'trust.read-taken-paper',
  action: 'read',
  summary: 'What a validator needs to check the paper they have taken, and nothing else',
  api: { method: 'GET', path: '/checking/{paperId}' },
  input: z.object({ paperId: z.uuid() }),
  output: takenView,
  subject: takenPaper,
  policy: itsValidator,
  person: personOf,
  opensOthers: () => true,
  run: async ({ trx, subject, services }) => {
    const { row, owner, look, facts, last } = subject
    const key = await keyOfOwner(trx, services, owner)
    const name = row.person_id === null ? undefined : await uncheckedNameOf(trx, services, row.person_id)
    const signature = row.person_id === null ? undefined : await uncheckedSignature(trx, row.person_id)
    const application = row.account_id === null ? undefined : await uncheckedApplication(trx, row.account_id)
    const sealed = last?.words_sealed ?? null
    const reason = reasons.find((known) => known === last?.reason)
    const stated = await uncheckedStatedDiagnoses(trx, row.id)
    return ok({
      paperId: row.id,
      kind: row.kind,
      look,
      due: answerDue(row.sent_at, facts).toISOString(),
      ...(name === undefined ? {} : { name }),
      ...(signature === undefined ? {} : { signedBy: signedNameIn(services, key, owner, signature) }),
      stated: stated.map(({ status, disease_id }) => ({
        status,
        ...(disease_id === null ? {} : { diseaseId: disease_id }),
      })),
      ...(application === undefined ? {} : { application: openApplication(services, key, application) }),
      pages: (await uncheckedPagesOf(trx, row.id)).map(({ number, width, height }) => ({
        number,
        width,
        height,
      })),
      checks: [...checksOf[row.kind]],
      verdicts: [...verdictsAt(look, last?.fact)],
      ...(look === 'first' || last === undefined
        ? {}
        : {
            before: {
              accepts: last.fact === 'proposed-accept',
              ...(reason === undefined ? {} : { reason }),
              ...(sealed === null
                ? {}
                : { words: services.vault.open(key, wordsPlace(owner, row.id), sealed) }),
            },
          }),
    })
  },
})

export const showPage = operation({
  name: 'trust.show-page',
  action: 'read',
  summary: 'One page of the taken paper, marked with who looks and when (pages only: a picture)',
  input: z.object({ paperId: z.uuid(), number: z.coerce.number().int().min(1).max(100) }),
  output: z.object({ bytes: z.custom<Buffer>(Buffer.isBuffer), mark: z.string() }),
  subject: async ({ trx, input }) => {
    const taken = await takenPaper({ trx, input })
    if (taken === undefined) return undefined
    const page = (await uncheckedPagesOf(trx, taken.row.id)).find(({ number }) => number === input.number)
    return page === undefined ? undefined : { ...taken, page }
  },
  policy: itsValidator,
  person: personOf,
  opensOthers: () => true,
  run: async ({ trx, subject, actor, services, now }) => {
    if (actor.kind !== 'account') throw new Error('The policy lets only validators in.')
    const key = await keyOfOwner(trx, services, subject.owner)
    const bytes = await services.files.read(key, pagePlace(subject.owner), subject.page.file_id)
    if (bytes === undefined)
      throw new Error('A page of a paper that is not destroyed is missing from the file store.')
    return ok({ bytes, mark: `${actor.nickname} · ${now.toISOString().slice(0, 16).replace('T', ' ')} UTC` })
  },
})
