import type { Examples } from '../example.ts'
import { TermChips } from './term-chip.tsx'

export const termChipExamples: Examples = {
  component: 'TermChip, TermChips',
  use: 'A symptom or disease: the lay word first, the code small and second.',
  examples: [
    {
      title: 'Present, absent, not sure',
      view: (locale) => (
        <form method="get">
          <TermChips
            chips={[
              {
                locale,
                label: 'Falls often',
                code: 'HP:0002359',
                state: 'present',
                remove: { name: 'remove', value: '1' },
              },
              { locale, label: 'Seizures', code: 'HP:0001250', state: 'absent' },
              { locale, label: 'Squint', code: 'HP:0000486', state: 'unsure', href: '#term-chip' },
            ]}
          />
        </form>
      ),
    },
  ],
}
