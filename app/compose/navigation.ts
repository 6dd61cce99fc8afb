import type { Actor, Shell } from '../src/access/index.ts'
import type { Locale } from '../src/platform/i18n/index.ts'
import { say } from './messages/index.ts'

type Item = Shell['nav'][number]

/** The few places always one click away, for a visitor and for somebody signed in. */
export const navigation = (locale: Locale, actor: Actor): readonly Item[] => {
  const t = say(locale)
  const item = (path: string, label: string): Item => ({ href: `/${locale}${path}`, label, current: false })
  if (actor.kind === 'account') {
    return [
      item('/home', t('nav.home')),
      item('/symptoms', t('nav.symptoms')),
      item('/account', t('nav.account')),
    ]
  }
  return [item('/try', t('nav.try')), item('/symptoms', t('nav.symptoms')), item('/sign-in', t('nav.signIn'))]
}
