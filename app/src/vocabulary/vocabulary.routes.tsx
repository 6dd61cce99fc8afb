import { page, type Route } from '../access/index.ts'
import { browseTerm } from './browse/browse-term.ts'
import { SearchPage } from './browse/search.page.tsx'
import { searchDiseases } from './browse/search-diseases.ts'
import { searchSymptoms } from './browse/search-symptoms.ts'
import { TermPage } from './browse/term.page.tsx'
import { symptomRoot } from './content/searchable.ts'
import { readSources } from './sources/read-sources.ts'
import { SourcesPage } from './sources/sources.page.tsx'

const asked = (raw: Readonly<Record<string, unknown>>): string =>
  typeof raw.q === 'string' ? raw.q.slice(0, 300) : ''

export const vocabularyRoutes: readonly Route[] = [
  page('/symptoms', {
    operation: searchSymptoms,
    view: (visit, value) => {
      const vocabulary = visit.services.vocabulary.current()
      const starts = vocabulary
        .childrenOf(symptomRoot)
        .map((id) => ({ id, label: vocabulary.termLabel(id, visit.locale) }))
      return <SearchPage visit={visit} what="symptoms" starts={starts} {...value} />
    },
    again: (visit, failure) => (
      <SearchPage visit={visit} what="symptoms" query={asked(visit.raw)} found={[]} failure={failure} />
    ),
  }),
  page('/symptoms/:id', {
    operation: browseTerm,
    view: (visit, term) => <TermPage visit={visit} term={term} />,
  }),
  page('/diseases', {
    operation: searchDiseases,
    view: (visit, value) => <SearchPage visit={visit} what="diseases" {...value} />,
    again: (visit, failure) => (
      <SearchPage visit={visit} what="diseases" query={asked(visit.raw)} found={[]} failure={failure} />
    ),
  }),
  page('/sources', {
    operation: readSources,
    view: (visit, sources) => <SourcesPage visit={visit} sources={sources} />,
  }),
]
