import type { Trx } from '../../platform/db/index.ts'
import { formatDate, type Locale } from '../../platform/i18n/index.ts'
import { queueMail } from '../../platform/mail/index.ts'
import type { Services } from '../../platform/services.ts'
import { say } from '../messages/index.ts'
import type { AccountRow } from './accounts.sql.ts'
import { openEmail } from './email.ts'

/** Each mail we write about an account. None holds health data; none signs in by being opened. */
export type AccountMail =
  | { readonly kind: 'confirm'; readonly token: string }
  | { readonly kind: 'already-member' }
  | { readonly kind: 'reset'; readonly token: string }
  | { readonly kind: 'password-changed'; readonly token: string }
  | { readonly kind: 'confirm-change'; readonly token: string }
  | { readonly kind: 'change-asked' }
  | { readonly kind: 'email-changed' }
  | { readonly kind: 'new-device'; readonly device: string | undefined; readonly token: string }
  | { readonly kind: 'factor-added'; readonly token: string }
  | { readonly kind: 'factor-removed'; readonly token: string }
  | { readonly kind: 'factor-reset-asked'; readonly token: string }
  | { readonly kind: 'factor-reset'; readonly token: string }
  | { readonly kind: 'role-granted' }

const pathOf = (mail: AccountMail): string => {
  switch (mail.kind) {
    case 'confirm':
      return `/register/confirm?token=${mail.token}`
    case 'reset':
      return `/reset?token=${mail.token}`
    case 'confirm-change':
      return `/account/email?token=${mail.token}`
    case 'already-member':
    case 'role-granted':
      return '/sign-in'
    case 'password-changed':
    case 'new-device':
    case 'factor-added':
    case 'factor-removed':
    case 'factor-reset-asked':
    case 'factor-reset':
      return `/stop?token=${mail.token}`
    case 'change-asked':
    case 'email-changed':
      return '/forgot'
    default:
      return mail satisfies never
  }
}

export const emailOf = (
  services: Pick<Services, 'vault'>,
  account: Pick<AccountRow, 'id' | 'wrapped' | 'email_sealed'>,
): string =>
  openEmail(
    services.vault,
    services.vault.unwrap(account.id, account.wrapped),
    account.id,
    account.email_sealed,
  )

/** Who sends a mail that anybody can ask for asks `mayMail` first, before an older link is made worthless. */
export const sendAccountMail = async (
  trx: Trx,
  services: Services,
  { to, locale, mail }: { readonly to: string; readonly locale: string; readonly mail: AccountMail },
): Promise<void> => {
  const t = say(locale as Locale)
  const { publicUrl, contactEmail } = services.config
  const values = {
    link: `${publicUrl.replace(/\/$/, '')}/${locale}${pathOf(mail)}`,
    contact: contactEmail,
    date: formatDate(locale as Locale, services.clock.now().toISOString()),
    time: services.clock.now().toISOString().slice(11, 16),
    ...(mail.kind === 'new-device' ? { device: mail.device ?? t('device.unknown') } : {}),
  }
  await queueMail(trx, services, {
    to,
    locale,
    subject: t(`mail.subject.${mail.kind}`, values),
    text: [t('mail.hello'), t(`mail.text.${mail.kind}`, values), t('mail.end', values)].join('\n\n'),
  })
}
