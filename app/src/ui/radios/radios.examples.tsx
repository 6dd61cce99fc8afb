import type { Examples } from '../example.ts'
import { Field } from '../field/field.tsx'
import { Radios } from './radios.tsx'

export const radiosExamples: Examples = {
  component: 'Radios',
  use: 'One answer out of a few. “I don’t know” is a real answer.',
  examples: [
    {
      title: 'With a question that depends on the answer',
      view: (locale) => (
        <Radios
          locale={locale}
          name="example-diagnosis"
          legend="Is there a diagnosis?"
          value="suspected"
          options={[
            { value: 'confirmed', label: 'Yes, a doctor has confirmed it' },
            {
              value: 'suspected',
              label: 'Suspected',
              hint: 'A doctor has named it, and tests are still going on.',
              reveal: <Field locale={locale} name="example-disease" label="Which disease is suspected?" />,
            },
            { value: 'undiagnosed', label: 'No diagnosis yet' },
            { value: 'unknown', label: 'I don’t know' },
          ]}
        />
      ),
    },
    {
      title: 'With something to check',
      view: (locale) => (
        <Radios
          locale={locale}
          name="example-still"
          legend="Is it still there?"
          error="Choose an answer. “I don’t know” is one too."
          options={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No, it went away' },
            { value: 'unknown', label: 'I don’t know' },
          ]}
        />
      ),
    },
  ],
}
