import type { DataAttributes } from '../field/field.tsx'
import { controlAttributes, Labelled, type LabelledProps } from '../field/labelled.tsx'

type TextAreaProps = LabelledProps & {
  readonly value?: string | undefined
  readonly rows?: number | undefined
  readonly maxlength?: number | undefined
  readonly data?: DataAttributes | undefined
}

export const TextArea = (props: TextAreaProps) => {
  const { value = '', rows = 5, maxlength, data } = props
  return (
    <Labelled {...props}>
      <textarea
        class="input input--full text-area"
        rows={rows}
        maxlength={maxlength}
        {...data}
        {...controlAttributes(props)}
      >
        {value}
      </textarea>
    </Labelled>
  )
}
