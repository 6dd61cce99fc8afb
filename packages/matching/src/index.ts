export type { AnnotationFrequency } from './annotation-frequency.ts'
export type { Bonus, Engine, Match, NearPerson, PeopleOptions, Where } from './api.ts'
export { CALIBRATION_VERSION } from './calibration.ts'
export type { DiseaseParts } from './disease-evidence.ts'
export type { SharedSymptom } from './disease-explain.ts'
export { buildDiseaseIndex, type DiseaseIndex, type DiseaseRecord } from './disease-index.ts'
export {
  buildDiseaseModel,
  type DiseaseBonus,
  type DiseaseModel,
  type GroupOptions,
  type RankedDisease,
  type RankedGroup,
} from './disease-model.ts'
export { DEFAULT_DISEASE_SETTINGS, type DiseaseSettings } from './disease-settings.ts'
export type { DiseaseAnnotation } from './disease-table.ts'
export { buildEngine } from './engine.ts'
export { MatchingError, type MatchingErrorCode } from './error.ts'
export type { Explanation, NearTerms, SharedTerm } from './explain.ts'
export { type InformationContent, informationContent, UNITS_PER_NAT } from './information-content.ts'
export { type MapShape, type Neighbour, type Position, placeNeighbours } from './map.ts'
export { buildOntology, type Ontology, type TermRecord } from './ontology.ts'
export type { Facets, PersonInput, Query } from './profile.ts'
export {
  DEFAULT_ROUTE_SETTINGS,
  type Helper,
  type Route,
  type RoutedQuestion,
  type RoutePart,
  type RouteSettings,
  routeParts,
  routes,
} from './routes.ts'
export { DEFAULT_SETTINGS, type Settings } from './settings.ts'
export { VARIETY, varied } from './variety.ts'
