import type { Locale } from '../../platform/i18n/index.ts'
import { Icon } from '../icon/icon.tsx'
import { say } from '../messages/index.ts'

type SaveLaterProps = {
  readonly locale: Locale
  /** Inside a form: a button that sends what is typed too. Elsewhere: a link. */
  readonly href?: string | undefined
  readonly button?: { readonly name: string; readonly value: string } | undefined
}

export const SaveLater = ({ locale, href, button }: SaveLaterProps) => {
  const t = say(locale)
  const words = (
    <>
      <Icon name="clock" />
      {t('save.later')}
    </>
  )
  return (
    <div class="save-later">
      {button ? (
        <button class="button button--quiet" type="submit" name={button.name} value={button.value}>
          {words}
        </button>
      ) : (
        <a class="button button--quiet" href={href}>
          {words}
        </a>
      )}
      <p class="save-later__kept">{t('save.kept')}</p>
    </div>
  )
}
