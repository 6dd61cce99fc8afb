import type { Actor, Shell } from '../src/access/index.ts'
import { diseasesPath } from '../src/matching/index.ts'
import type { Locale } from '../src/platform/i18n/index.ts'
import { say } from './messages/index.ts'

type Item = Shell['nav'][number]

const itemsIn =
  (locale: Locale) =>
  (path: string, label: string): Item => ({ href: `/${locale}${path}`, label, current: false })

/** The few places always one click away, for a visitor and for somebody signed in. */
export const navigation = (locale: Locale, actor: Actor): readonly Item[] => {
  const t = say(locale)
  const item = itemsIn(locale)
  if (actor.kind === 'account') {
    return [
      item('/home', t('nav.home')),
      item('/symptoms', t('nav.symptoms')),
      ...(actor.role === 'clinician' && actor.standing !== undefined
        ? [item(diseasesPath, t('nav.diseases'))]
        : []),
      item('/account', t('nav.account')),
      ...(actor.staffRoles.includes('validator') ? [item('/checking', t('nav.checking'))] : []),
    ]
  }
  return [item('/try', t('nav.try')), item('/symptoms', t('nav.symptoms')), item('/sign-in', t('nav.signIn'))]
}

export const footer = (locale: Locale, demo: boolean): readonly Item[] => {
  const t = say(locale)
  const item = itemsIn(locale)
  return [
    item('/crisis', t('footer.crisis')),
    item('/privacy', t('footer.privacy')),
    item('/community-guide', t('footer.guide')),
    item('/sources', t('footer.sources')),
    ...(demo ? [item('/dev/people', t('footer.demoPeople')), item('/dev/mail', t('footer.demoMail'))] : []),
  ]
}
