import type { Examples } from '../example.ts'
import { InlineHelp } from './inline-help.tsx'

export const inlineHelpExamples: Examples = {
  component: 'InlineHelp',
  use: 'Answers the question a person has at this very field.',
  examples: [
    {
      title: 'Why we ask',
      view: () => (
        <InlineHelp question="Why do we ask for the birth month?">
          <p>Many rare diseases begin at a certain age. Others see only an age group.</p>
        </InlineHelp>
      ),
    },
  ],
}
