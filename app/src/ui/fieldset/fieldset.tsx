import type { Child } from 'hono/jsx'
import type { Locale } from '../../platform/i18n/index.ts'
import { describedBy, FieldError } from '../field/labelled.tsx'
import { say } from '../messages/index.ts'
import { WhoSees } from '../who-sees/who-sees.tsx'

export type FieldsetProps = {
  readonly locale: Locale
  /** Prefix of the ids of its words; for radios and checkboxes their name. */
  readonly name: string
  readonly legend: Child
  readonly hint?: Child
  readonly error?: string | undefined
  readonly whoSees?: Child
  readonly optional?: boolean | undefined
  readonly asHeading?: boolean | undefined
  readonly children?: Child
}

/** Several controls that answer one question. */
export const Fieldset = (props: FieldsetProps) => {
  const { locale, name, legend, hint, error, whoSees, optional, asHeading, children } = props
  const words = (
    <>
      {legend} {optional && <span class="field__optional">{say(locale)('field.optional')}</span>}
    </>
  )
  return (
    <div class={error ? 'field field--error' : 'field'}>
      <fieldset class="fieldset" id={`${name}-group`} aria-describedby={describedBy(name, props)}>
        <legend class="fieldset__legend">
          {asHeading ? <h1 class="field__heading">{words}</h1> : words}
        </legend>
        {hint && (
          <p class="field__hint" id={`${name}-hint`}>
            {hint}
          </p>
        )}
        {error && <FieldError locale={locale} id={`${name}-error`} sentence={error} />}
        {children}
        {whoSees && (
          <WhoSees locale={locale} id={`${name}-who`}>
            {whoSees}
          </WhoSees>
        )}
      </fieldset>
    </div>
  )
}
