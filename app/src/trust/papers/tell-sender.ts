import { addressOf } from '../../people/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import { queueMail } from '../../platform/mail/index.ts'
import type { Services } from '../../platform/services.ts'
import { say } from '../messages/index.ts'
import type { PaperRow } from './papers.sql.ts'

type News = 'decided' | 'warned' | 'signed' | 'check-again'

/** News by mail: that there is some, and where. What it is stands behind the sign-in. */
export const tellAccount = async (
  trx: Trx,
  services: Services,
  accountId: string,
  { news, path }: { readonly news: News; readonly path: string },
): Promise<void> => {
  const address = await addressOf(trx, services, accountId)
  if (address === undefined) return
  const t = say(address.locale)
  await queueMail(trx, services, {
    ...address,
    subject: t(`mail.subject.${news}`),
    text: t(`mail.text.${news}`, { link: `${services.config.publicUrl}/${address.locale}${path}` }),
  })
}

export const tellSender = async (
  trx: Trx,
  services: Services,
  paper: Pick<PaperRow, 'sent_by' | 'person_id'>,
  news: 'decided' | 'warned',
): Promise<void> => {
  if (paper.sent_by === null) return
  const path = paper.person_id === null ? '/professional' : `/persons/${paper.person_id}/papers`
  await tellAccount(trx, services, paper.sent_by, { news, path })
}
