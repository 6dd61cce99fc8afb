import { countries } from '../../platform/i18n/index.ts'
import type { Examples } from '../example.ts'
import { Select } from './select.tsx'

export const selectExamples: Examples = {
  component: 'Select',
  use: 'A long list that people know by heart, such as countries. Up to seven choices are Radios.',
  examples: [
    {
      title: 'Countries, in the reader’s language and order',
      view: (locale) => (
        <Select
          locale={locale}
          name="example-country"
          label="Country"
          placeholder="Choose a country"
          width="medium"
          options={countries(locale).map(({ code, name }) => ({ value: code, label: name }))}
        />
      ),
    },
  ],
}
