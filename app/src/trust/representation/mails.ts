import type { Trx } from '../../platform/db/index.ts'
import { formatDate, type Locale } from '../../platform/i18n/index.ts'
import { queueMail } from '../../platform/mail/index.ts'
import type { Services } from '../../platform/services.ts'
import { say } from './messages/index.ts'

/** Each mail about who may act for whom. None names the person or says what they live with. */
export type RepresentationMail =
  | {
      readonly kind: 'invited'
      readonly as: 'self' | 'legal-representative' | 'second-relative'
      readonly code: string
      readonly until: Date
    }
  | { readonly kind: 'access-ended' }
  | { readonly kind: 'year-before' | 'quarter-before'; readonly personId: string; readonly on: Date }
  | { readonly kind: 'guardian-ended' }
  | { readonly kind: 'records-joined' }
  | { readonly kind: 'yours-now' | 'reminder'; readonly personId: string; readonly until: Date }

const pathOf = (mail: RepresentationMail): string => {
  switch (mail.kind) {
    case 'invited':
      return `/join?code=${mail.code}`
    case 'year-before':
    case 'quarter-before':
      return `/persons/${mail.personId}/representation`
    case 'yours-now':
    case 'reminder':
      return `/persons/${mail.personId}/choices`
    case 'access-ended':
    case 'guardian-ended':
    case 'records-joined':
      return '/home'
    default:
      return mail satisfies never
  }
}

const dateOf = (mail: RepresentationMail): Date | undefined =>
  'until' in mail ? mail.until : 'on' in mail ? mail.on : undefined

export const sendRepresentationMail = async (
  trx: Trx,
  services: Services,
  { to, locale, mail }: { readonly to: string; readonly locale: string; readonly mail: RepresentationMail },
): Promise<void> => {
  const t = say(locale as Locale)
  const { publicUrl, contactEmail } = services.config
  const date = dateOf(mail)
  const values = {
    link: `${publicUrl.replace(/\/$/, '')}/${locale}${pathOf(mail)}`,
    contact: contactEmail,
    code: mail.kind === 'invited' ? mail.code : '',
    as: mail.kind === 'invited' ? t(`mail.as.${mail.as}`) : '',
    date: date === undefined ? '' : formatDate(locale as Locale, date.toISOString()),
  }
  await queueMail(trx, services, {
    to,
    locale,
    subject: t(`mail.subject.${mail.kind}`),
    text: [t('mail.hello'), t(`mail.text.${mail.kind}`, values), t('mail.end', values)].join('\n\n'),
  })
}
