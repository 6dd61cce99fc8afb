import { describe, expect, it } from 'vitest'
import { composeEngine } from './compose-engine.ts'
import { diseaseGroups } from './disease-groups.ts'
import { knowledgeOf } from './knowledge-of.ts'
import { topicsFor } from './topics.ts'

const root = 'HP:0000118'
const [weak, calves, squint, fits] = ['HP:0001324', 'HP:0008981', 'HP:0000486', 'HP:0001250']
const muscle = ['D:m1', 'D:m2', 'D:m3']
const eye = ['D:e1', 'D:e2', 'D:e3']
const fit = ['D:f1', 'D:f2', 'D:f3']

const symptoms = (disease: string): readonly string[] => {
  if (eye.includes(disease)) return [squint, fits]
  return fit.includes(disease) ? [fits, calves] : [weak, calves]
}

/** Three muscle diseases under two groups, one within the other, and under a disease described itself; three of the eye, three with fits. */
const vocabulary = {
  ontologyTerms: () => [
    { id: root, parents: [], alternatives: [] },
    ...[weak, calves, squint, fits].map((id) => ({ id, parents: [root], alternatives: [] })),
  ],
  describedDiseases: () => [...muscle, ...eye, ...fit, 'D:series'],
  symptomsOf: (disease: string) => symptoms(disease).map((term) => ({ term, absent: false, share: 0.9 })),
  diseaseParents: (id: string): readonly string[] => {
    if (muscle.includes(id)) return ['D:series', 'G:limb']
    if (id === 'D:series' || id === 'G:limb') return ['G:muscle']
    if (fit.includes(id)) return ['G:fit']
    return eye.includes(id) ? ['G:eye'] : []
  },
}
const { model } = composeEngine(knowledgeOf(vocabulary), { sources: {}, temperature: 1 })
const groups = diseaseGroups(vocabulary)
const topics = (present: readonly string[], diseaseIds: readonly string[] = []) =>
  topicsFor({ model, groups }, { present }, diseaseIds)

describe('topics to read and ask about', () => {
  it('are the narrowest groups that hold most of the belief, with the symptoms that led there', () => {
    const [topic, ...more] = topics([weak, calves])
    expect(topic?.groupId).toBe('G:limb')
    expect(topic?.because.toSorted()).toEqual([weak, calves].toSorted())
    expect(more).toEqual([])
  })

  it('never name a disease, also where it is the group of others', () => {
    const named = [...groups.of.values()].flat()
    for (const disease of vocabulary.describedDiseases()) expect(named).not.toContain(disease)
  })

  it('are none where the symptoms speak for several groups alike', () => {
    expect(topics([root])).toEqual([])
  })

  it('stay within the groups of a diagnosis that stands', () => {
    expect(topics([weak, calves], ['D:m2']).map(({ groupId }) => groupId)).toEqual(['G:limb'])
    expect(topics([weak, calves], ['D:e1'])).toEqual([])
  })

  it('are none where nothing describes diseases, or no release orders them', () => {
    expect(topicsFor({ model: undefined, groups }, { present: [weak] }, [])).toEqual([])
    const flat = diseaseGroups({ ...vocabulary, diseaseParents: () => [] })
    expect(topicsFor({ model, groups: flat }, { present: [weak, calves] }, [])).toEqual([])
  })
})
