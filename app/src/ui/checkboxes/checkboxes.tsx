import { Fieldset, type FieldsetProps } from '../fieldset/fieldset.tsx'
import { Choice, type ChoiceOption, choiceId } from '../radios/choice.tsx'

type CheckboxesProps = Omit<FieldsetProps, 'children'> & {
  readonly options: readonly ChoiceOption[]
  readonly values?: readonly string[] | undefined
}

/** Any number of answers, sent under one name. A consent is one of these with one option, never ticked for the person. */
export const Checkboxes = ({ options, values = [], ...words }: CheckboxesProps) => (
  <Fieldset {...words}>
    {options.map((option, index) => (
      <Choice
        type="checkbox"
        name={words.name}
        id={choiceId(words.name, index)}
        option={option}
        checked={values.includes(option.value)}
      />
    ))}
  </Fieldset>
)
