import type { Granted } from '../access/index.ts'
import { dataKeyOf } from '../people/index.ts'
import { type HealthTrx, inHealth, type Trx } from '../platform/db/index.ts'
import { publish } from '../platform/events/index.ts'
import type { Result } from '../platform/result/index.ts'
import type { Services } from '../platform/services.ts'
import { personOf } from './acted-for.ts'
import { healthChanged } from './health.events.ts'
import { touchProfile } from './profile/profile.sql.ts'
import { type WordsOf, wordsOf } from './sealed-words.ts'

type Writing = {
  readonly trx: Trx
  readonly granted: Granted<'write'>
  readonly services: Services
  readonly now: Date
}

/**
 * Every write to a person's health goes through here. Touching the profile first takes its row lock, so two writes about
 * one person wait for each other: the second of a double submit sees what the first did. Then whoever listens is told.
 */
export const changeHealth = async <T>(
  { trx, granted, services, now }: Writing,
  act: (health: HealthTrx, words: WordsOf) => Promise<Result<T>>,
): Promise<Result<T>> => {
  const personId = personOf(granted)
  const words = wordsOf(services, personId, await dataKeyOf(trx, services, personId))
  return inHealth(trx, async (health) => {
    await touchProfile(health, granted, now)
    const result = await act(health, words)
    if (result.ok) await publish(health, healthChanged, { personId })
    return result
  })
}
