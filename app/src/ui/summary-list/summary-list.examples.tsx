import type { Examples } from '../example.ts'
import { SummaryList } from './summary-list.tsx'

export const summaryListExamples: Examples = {
  component: 'SummaryList',
  use: 'What has been said so far, each with the way to change it.',
  examples: [
    {
      title: 'Before sending',
      view: () => (
        <SummaryList
          rows={[
            {
              term: 'Nickname',
              value: 'north-wind',
              change: { href: '#summary-list', label: 'Change', what: 'nickname' },
            },
            {
              term: 'Country',
              value: 'Romania',
              change: { href: '#summary-list', label: 'Change', what: 'country' },
            },
            { term: 'Joined', value: '3 May 2026' },
          ]}
        />
      ),
    },
  ],
}
