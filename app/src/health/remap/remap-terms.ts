import { z } from 'zod'
import { type HealthTrx, nobody, ruledAs } from '../../platform/db/index.ts'
import { publish } from '../../platform/events/index.ts'
import { job } from '../../platform/jobs/index.ts'
import type { Moved, Remapping, StoredCodes } from '../../vocabulary/index.ts'
import { healthChanged } from '../health.events.ts'
import { vocabularyOf } from '../vocabulary.ts'
import { type Following, following } from './following.ts'
import {
  uncheckedCodesInUse,
  uncheckedEditors,
  uncheckedEnd,
  uncheckedHoldProfile,
  uncheckedPersonsWith,
  uncheckedSaid,
  uncheckedSayDiagnosisAgain,
  uncheckedSaySymptomAgain,
} from './remap.sql.ts'

/**
 * Brings every stored code to the one in force, as a new wording that supersedes the old one, on behalf of an account that
 * edits the person and under row-level security. Safe to repeat. It does not count as the family's own touch, so a draft left
 * alone is not kept longer by it.
 */
export const moveHealthCodes: StoredCodes = async (trx, remapping) => {
  const used = await uncheckedCodesInUse(trx)
  const moves = (current: (id: string) => string | undefined) => (id: string) =>
    ![undefined, id].includes(current(id))
  const persons = await uncheckedPersonsWith(trx, {
    symptoms: used.symptoms.filter(moves(remapping.currentSymptom)),
    diseases: used.diseases.filter(moves(remapping.currentDisease)),
  })
  if (persons.length === 0) return []
  const editors = await ruledAs(trx, { realm: 'index', who: nobody }, (index) =>
    uncheckedEditors(index, persons),
  )
  const counts = counted()
  for (const { personId, accountId } of editors) {
    const who = { accountId }
    counts.add(await ruledAs(trx, { realm: 'health', who }, (health) => moveOf(health, personId, remapping)))
  }
  return counts.moved()
}

/** Once a night: a node that had not yet heard of a new release may have taken an old code just after it. */
export const followVocabulary = job({
  name: 'health.follow-vocabulary',
  payload: z.object({}),
  maxAttempts: 3,
  cron: '17 3 * * *',
  handle: async (_payload, services) => {
    const { currentSymptom, currentDisease } = vocabularyOf(services)
    const remapping = { now: services.clock.now(), currentSymptom, currentDisease }
    const counts = counted()
    const editors = await services.database.begin('index', nobody, (index) => uncheckedEditors(index))
    for (const { personId, accountId } of editors) {
      const move = (health: HealthTrx) => moveOf(health, personId, remapping)
      counts.add(await services.database.begin('health', { accountId }, move))
    }
    const moved = counts.moved()
    if (moved.length > 0) services.log.info({ moved }, 'stored codes followed the vocabulary')
  },
})

const moveOf = async (
  health: HealthTrx,
  personId: string,
  { now, currentSymptom, currentDisease }: Remapping,
): Promise<Following['moves']> => {
  await uncheckedHoldProfile(health, personId)
  const said = await uncheckedSaid(health, personId)
  const symptoms = following(said.symptoms, currentSymptom)
  const diagnoses = following(said.diagnoses, currentDisease)
  const moves = [...symptoms.moves, ...diagnoses.moves]
  if (moves.length === 0) return moves
  // All end before one is said again: a person has a term once, and the database sees to it.
  await uncheckedEnd(health, { table: 'symptom', ids: symptoms.ended, now })
  for (const each of symptoms.again) await uncheckedSaySymptomAgain(health, { ...each, now })
  await uncheckedEnd(health, { table: 'diagnosis', ids: diagnoses.ended, now })
  for (const each of diagnoses.again) await uncheckedSayDiagnosisAgain(health, { ...each, now })
  await publish(health, healthChanged, { personId })
  return moves
}

/** What moved, by code: never whose. */
const counted = () => {
  const rows = new Map<string, Moved>()
  return {
    add: (moves: Following['moves']): void => {
      for (const { from, to } of moves)
        rows.set(from, { what: 'symptoms and diagnoses', from, to, rows: (rows.get(from)?.rows ?? 0) + 1 })
    },
    moved: (): readonly Moved[] => [...rows.values()].sort((a, b) => (a.from < b.from ? -1 : 1)),
  }
}
