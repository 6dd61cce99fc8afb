import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LabelledMark, overlap, placeLabels, reachOf, touches } from './labels.ts'
import { mapSide, placePeople } from './layout.ts'

const groups: readonly LabelledMark['group'][] = [
  { kind: 'disease', diseaseId: 'a', look: 2, shape: 'circle' },
  { kind: 'disease', diseaseId: 'b', look: 3, shape: 'triangle' },
  { kind: 'undiagnosed' },
  { kind: 'case' },
]

const someone = fc.record({
  score: fc.double({ min: 0.3, max: 0.95, noNaN: true }),
  group: fc.integer({ min: 0, max: groups.length - 1 }),
  name: fc.stringMatching(/^[a-zA-ZăâîșțñéWMil_-]{1,13}$/),
})

const marksOf = (
  people: readonly { score: number; group: number; name: string }[],
): readonly LabelledMark[] => {
  const known = people.map((one, at) => ({
    ...one,
    id: `p${String(at).padStart(2, '0')}`,
    group: `${one.group}`,
  }))
  const placed = placePeople(known.map(({ id, score, group }) => ({ id, score, group })))
  return known.flatMap(({ id, score, group, name }) => {
    const at = placed.find((one) => one.id === id)
    const look = groups[Number(group)]
    if (at === undefined || look === undefined) return []
    return [{ id, x: at.x, y: at.y, score, group: look, name: look.kind === 'case' ? undefined : name }]
  })
}

const seeded = { seed: 20261125, numRuns: 150 }

describe('names on the map', () => {
  it('touch neither each other, nor a mark, nor the edge, whoever is on it', () => {
    fc.assert(
      fc.property(
        fc.array(someone, { maxLength: 26 }),
        fc.stringMatching(/^[a-zA-Z]{1,13}$/),
        (people, you) => {
          const marks = marksOf(people)
          const labels = placeLabels(marks, you)
          const boxes = [
            ...(labels.you ? [labels.you.box] : []),
            ...[...labels.names.values()].map(({ box }) => box),
          ]
          const discs = [
            { x: mapSide / 2, y: mapSide / 2, reach: 34 },
            ...marks.map(({ x, y, group }) => ({ x, y, reach: reachOf(group) })),
          ]
          boxes.forEach((box, at) => {
            expect(boxes.slice(at + 1).filter((other) => overlap(box, other))).toEqual([])
            expect(discs.filter((disc) => touches(box, disc))).toEqual([])
            expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(0)
            expect(Math.max(box.right, box.bottom)).toBeLessThanOrEqual(mapSide)
          })
        },
      ),
      seeded,
    )
  })

  it('are in the same places for the same people, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 26 }), (people) => {
        const marks = marksOf(people)
        const again = placeLabels(marks.toReversed(), 'Noa')
        expect([...again.names].sort()).toEqual([...placeLabels(marks, 'Noa').names].sort())
        expect(again.you).toEqual(placeLabels(marks, 'Noa').you)
      }),
      seeded,
    )
  })

  it('are there wherever there is room: a few neighbours all have theirs, and so has the middle', () => {
    const few = [0.8, 0.7, 0.6, 0.5, 0.45].map((score, group) => ({
      score,
      group: group % 3,
      name: 'luz-de-abril',
    }))
    const labels = placeLabels(marksOf(few), 'Noa')
    expect(labels.names.size).toBe(5)
    expect(labels.you?.onPhone).toBe(true)
  })
})
