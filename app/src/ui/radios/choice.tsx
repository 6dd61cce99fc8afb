import type { Child } from 'hono/jsx'

/** One answer among several; `reveal` is asked only once it is chosen, and without script too. */
export type ChoiceOption = {
  readonly value: string
  readonly label: Child
  readonly hint?: Child
  readonly reveal?: Child
}

type ChoiceProps = {
  readonly type: 'radio' | 'checkbox'
  readonly name: string
  readonly id: string
  readonly option: ChoiceOption
  readonly checked: boolean
}

export const Choice = ({ type, name, id, option, checked }: ChoiceProps) => (
  <>
    <div class="choice">
      <input
        class="choice__input"
        type={type}
        id={id}
        name={name}
        value={option.value}
        checked={checked}
        aria-describedby={option.hint !== undefined ? `${id}-choice-hint` : undefined}
      />
      <label class="choice__label" for={id}>
        {option.label}
      </label>
      {option.hint !== undefined && (
        <p class="choice__hint" id={`${id}-choice-hint`}>
          {option.hint}
        </p>
      )}
    </div>
    {option.reveal !== undefined && <div class="choice-reveal">{option.reveal}</div>}
  </>
)

/** The first has the bare name, so that the error summary leads to it. */
export const choiceId = (name: string, index: number): string => (index === 0 ? name : `${name}-${index + 1}`)
