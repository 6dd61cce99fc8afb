import type { Locale } from '../../platform/i18n/index.ts'
import { Icon, type IconName } from '../icon/icon.tsx'
import { say } from '../messages/index.ts'

type TermState = 'present' | 'absent' | 'unsure'

type TermChipProps = {
  readonly locale: Locale
  /** The lay word. */
  readonly label: string
  /** HPO or ORPHA: small, and second. */
  readonly code?: string | undefined
  readonly state?: TermState | undefined
  readonly href?: string | undefined
  /** A submit button of the form around it. */
  readonly remove?: { readonly name: string; readonly value: string } | undefined
}

const ICONS: Readonly<Record<TermState, IconName>> = { present: 'check', absent: 'cross', unsure: 'unsure' }

export const TermChip = ({ locale, label, code, state, href, remove }: TermChipProps) => {
  const t = say(locale)
  return (
    <span class={state ? `term-chip term-chip--${state}` : 'term-chip'}>
      {state && (
        <span class="term-chip__state">
          <Icon name={ICONS[state]} />
          <span class={state === 'present' ? 'visually-hidden' : undefined}>{t(`term.${state}`)}: </span>
        </span>
      )}
      {href ? (
        <a class="term-chip__label" href={href}>
          {label}
        </a>
      ) : (
        <span class="term-chip__label">{label}</span>
      )}
      {code && (
        <code class="term-chip__code" dir="ltr">
          {code}
        </code>
      )}
      {remove && (
        <button class="term-chip__remove" type="submit" name={remove.name} value={remove.value}>
          <Icon name="cross" />
          <span class="visually-hidden">{t('term.remove', { label })}</span>
        </button>
      )}
    </span>
  )
}

/** Chips side by side, read as a list. */
export const TermChips = ({ chips }: { readonly chips: readonly TermChipProps[] }) => (
  <ul class="term-chips">
    {chips.map((chip) => (
      <li>
        <TermChip {...chip} />
      </li>
    ))}
  </ul>
)
