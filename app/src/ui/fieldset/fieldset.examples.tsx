import type { Examples } from '../example.ts'
import { Field } from '../field/field.tsx'
import { Fieldset } from './fieldset.tsx'

export const fieldsetExamples: Examples = {
  component: 'Fieldset',
  use: 'Several fields that answer one question.',
  examples: [
    {
      title: 'Two fields, one question',
      view: (locale) => (
        <Fieldset locale={locale} name="example-doctor" legend="Who is your doctor?" optional>
          <Field locale={locale} name="example-doctor-name" label="Name" width="medium" />
          <Field locale={locale} name="example-hospital" label="Hospital" width="medium" />
        </Fieldset>
      ),
    },
  ],
}
