import { randomUUID } from 'node:crypto'
import { createTransport, type Transporter } from 'nodemailer'
import { z } from 'zod'
import { nobody, type Trx } from '../db/index.ts'
import { enqueue, job } from '../jobs/index.ts'
import type { Services } from '../services.ts'
import { deleteMailsTo, insertMail, keepMail, markSent, selectKept, selectWaiting } from './mail.sql.ts'

export type Mail = {
  readonly to: string
  readonly subject: string
  /** Plain text. Mails never hold health data, and links in them open a page with a button. */
  readonly text: string
  readonly locale: string
}

const stored = z.object({ to: z.string(), subject: z.string(), text: z.string(), locale: z.string() })
const placeOf = (id: string) => ({ table: 'platform.mail', column: 'sealed', owner: id })

const fingerprintOf = ({ vault }: Pick<Services, 'vault'>, to: string): Buffer =>
  vault.fingerprint('platform.mail.to', to.trim().normalize('NFC').toLowerCase())

/** Whatever waits, or is kept, for this address: an erased account gets no mail, and leaves none. */
export const forgetMailsTo = (trx: Trx, services: Pick<Services, 'vault'>, to: string): Promise<void> =>
  deleteMailsTo(trx, fingerprintOf(services, to))

/** Queues a mail in the act's transaction, sealed until it is sent. */
export const queueMail = async (trx: Trx, services: Services, mail: Mail): Promise<void> => {
  const id = randomUUID()
  const sealed = services.vault.sealOwn(placeOf(id), JSON.stringify(mail))
  await insertMail(trx, { id, sealed, to: fingerprintOf(services, mail.to), at: services.clock.now() })
  await enqueue(trx, { job: sendMail, payload: { mailId: id } }, { key: `mail:${id}` })
}

const transports = new Map<string, Transporter>()
const transportFor = (url: string): Transporter => {
  const known = transports.get(url)
  if (known !== undefined) return known
  const fresh = createTransport(url, { pool: true } as object)
  transports.set(url, fresh)
  return fresh
}

/** Ends pooled connections to mail servers, so that the process can end. */
export const closeMail = (): void => {
  for (const transport of transports.values()) transport.close()
  transports.clear()
}

/**
 * Sends one mail through SMTP_URL and then removes its words. Where no mail server is set (the embedded demo) it is kept
 * and read at /dev/mail. Sent twice only if the process dies between the server's yes and ours.
 */
export const sendMail = job({
  name: 'platform.send-mail',
  payload: z.object({ mailId: z.uuid() }),
  maxAttempts: 12,
  handle: async ({ mailId }, services) => {
    const sealed = await services.database.begin('identity', nobody, (trx) => selectWaiting(trx, mailId))
    if (sealed === undefined) return
    const { smtpUrl, mailFrom } = services.config
    if (smtpUrl === undefined) {
      await services.database.begin('identity', nobody, (trx) => keepMail(trx, mailId))
      return
    }
    const mail = stored.parse(JSON.parse(services.vault.openOwn(placeOf(mailId), sealed)))
    await transportFor(smtpUrl).sendMail({
      from: mailFrom,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      messageId: `<${mailId}@share4rare>`,
      headers: { 'Content-Language': mail.locale, 'Auto-Submitted': 'auto-generated' },
    })
    await services.database.begin('identity', nobody, (trx) => markSent(trx, mailId, services.clock.now()))
  },
})

export type KeptMail = Mail & { readonly id: string; readonly queuedAt: string }

/** The mails kept in the database because no mail server is set: newest first. Only /dev/mail reads them. */
export const keptMails = async (trx: Trx, services: Services): Promise<readonly KeptMail[]> => {
  const rows = await selectKept(trx)
  return rows.map((row) => ({
    ...stored.parse(JSON.parse(services.vault.openOwn(placeOf(row.id), row.sealed))),
    id: row.id,
    queuedAt: row.queued_at.toISOString(),
  }))
}
