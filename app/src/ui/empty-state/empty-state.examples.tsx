import type { Examples } from '../example.ts'
import { EmptyState } from './empty-state.tsx'

export const emptyStateExamples: Examples = {
  component: 'EmptyState',
  use: 'Nothing here yet: what happens next, and what to do meanwhile.',
  examples: [
    {
      title: 'An honest answer',
      view: () => (
        <EmptyState title="Nobody close enough yet" headingLevel={3}>
          <p>We will tell you when there is.</p>
          <p>
            Meanwhile: <a href="#empty-state">read about undiagnosed conditions</a>.
          </p>
        </EmptyState>
      ),
    },
  ],
}
