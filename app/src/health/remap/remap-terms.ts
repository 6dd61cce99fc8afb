import { z } from 'zod'
import { nobody } from '../../platform/db/index.ts'
import { publish } from '../../platform/events/index.ts'
import { job } from '../../platform/jobs/index.ts'
import type { Services } from '../../platform/services.ts'
import { healthChanged } from '../health.events.ts'
import { vocabularyOf } from '../vocabulary.ts'
import {
  uncheckedCodesOf,
  uncheckedEditors,
  uncheckedMoveDiagnosis,
  uncheckedMoveSymptom,
} from './remap.sql.ts'

/** What moved, by code: never whose. */
export type MovedCodes = readonly { readonly from: string; readonly to: string; readonly rows: number }[]

type Moves = readonly { readonly from: string; readonly to: string }[]

const movesOf = (codes: readonly string[], current: (id: string) => string | undefined): Moves =>
  codes.flatMap((from) => {
    const to = current(from)
    return to === undefined || to === from ? [] : [{ from, to }]
  })

/**
 * Brings every stored code to the one in force in the vocabulary now held, as a new wording that supersedes the old one.
 * Safe to repeat; a code that nobody knows any more stays as it is. It does not count as the family's own touch, so a
 * draft left alone is not kept longer by it.
 */
export const remapTerms = async (
  services: Pick<Services, 'database' | 'clock' | 'vocabulary'>,
): Promise<MovedCodes> => {
  const { database, clock } = services
  const vocabulary = vocabularyOf(services)
  const counts = new Map<string, { from: string; to: string; rows: number }>()
  const editors = await database.begin('index', nobody, uncheckedEditors)
  for (const { personId, accountId } of editors) {
    const moves = await database.begin('health', { accountId }, async (health) => {
      const codes = await uncheckedCodesOf(health, personId)
      const symptoms = movesOf(codes.terms, vocabulary.currentSymptom)
      const diseases = movesOf(codes.diseases, vocabulary.currentDisease)
      const now = clock.now()
      for (const move of symptoms) await uncheckedMoveSymptom(health, { ...move, personId, now })
      for (const move of diseases) await uncheckedMoveDiagnosis(health, { ...move, personId, now })
      const all = [...symptoms, ...diseases]
      if (all.length > 0) await publish(health, healthChanged, { personId })
      return all
    })
    for (const { from, to } of moves) {
      const known = counts.get(from) ?? { from, to, rows: 0 }
      known.rows += 1
      counts.set(from, known)
    }
  }
  return [...counts.values()].sort((a, b) => (a.from < b.from ? -1 : 1))
}

/** Once a night, so that a code that moved while nobody looked follows by itself. */
export const followVocabulary = job({
  name: 'health.follow-vocabulary',
  payload: z.object({}),
  maxAttempts: 3,
  cron: '17 3 * * *',
  handle: async (_payload, services) => {
    const moved = await remapTerms(services)
    if (moved.length > 0) services.log.info({ moved }, 'stored codes followed the vocabulary')
  },
})
