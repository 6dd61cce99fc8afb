import { controlAttributes, Labelled, type LabelledProps } from './labelled.tsx'

/** Hooks for client modules: `{ 'data-symptom-picker': '' }`. */
export type DataAttributes = Readonly<Record<`data-${string}`, string>>

export type FieldProps = LabelledProps & {
  readonly type?:
    | 'text'
    | 'email'
    | 'password'
    | 'tel'
    | 'url'
    | 'search'
    | 'number'
    | 'date'
    | 'file'
    | undefined
  readonly value?: string | number | undefined
  /** What the browser may fill in: `email`, `new-password`, `nickname` … Helps who types with difficulty. */
  readonly autocomplete?: string | undefined
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url' | 'search' | undefined
  /** As wide as the answer is long. */
  readonly width?: 'short' | 'medium' | 'full' | undefined
  readonly maxlength?: number | undefined
  readonly accept?: string | undefined
  readonly spellcheck?: boolean | undefined
  readonly data?: DataAttributes | undefined
}

export const Field = (props: FieldProps) => {
  const {
    type = 'text',
    value,
    autocomplete,
    inputmode,
    width = 'full',
    maxlength,
    accept,
    spellcheck,
    data,
  } = props
  return (
    <Labelled {...props}>
      <input
        class={`input input--${width}`}
        type={type}
        value={value}
        autocomplete={autocomplete}
        inputmode={inputmode}
        maxlength={maxlength}
        accept={accept}
        spellcheck={spellcheck}
        {...data}
        {...controlAttributes(props)}
      />
    </Labelled>
  )
}
