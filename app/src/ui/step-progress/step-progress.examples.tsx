import type { Examples } from '../example.ts'
import { StepProgress } from './step-progress.tsx'

export const stepProgressExamples: Examples = {
  component: 'StepProgress',
  use: 'Where the person is, in words, and how long it takes.',
  examples: [
    {
      title: 'The fourth of five',
      view: (locale) => (
        <StepProgress locale={locale} step={4} of={5} name="symptoms" minutes={3} back="#step-progress" />
      ),
    },
    {
      title: 'The first',
      view: (locale) => <StepProgress locale={locale} step={1} of={5} name="about you" />,
    },
  ],
}
