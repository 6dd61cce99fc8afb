import type { Examples } from '../example.ts'
import { WhoSees } from './who-sees.tsx'

export const whoSeesExamples: Examples = {
  component: 'WhoSees',
  use: 'Under every field and every post. Fields take it as a property.',
  examples: [
    {
      title: 'Under a post',
      view: (locale) => <WhoSees locale={locale}>validated members and professionals</WhoSees>,
    },
  ],
}
