import type { Module } from '../access/index.ts'
import { pageRoutes } from './pages/pages.routes.tsx'
import { readPage } from './pages/read-page.ts'

export { examples as libraryExamples } from './access.examples.ts'
export {
  type Suggestion,
  type SuggestionSource,
  type Suggestions,
  type SuggestionsAbout,
  suggestionSlot,
} from './suggestions/suggestions.ts'

export const libraryModule: Module = { name: 'library', operations: [readPage], routes: pageRoutes }
