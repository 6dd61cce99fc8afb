import type { Locale } from '../../platform/i18n/index.ts'
import { Icon } from '../icon/icon.tsx'
import { say } from '../messages/index.ts'

/** A page that nobody looking over a shoulder would ask about. A link, not a resource: nothing is loaded from there. */
const ELSEWHERE = 'https://www.wikipedia.org/'

export const LeaveQuickly = ({ locale }: { readonly locale: Locale }) => {
  const t = say(locale)
  return (
    <section class="leave-quickly" aria-label={t('leave.region')}>
      <a class="leave-quickly__link" href={ELSEWHERE} rel="nofollow noreferrer" data-leave-quickly="">
        <Icon name="door" />
        {t('leave.link')}
      </a>
      <span class="leave-quickly__keys">{t('leave.keys')}</span>
    </section>
  )
}
