import type { Examples } from '../example.ts'
import { ErrorSummary } from './error-summary.tsx'

export const errorSummaryExamples: Examples = {
  component: 'ErrorSummary',
  use: 'First on a page whose form could not be accepted; takes the focus and leads to each field.',
  examples: [
    {
      title: 'Two things to check',
      view: (locale) => (
        <ErrorSummary
          locale={locale}
          takeFocus={false}
          problems={[
            { field: 'example-email', sentence: 'Write the whole address, such as ana@example.org.' },
            { field: 'example-still', sentence: 'Say whether it is still there.' },
          ]}
        />
      ),
    },
  ],
}
