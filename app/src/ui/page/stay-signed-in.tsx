import type { Locale } from '../../platform/i18n/index.ts'
import { Button } from '../button/button.tsx'
import { Icon } from '../icon/icon.tsx'
import { say } from '../messages/index.ts'

/** Seconds. The sentences say about five minutes. */
const warnBefore = 300

export type SessionEnds = { readonly idle: number; readonly last: number }

type StaySignedInProps = { readonly locale: Locale; readonly ends: SessionEnds }

/** Empty until a script sees the end coming; without one the sign-in page says what happened. */
export const StaySignedIn = ({ locale, ends }: StaySignedInProps) => {
  const t = say(locale)
  return (
    <div
      class="stay"
      role="alert"
      data-stay=""
      data-idle={String(ends.idle)}
      data-last={String(ends.last)}
      data-warn={String(warnBefore)}
    >
      {(['idle', 'last', 'unreached', 'ended'] as const).map((part) => (
        <div class="stay__part" data-stay-part={part} hidden>
          <Icon name="alert" />
          <p class="stay__words">{t(`stay.${part}`)}</p>
          {(part === 'idle' || part === 'unreached') && (
            <Button kind="secondary" type="button">
              {t('stay.button')}
            </Button>
          )}
          {part === 'ended' && (
            <a href={`/${locale}/sign-in`} target="_blank" rel="noopener">
              {t('stay.signIn')}
            </a>
          )}
        </div>
      ))}
    </div>
  )
}
