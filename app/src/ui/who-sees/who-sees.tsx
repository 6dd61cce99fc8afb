import type { Child } from 'hono/jsx'
import type { Locale } from '../../platform/i18n/index.ts'
import { Icon } from '../icon/icon.tsx'
import { say } from '../messages/index.ts'

type WhoSeesProps = {
  readonly locale: Locale
  readonly id?: string | undefined
  /** “only you”, “you and the validated members you match with” … */
  readonly children: Child
}

export const WhoSees = ({ locale, id, children }: WhoSeesProps) => (
  <p class="who-sees" id={id}>
    <Icon name="eye" />
    <span>
      {say(locale)('field.whoSees')} {children}
    </span>
  </p>
)
