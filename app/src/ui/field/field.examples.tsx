import type { Examples } from '../example.ts'
import { Field } from './field.tsx'

export const fieldExamples: Examples = {
  component: 'Field',
  use: 'One short answer. Label above, hint before the field, who sees it below.',
  examples: [
    {
      title: 'With a hint and who sees it',
      view: (locale) => (
        <Field
          locale={locale}
          name="example-nickname"
          label="Nickname"
          hint="Other members know you by this name. Do not use your real one."
          autocomplete="nickname"
          width="medium"
          whoSees="validated members"
        />
      ),
    },
    {
      title: 'With something to check',
      view: (locale) => (
        <Field
          locale={locale}
          name="example-email"
          label="E-mail"
          type="email"
          value="ana@example"
          autocomplete="email"
          error="Write the whole address, such as ana@example.org."
          whoSees="only you"
        />
      ),
    },
    {
      title: 'That can be skipped',
      view: (locale) => <Field locale={locale} name="example-town" label="Town" optional width="medium" />,
    },
  ],
}
