import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SEEDED } from '../test/arbitrary.ts'
import { idTable } from './ids.ts'

const anId = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', '__proto__', 'constructor', 'é', 'Ā', '\ud800', 'a'.repeat(9_000)),
  fc.nat(400).map((number) => `p${number}`),
)

test('every id comes back as it was given, with one handle and one place, whatever was forgotten between', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anId, fc.boolean()), { maxLength: 600 }), (steps) => {
      const table = idTable()
      const known = new Map<string, number>()
      steps.forEach(([id, stays], at) => {
        const handle = table.add(id)
        if (known.has(id)) expect(handle).toBe(known.get(id))
        known.set(id, handle)
        table.setPlace(handle, at)
        if (!stays) {
          table.free(handle)
          known.delete(id)
          expect(table.handleOf(id)).toBe(-1)
        }
      })
      expect(table.size).toBe(known.size)
      expect(new Set(known.values()).size).toBe(known.size)
      for (const [id, handle] of known) {
        expect(table.handleOf(id)).toBe(handle)
        expect(table.idOf(handle)).toBe(id)
      }
    }),
    { ...SEEDED, numRuns: 60 },
  )
})
