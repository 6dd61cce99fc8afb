import { addressOf } from '../../people/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import { queueMail } from '../../platform/mail/index.ts'
import type { Services } from '../../platform/services.ts'
import { say } from '../messages/index.ts'
import type { PaperRow } from './papers.sql.ts'

/** News about a paper, by mail: that there is some, and where. What it is stands behind the sign-in. */
export const tellSender = async (
  trx: Trx,
  services: Services,
  paper: Pick<PaperRow, 'sent_by' | 'person_id'>,
  news: 'decided' | 'warned',
): Promise<void> => {
  const address = paper.sent_by === null ? undefined : await addressOf(trx, services, paper.sent_by)
  if (address === undefined) return
  const t = say(address.locale)
  const path = paper.person_id === null ? '/account' : `/persons/${paper.person_id}/papers`
  await queueMail(trx, services, {
    ...address,
    subject: t(`mail.subject.${news}`),
    text: t(`mail.text.${news}`, { link: `${services.config.publicUrl}/${address.locale}${path}` }),
  })
}
