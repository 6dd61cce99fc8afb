import { formatNumber } from '../../platform/i18n/index.ts'
import type { Examples } from '../example.ts'
import { Table } from './table.tsx'

export const tableExamples: Examples = {
  component: 'Table',
  use: 'Numbers and lists that are compared. Scrolls by itself on a small screen.',
  examples: [
    {
      title: 'With numbers',
      view: (locale) => (
        <Table
          id="example-table"
          caption="Published cases by group"
          columns={[
            { label: 'Group' },
            { label: 'Cases', numeric: true },
            { label: 'Papers', numeric: true },
          ]}
          rows={[
            ['Neuromuscular', formatNumber(locale, 1204), formatNumber(locale, 86)],
            ['Paediatric tumours', formatNumber(locale, 312), formatNumber(locale, 21)],
            ['Undiagnosed', formatNumber(locale, 57), formatNumber(locale, 9)],
          ]}
        />
      ),
    },
  ],
}
