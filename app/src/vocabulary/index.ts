export { symptomRoot } from './content/searchable.ts'
export type { InstallTrx } from './install/install.sql.ts'
export {
  type InstallOptions,
  type InstallReport,
  installStarter,
  installVocabulary,
} from './install/install-vocabulary.ts'
export { type Moved, onRemap, type RemapListener, type Remapping } from './install/remap.ts'
export { vocabularyInstalled } from './install/vocabulary-installed.event.ts'
export { ReleaseError } from './releases/release-error.ts'
export type { FoundDisease } from './search/disease-search.ts'
export type { OwnWords } from './search/own-words.ts'
export type { FoundTerm } from './search/symptom-search.ts'
export type { DiseaseSymptom, Vocabulary } from './snapshot.ts'
export { type VocabularyService, vocabularyService } from './vocabulary-service.ts'
