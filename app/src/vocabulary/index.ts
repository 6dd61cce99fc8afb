import type { Module } from '../access/index.ts'
import { listener } from '../platform/events/index.ts'
import { browseTerm } from './browse/browse-term.ts'
import { searchDiseases } from './browse/search-diseases.ts'
import { searchSymptoms } from './browse/search-symptoms.ts'
import { vocabularyInstalled } from './install/vocabulary-installed.event.ts'
import { readSources } from './sources/read-sources.ts'
import { vocabularyRoutes } from './vocabulary.routes.tsx'

export { examples as vocabularyExamples } from './access.examples.ts'
export { symptomRoot } from './content/searchable.ts'
export { type InstallCommand, installCommand, statusCommand } from './install/commands.ts'
export {
  type InstallOptions,
  type InstallReport,
  installStarter,
  installVocabulary,
} from './install/install-vocabulary.ts'
export type { Moved, Remapping, StoredCodes } from './install/remap.ts'
export { type Annotation, readAnnotations } from './releases/annotations.ts'
export { fileSource, readLines, type Source, streamSource } from './releases/lines.ts'
export { readOntology } from './releases/ontology.ts'
export { ReleaseError } from './releases/release-error.ts'
export type { FoundDisease } from './search/disease-search.ts'
export type { OwnWords } from './search/own-words.ts'
export type { FoundTerm } from './search/symptom-search.ts'
export type { DiseaseSymptom, Vocabulary } from './snapshot.ts'
export { type VocabularyService, vocabularyService } from './vocabulary-service.ts'

export { vocabularyInstalled }

export const vocabularyModule: Module = {
  name: 'vocabulary',
  operations: [searchSymptoms, searchDiseases, browseTerm, readSources],
  routes: vocabularyRoutes,
  listeners: ({ vocabulary, log }) => [
    listener(vocabularyInstalled, () => {
      vocabulary.reload().catch((error: unknown) => {
        // The old vocabulary goes on serving; the next event or connection tries again.
        log.error({ error: String(error) }, 'the new vocabulary could not be read')
      })
    }),
  ],
}
