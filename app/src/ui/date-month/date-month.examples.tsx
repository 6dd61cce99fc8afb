import type { Examples } from '../example.ts'
import { DateMonth } from './date-month.tsx'

export const dateMonthExamples: Examples = {
  component: 'DateMonth',
  use: 'A month and a year, when the day is not needed.',
  examples: [
    {
      title: 'A birth month',
      view: (locale) => (
        <DateMonth
          locale={locale}
          name="exampleBirth"
          legend="When was Maria born?"
          hint="The day is not needed."
          month={5}
          year={2022}
          whoSees="others see only an age group, such as 3 to 5 years"
        />
      ),
    },
  ],
}
