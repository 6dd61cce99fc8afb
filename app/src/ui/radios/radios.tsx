import { Fieldset, type FieldsetProps } from '../fieldset/fieldset.tsx'
import { Choice, type ChoiceOption, choiceId } from './choice.tsx'

type RadiosProps = Omit<FieldsetProps, 'children'> & {
  readonly options: readonly ChoiceOption[]
  readonly value?: string | undefined
}

/** Nothing is chosen beforehand; “I don't know” and “I'd rather not say” are options like any other. */
export const Radios = ({ options, value, ...words }: RadiosProps) => (
  <Fieldset {...words}>
    {options.map((option, index) => (
      <Choice
        type="radio"
        name={words.name}
        id={choiceId(words.name, index)}
        option={option}
        checked={option.value === value}
      />
    ))}
  </Fieldset>
)
