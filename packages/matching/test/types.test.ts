import { expectTypeOf, test } from 'vitest'
import {
  type Bonus,
  buildDiseaseIndex,
  buildDiseaseModel,
  buildEngine,
  buildOntology,
  type DiseaseIndex,
  type DiseaseModel,
  type Engine,
  type Explanation,
  type InformationContent,
  informationContent,
  type Match,
  type MatchingError,
  type NearPerson,
  type Ontology,
  type PersonInput,
  type Position,
  placeNeighbours,
  type Query,
  type RankedDisease,
  type RankedGroup,
  type Route,
  routes,
  varied,
} from '../src/index.ts'

/** Judged by the compiler: `npm test -- types` is where a broken promise shows. */
test('every step of the way gives what the next one takes', () => {
  expectTypeOf(buildOntology).returns.toEqualTypeOf<Ontology>()
  expectTypeOf(informationContent).parameter(0).toEqualTypeOf<Ontology>()
  expectTypeOf(informationContent).returns.toEqualTypeOf<InformationContent>()
  expectTypeOf(buildDiseaseIndex).returns.toEqualTypeOf<DiseaseIndex>()
  expectTypeOf(buildDiseaseModel).returns.toEqualTypeOf<DiseaseModel>()
  expectTypeOf(buildEngine).returns.toEqualTypeOf<Engine>()
  expectTypeOf<ReturnType<DiseaseModel['diseaseBonus']>>().toExtend<Bonus>()
})

test('answers are lists nobody can change, and tell what they are made of', () => {
  expectTypeOf<ReturnType<Engine['people']>>().toEqualTypeOf<readonly Match[]>()
  expectTypeOf<ReturnType<Engine['nearest']>>().toEqualTypeOf<readonly NearPerson[]>()
  expectTypeOf<ReturnType<Engine['compare']>>().toEqualTypeOf<Match | undefined>()
  expectTypeOf<ReturnType<DiseaseModel['rankDiseases']>>().toEqualTypeOf<readonly RankedDisease[]>()
  expectTypeOf<ReturnType<DiseaseModel['rankDiseaseGroups']>>().toEqualTypeOf<readonly RankedGroup[]>()
  expectTypeOf(routes).returns.toEqualTypeOf<readonly Route[]>()
  expectTypeOf(placeNeighbours).returns.toEqualTypeOf<readonly Position[]>()
  expectTypeOf<Match['explanation']>().toEqualTypeOf<Explanation>()
  expectTypeOf<Match>().toExtend<NearPerson>()
})

test('what is handed in may be frozen, and needs no more than is said', () => {
  const frozen = { id: 'ana', present: ['HP:0001250'], facets: { language: ['es'] } } as const
  expectTypeOf(frozen).toExtend<PersonInput>()
  expectTypeOf<{ readonly present: readonly string[] }>().toExtend<Query>()
  expectTypeOf<Pick<PersonInput, 'id'>>().not.toExtend<PersonInput>()
  expectTypeOf<Parameters<Engine['people']>[1]>().not.toExtend<{ readonly floor: number }>()
})

test('making room keeps whatever else a caller knows of the people', () => {
  const found = [{ id: 'ana', score: 0.9, nickname: 'a' }] as const
  const [first] = varied(found, () => [])
  expectTypeOf(first?.nickname).toEqualTypeOf<'a' | undefined>()
  expectTypeOf(first?.variety).toEqualTypeOf<number | undefined>()
})

test('an error is told apart by a code the compiler knows', () => {
  expectTypeOf<MatchingError>().toExtend<Error>()
  expectTypeOf<'unknown-term' | 'empty-profile' | 'cyclic-ontology'>().toExtend<MatchingError['code']>()
  expectTypeOf<MatchingError['code']>().not.toEqualTypeOf<string>()
})
