import {
  buildDiseaseIndex,
  buildDiseaseModel,
  buildEngine,
  type DiseaseAnnotation,
  type DiseaseIndex,
  type DiseaseModel,
  type DiseaseSettings,
  type Engine,
  type InformationContent,
  type NearPerson,
  type Ontology,
  type PeopleOptions,
  type Query,
  varied,
} from '@share4rare/matching'

/** What is known of symptoms and of diseases, wherever it was read from. */
export type Knowledge = {
  readonly ontology: Ontology
  readonly ic: InformationContent
  readonly annotations: readonly DiseaseAnnotation[]
}

/** The parts over one knowledge: whoever weighs diseases and whoever searches people count them by the same numbers. */
export type Composition = Pick<Knowledge, 'ontology' | 'ic'> & {
  /** None where no disease is described: people are then compared by their symptoms alone. */
  readonly model: DiseaseModel | undefined
  readonly diseases: DiseaseIndex
  readonly emptyEngine: () => Engine
}

export const composeEngine = (
  { ontology, ic, annotations }: Knowledge,
  settings: Partial<Omit<DiseaseSettings, 'version'>> = {},
): Composition => {
  const model =
    annotations.length === 0 ? undefined : buildDiseaseModel({ ontology, ic, annotations, settings })
  const diseases = buildDiseaseIndex((model?.diseases ?? []).map((id) => ({ id })))
  return { ontology, ic, model, diseases, emptyEngine: () => buildEngine({ ontology, ic, diseases }) }
}

/** How many of the nearest make room for each other's diagnoses: the same for every `top`, so that a longer list only adds. */
const reordered = 100

type Wish = PeopleOptions & {
  readonly diagnosesOf: (id: string) => readonly string[]
  readonly isNear?: (found: NearPerson) => boolean
}

/** The nearest people, those of one diagnosis making room for others; `score + variety` is the nearness. */
export const nearestVaried = (
  engine: Pick<Engine, 'nearest'>,
  query: Query,
  { diagnosesOf, isNear = () => true, ...options }: Wish,
): readonly (NearPerson & { readonly variety: number })[] => {
  const near = engine.nearest(query, { ...options, top: Math.max(options.top, reordered) }).filter(isNear)
  return varied(near, ({ id }) => diagnosesOf(id)).slice(0, options.top)
}
