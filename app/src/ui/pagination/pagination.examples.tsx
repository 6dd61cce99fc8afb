import type { Examples } from '../example.ts'
import { Pagination } from './pagination.tsx'

export const paginationExamples: Examples = {
  component: 'Pagination',
  use: 'A long list in pages that have addresses.',
  examples: [
    {
      title: 'In the middle',
      view: (locale) => (
        <Pagination locale={locale} page={3} pages={12} hrefFor={(page) => `?page=${page}#pagination`} />
      ),
    },
  ],
}
