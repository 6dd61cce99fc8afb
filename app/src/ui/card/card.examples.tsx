import type { Examples } from '../example.ts'
import { Tag } from '../tag/tag.tsx'
import { Card, Cards } from './card.tsx'

export const cardExamples: Examples = {
  component: 'Card, Cards',
  use: 'One thing among several of its kind. A page is not made of cards.',
  examples: [
    {
      title: 'Two people and you',
      view: () => (
        <Cards>
          <Card title="Maria" kicker="You" you>
            <p>4 years old, no diagnosis yet, 6 symptoms.</p>
          </Card>
          <Card title="A boy of 5" kicker="Published case" href="#card">
            <p>You share 4 symptoms. The rarest: cannot climb stairs.</p>
            <Tag>from a medical paper</Tag>
          </Card>
        </Cards>
      ),
    },
  ],
}
