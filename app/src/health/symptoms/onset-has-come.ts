import type { Granted } from '../../access/index.ts'
import type { HealthTrx } from '../../platform/db/index.ts'
import { ok, type Result, refuse } from '../../platform/result/index.ts'
import { profileOf } from '../profile/profile.sql.ts'
import { highestAgeInMonths } from '../profile/profile.ts'
import type { SymptomFacts } from './symptom.ts'

/** A symptom cannot begin at an age nobody has reached. Where no birth is known, any age may be. */
export const onsetHasCome = async (
  health: HealthTrx,
  granted: Granted<'write'>,
  { onsetMonths, now }: { readonly onsetMonths: SymptomFacts['onsetMonths']; readonly now: Date },
): Promise<Result<undefined>> => {
  if (onsetMonths === undefined) return ok(undefined)
  const profile = await profileOf(health, granted)
  const birth = { birthYear: profile?.birth_year ?? undefined, birthMonth: profile?.birth_month ?? undefined }
  const highest = highestAgeInMonths(birth, now)
  return highest !== undefined && onsetMonths > highest
    ? refuse('age-in-future', { field: 'onsetYears' })
    : ok(undefined)
}
