import type { Granted } from '../../access/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import { insertViews, lockViews, noteProfileRequest, seenOn } from './views.sql.ts'

/**
 * Safety figure A8. One account sees no more than this many different members; what it saw today stays open to it.
 * Counted in the database, so that all nodes agree.
 */
export const caps = { listedADay: 200, profilesADay: 25, profileRequestsAnHour: 60 } as const

const hour = 3_600_000
const dayOf = (now: Date): string => now.toISOString().slice(0, 10)

/** Whom of these the day still allows to be shown, in their order; they count as seen from now on. */
export const countListed = async (
  trx: Trx,
  granted: Granted<'read'>,
  { personIds, now }: { readonly personIds: readonly string[]; readonly now: Date },
): Promise<{ readonly shown: readonly string[]; readonly capReached: boolean }> => {
  const day = dayOf(now)
  // Who only sees again whom they saw today waits for nobody: that list has no end until midnight.
  const before = await seenOn(trx, granted, { day, kind: 'list' })
  if (personIds.every((id) => before.has(id))) return { shown: personIds, capReached: false }
  await lockViews(trx, granted)
  const seen = await seenOn(trx, granted, { day, kind: 'list' })
  const fresh = personIds.filter((id) => !seen.has(id)).slice(0, Math.max(0, caps.listedADay - seen.size))
  await insertViews(trx, granted, { day, kind: 'list', personIds: fresh, now })
  const shown = personIds.filter((id) => seen.has(id) || fresh.includes(id))
  return { shown, capReached: shown.length < personIds.length }
}

export type ProfileGate = 'open' | 'cap-reached' | 'too-fast'

/** Notes the request and says whether this profile may be opened. The answer is the same whether the person exists or not. */
export const askForProfile = async (
  trx: Trx,
  granted: Granted<'read'>,
  { personId, now }: { readonly personId: string; readonly now: Date },
): Promise<ProfileGate> => {
  await lockViews(trx, granted)
  const asked = await noteProfileRequest(trx, granted, { now, since: new Date(now.getTime() - hour) })
  if (asked > caps.profileRequestsAnHour) return 'too-fast'
  const seen = await seenOn(trx, granted, { day: dayOf(now), kind: 'profile' })
  return seen.has(personId) || seen.size < caps.profilesADay ? 'open' : 'cap-reached'
}

/** Counts a profile that was opened. */
export const countProfile = (
  trx: Trx,
  granted: Granted<'read'>,
  { personId, now }: { readonly personId: string; readonly now: Date },
): Promise<void> =>
  insertViews(trx, granted, { day: dayOf(now), kind: 'profile', personIds: [personId], now })
