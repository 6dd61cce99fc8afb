import type { Examples } from '../example.ts'
import { Tag } from './tag.tsx'

export const tagExamples: Examples = {
  component: 'Tag',
  use: 'A word about the thing beside it. The colour is only the second sign.',
  examples: [
    {
      title: 'All tones',
      view: () => (
        <div class="actions">
          <Tag>published case</Tag>
          <Tag tone="action">open for members</Tag>
          <Tag tone="you">you</Tag>
          <Tag tone="success">confirmed by a doctor</Tag>
          <Tag tone="warning">review is due</Tag>
        </div>
      ),
    },
  ],
}
