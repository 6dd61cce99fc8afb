import type { Examples } from '../example.ts'
import { Breadcrumb } from './breadcrumb.tsx'

export const breadcrumbExamples: Examples = {
  component: 'Breadcrumb',
  use: 'Where a deep page lies. The page itself comes last and is no link. `Page` places it.',
  examples: [
    {
      title: 'Three deep',
      view: (locale) => (
        <Breadcrumb
          locale={locale}
          items={[
            { label: 'Library', href: '#breadcrumb' },
            { label: 'Neuromuscular diseases', href: '#breadcrumb' },
            { label: 'Bethlem muscular dystrophy' },
          ]}
        />
      ),
    },
  ],
}
