import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { days } from '../../platform/clock/index.ts'
import { hashOfToken, newToken } from '../../platform/crypto/index.ts'
import { queueMail } from '../../platform/mail/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { say } from '../messages/index.ts'
import { keyOfOwner } from '../papers/papers.ts'
import { trustProblems } from '../trust.problems.ts'
import { insertApplication, unconfirmedSince } from './application.sql.ts'
import { applicationPlace } from './application.ts'
import { isAnybodysMail } from './free-mail.ts'
import { readOrcid } from './orcid.ts'
import { isFresh, ownLetters, waits } from './own-letters.ts'
import { professionals } from './professional.policy.ts'

const linkLasts = days(7)
/** Each writes a mail to an address nobody has confirmed yet. */
const mostPerDay = 5

const optional = (schema: z.ZodString) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

export const applyAsProfessional = operation({
  name: 'trust.apply-as-professional',
  action: 'write',
  summary:
    'Say where one works, as what, with ORCID or licence number; the institution’s address is confirmed by mail',
  api: { method: 'POST', path: '/professional' },
  input: z.object({
    name: z.string().trim().min(2).max(120),
    organisation: z.string().trim().min(2).max(120),
    position: z.string().trim().min(2).max(120),
    orcid: optional(z.string().trim().max(60)),
    licence: optional(z.string().trim().min(3).max(120)),
    email: z.email().max(254),
  }),
  output: z.object({}),
  subject: ownLetters,
  policy: professionals,
  problems: trustProblems,
  run: async ({ trx, granted, subject, input, services, locale, now }) => {
    const { accountId, role, letters } = subject
    if (waits(letters)) return refuse('letter-waiting')
    if (isFresh(subject, now)) return refuse('already-checked')
    const orcid = input.orcid === undefined ? undefined : readOrcid(input.orcid)
    if (input.orcid !== undefined && orcid === undefined) return refuse('orcid-wrong', { field: 'orcid' })
    if (role !== 'advocate' && orcid === undefined && input.licence === undefined)
      return refuse('number-needed', { field: 'orcid' })
    if (isAnybodysMail(input.email)) return refuse('anybodys-mail', { field: 'email' })
    if ((await unconfirmedSince(trx, accountId, new Date(now.getTime() - days(1)))) >= mostPerDay)
      return refuse('tomorrow')
    const id = randomUUID()
    const token = newToken()
    const key = await keyOfOwner(trx, services, accountId)
    const seal = (column: Parameters<typeof applicationPlace>[2], words: string): Buffer =>
      services.vault.seal(key, applicationPlace(accountId, id, column), words)
    await insertApplication(trx, granted, {
      id,
      role,
      organisation: input.organisation,
      position: input.position,
      orcid: orcid ?? null,
      name_sealed: seal('name_sealed', input.name),
      licence_sealed: input.licence === undefined ? null : seal('licence_sealed', input.licence),
      email_sealed: seal('email_sealed', input.email),
      token_hash: hashOfToken(token),
      at: now,
      token_until: new Date(now.getTime() + linkLasts),
    })
    const t = say(locale)
    const link = `${services.config.publicUrl}/${locale}/professional/address?token=${token}`
    await queueMail(trx, services, {
      to: input.email,
      locale,
      subject: t('mail.subject.address'),
      text: t('mail.text.address', { link }),
    })
    return ok({})
  },
})
