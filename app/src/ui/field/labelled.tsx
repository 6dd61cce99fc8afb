import type { Child } from 'hono/jsx'
import type { Locale } from '../../platform/i18n/index.ts'
import { Icon } from '../icon/icon.tsx'
import { say } from '../messages/index.ts'
import { WhoSees } from '../who-sees/who-sees.tsx'

/** The words around every control that takes one answer. */
export type LabelledProps = {
  readonly locale: Locale
  /** The name it is sent under; also its id, so that the error summary can lead to it. */
  readonly name: string
  /** Another id, where two forms of one page ask under the same name. */
  readonly id?: string | undefined
  readonly label: Child
  readonly hint?: Child
  readonly error?: string | undefined
  readonly whoSees?: Child
  readonly optional?: boolean | undefined
  /** The question is the page: the label becomes its first heading. */
  readonly asHeading?: boolean | undefined
}

/** Ids of the words that belong to a control, in the order they are read out. */
export const describedBy = (id: string, words: Pick<LabelledProps, 'hint' | 'error' | 'whoSees'>) =>
  [words.hint && `${id}-hint`, words.error && `${id}-error`, words.whoSees && `${id}-who`]
    .filter(Boolean)
    .join(' ') || undefined

/** What every control of one answer says about itself to assistive technology. */
export const controlAttributes = (props: LabelledProps) => ({
  id: props.id ?? props.name,
  name: props.name,
  'aria-describedby': describedBy(props.id ?? props.name, props),
  'aria-invalid': props.error ? ('true' as const) : undefined,
})

export const Labelled = (props: LabelledProps & { readonly children: Child }) => {
  const { locale, name, id = name, label, hint, error, whoSees, optional, asHeading, children } = props
  const labelElement = (
    <label class="field__label" for={id}>
      {label} {optional && <span class="field__optional">{say(locale)('field.optional')}</span>}
    </label>
  )
  return (
    <div class={error ? 'field field--error' : 'field'}>
      {asHeading ? <h1 class="field__heading">{labelElement}</h1> : labelElement}
      {hint && (
        <p class="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError locale={locale} id={`${id}-error`} sentence={error} />}
      {children}
      {whoSees && (
        <WhoSees locale={locale} id={`${id}-who`}>
          {whoSees}
        </WhoSees>
      )}
    </div>
  )
}

type FieldErrorProps = { readonly locale: Locale; readonly id: string; readonly sentence: string }

export const FieldError = ({ locale, id, sentence }: FieldErrorProps) => (
  <p class="field__error" id={id}>
    <Icon name="alert" />
    <span>
      <span class="visually-hidden">{say(locale)('field.error')}</span> {sentence}
    </span>
  </p>
)
