import type { Examples } from '../example.ts'
import { Details } from './details.tsx'

export const detailsExamples: Examples = {
  component: 'Details',
  use: 'More for who wants it. Never what everybody needs.',
  examples: [
    {
      title: 'Closed and open',
      view: () => (
        <>
          <Details summary="How we work out who is like you">
            <p>We compare symptoms. Rare ones count more than common ones.</p>
          </Details>
          <Details summary="What a published case is" open>
            <p>A patient described in a medical paper. They are not a member and cannot be contacted.</p>
          </Details>
        </>
      ),
    },
  ],
}
