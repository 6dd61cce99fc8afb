import { expect, test } from 'vitest'
import { aSmallWorld } from '../test/small-world.ts'
import { buildEngine, informationContent, type PersonInput, type Query } from './index.ts'

function explain(query: Query, person: Omit<PersonInput, 'id'>) {
  const engine = buildEngine(aSmallWorld())
  engine.put({ id: 'other', ...person })
  const [match] = engine.people(query, { top: 1, floor: 0 })
  if (match === undefined) throw new Error('nobody found')
  return match.explanation
}

test('shared symptoms are named in their most specific form, the most telling first', () => {
  const { shared, near } = explain(
    { present: ['weakness', 'cataract', 'eye'] },
    { present: ['cataract', 'weakness'] },
  )
  expect(shared.map(({ term }) => term)).toEqual(['cataract', 'weakness'])
  expect(near).toEqual([])
})

test('a vaguer form of what the other has is shared, and neither form is called a difference', () => {
  const { shared, onlyMine, onlyTheirs } = explain({ present: ['fit'] }, { present: ['focal', 'weakness'] })
  expect(shared.map(({ term }) => term)).toEqual(['seizure'])
  expect(onlyMine).toEqual([])
  expect(onlyTheirs).toEqual(['weakness'])
})

test('two kinds of one thing are near, with the kind they have in common', () => {
  const { shared, near, onlyMine, onlyTheirs } = explain(
    { present: ['focal', 'cataract'] },
    { present: ['absence', 'weakness'] },
  )
  expect(shared).toEqual([])
  expect(near.map(({ mine, theirs, common }) => ({ mine, theirs, common }))).toEqual([
    { mine: 'focal', theirs: 'absence', common: 'seizure' },
  ])
  expect(onlyMine).toEqual(['cataract'])
  expect(onlyTheirs).toEqual(['weakness'])
})

test('having what the other was found not to have is a conflict, a broader "not" included', () => {
  const { conflicts, ruledOut } = explain(
    { present: ['focal', 'cataract'], excluded: ['muscle'] },
    { present: ['cataract', 'weakness'], excluded: ['fit', 'absence'] },
  )
  expect(conflicts).toEqual(['focal'])
  expect(ruledOut).toEqual(['weakness'])
})

test('sharing only what everybody has is no reason', () => {
  const engine = buildEngine(aSmallWorld())
  engine.put({ id: 'other', present: ['weakness'] })
  expect(engine.people({ present: ['cataract'] }, { top: 1, floor: 0 })).toEqual([])
})

test('a symptom everybody has is still said to be shared, and brings nothing', () => {
  const { ontology } = aSmallWorld()
  const ic = informationContent(ontology, [{ terms: ['seizure'] }, { terms: ['seizure', 'cataract'] }])
  const engine = buildEngine({ ontology, ic })
  engine.put({ id: 'other', present: ['focal', 'cataract'] })
  const [match] = engine.people({ present: ['seizure', 'cataract'] }, { top: 1, floor: 0 })
  expect(match?.explanation).toMatchObject({
    shared: [{ term: 'cataract' }, { term: 'seizure', contribution: 0 }],
    onlyTheirs: [],
  })
})
