import type { Child } from 'hono/jsx'
import type { Locale } from '../../platform/i18n/index.ts'
import { Icon, type IconName } from '../icon/icon.tsx'
import { say } from '../messages/index.ts'

type NoticeProps = {
  readonly locale: Locale
  readonly kind?: 'info' | 'success' | 'warning' | undefined
  /** Without a title the kind is said in words to those who do not see the icon. */
  readonly title?: Child
  /** Came as the answer to what the person just did: read out without being looked for. */
  readonly live?: boolean | undefined
  readonly children?: Child
}

const ICONS: Readonly<Record<'info' | 'success' | 'warning', IconName>> = {
  info: 'info',
  success: 'check',
  warning: 'alert',
}

export const Notice = ({ locale, kind = 'info', title, live, children }: NoticeProps) => (
  <div class={`notice notice--${kind}`} role={live ? 'status' : undefined}>
    <Icon name={ICONS[kind]} />
    <div class="notice__words">
      {title !== undefined ? (
        <p class="notice__title">{title}</p>
      ) : (
        <p class="visually-hidden">{say(locale)(`notice.${kind}`)}</p>
      )}
      {children}
    </div>
  </div>
)
