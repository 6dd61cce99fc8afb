import { monthNames } from '../../platform/i18n/index.ts'
import { Fieldset, type FieldsetProps } from '../fieldset/fieldset.tsx'
import { say } from '../messages/index.ts'

type DateMonthProps = Omit<FieldsetProps, 'children'> & {
  /** 1 to 12 */
  readonly month?: string | number | undefined
  readonly year?: string | number | undefined
  /** A birth date may be filled in by the browser. */
  readonly birth?: boolean | undefined
}

/**
 * A month and a year, sent as `<name>Month` and `<name>Year`. The month is a word and the year is typed: no
 * calendar to page back through forty years, nothing that could be read as day and month the wrong way round.
 */
export const DateMonth = ({ month, year, birth, ...words }: DateMonthProps) => {
  const t = say(words.locale)
  const monthName = `${words.name}Month`
  const yearName = `${words.name}Year`
  const invalid = words.error ? ('true' as const) : undefined
  return (
    <Fieldset {...words}>
      <div class="date-month">
        <div>
          <label class="date-month__label" for={monthName}>
            {t('date.month')}
          </label>
          <select
            class="input select"
            id={monthName}
            name={monthName}
            autocomplete={birth ? 'bday-month' : 'off'}
            aria-invalid={invalid}
          >
            <option value="">{t('date.chooseMonth')}</option>
            {monthNames(words.locale).map((label, index) => (
              <option value={String(index + 1)} selected={String(index + 1) === String(month ?? '')}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label class="date-month__label" for={yearName}>
            {t('date.year')}
          </label>
          <input
            class="input date-month__year"
            type="text"
            inputmode="numeric"
            maxlength={4}
            id={yearName}
            name={yearName}
            value={year}
            autocomplete={birth ? 'bday-year' : 'off'}
            aria-invalid={invalid}
          />
        </div>
      </div>
    </Fieldset>
  )
}
