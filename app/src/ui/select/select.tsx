import type { DataAttributes } from '../field/field.tsx'
import { controlAttributes, Labelled, type LabelledProps } from '../field/labelled.tsx'

export type SelectOption = { readonly value: string; readonly label: string }

type SelectProps = LabelledProps & {
  readonly options: readonly SelectOption[]
  readonly value?: string | undefined
  /** The first, empty choice: “Choose a country”. Without it the first option is chosen for the person. */
  readonly placeholder?: string | undefined
  readonly width?: 'medium' | 'full' | undefined
  readonly data?: DataAttributes | undefined
}

/** For long lists only, such as countries; up to seven choices are Radios, which show them all. */
export const Select = (props: SelectProps) => {
  const { options, value, placeholder, width = 'full', data } = props
  return (
    <Labelled {...props}>
      <select class={`input input--${width} select`} {...data} {...controlAttributes(props)}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  )
}
