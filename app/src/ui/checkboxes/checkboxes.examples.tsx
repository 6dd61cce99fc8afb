import type { Examples } from '../example.ts'
import { Checkboxes } from './checkboxes.tsx'

export const checkboxesExamples: Examples = {
  component: 'Checkboxes',
  use: 'Any number of answers, or one consent. Never ticked beforehand.',
  examples: [
    {
      title: 'Several answers',
      view: (locale) => (
        <Checkboxes
          locale={locale}
          name="example-languages"
          legend="Which languages do you read?"
          hint="Choose all that fit."
          values={['es']}
          options={[
            { value: 'en', label: 'English' },
            { value: 'es', label: 'Español' },
            { value: 'ro', label: 'Română' },
          ]}
        />
      ),
    },
    {
      title: 'One consent',
      view: (locale) => (
        <Checkboxes
          locale={locale}
          name="example-consent"
          legend="Your draft"
          whoSees="only you"
          options={[
            {
              value: 'yes',
              label: 'Keep my draft',
              hint: 'For 30 days, so that you can stop and come back. You can delete it at any time.',
            },
          ]}
        />
      ),
    },
  ],
}
