import type { Examples } from '../example.ts'
import { TextArea } from './text-area.tsx'

export const textAreaExamples: Examples = {
  component: 'TextArea',
  use: 'An answer in the person’s own words.',
  examples: [
    {
      title: 'With an answer',
      view: (locale) => (
        <TextArea
          locale={locale}
          name="example-words"
          label="What do you notice about your child?"
          hint="A few words for each thing are enough: “falls a lot”, “squints when tired”."
          value="She falls a lot and cannot climb stairs."
          rows={4}
          whoSees="nobody, and nothing you write here is kept"
        />
      ),
    },
  ],
}
