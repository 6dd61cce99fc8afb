import { randomUUID } from 'node:crypto'
import {
  type AccountRole,
  type Actor,
  type Due,
  type Member,
  type StaffRole,
  type Standing,
  visitor,
} from '../../access/index.ts'
import { hashOfToken, newToken } from '../../platform/crypto/index.ts'
import { nobody, type Trx } from '../../platform/db/index.ts'
import type { Services } from '../../platform/services.ts'
import { limits, touchEverySeconds } from './session-limits.ts'
import {
  endSessionRow,
  endSessionRowsOf,
  insertSession,
  type LiveSession,
  sessionRowsOf,
  uncheckedLiveSession,
} from './sessions.sql.ts'

/** Who holds this session token, at this moment. Anything but a living session of an unblocked account is a visitor. */
export const actorOf = async (
  services: Pick<Services, 'database' | 'clock'>,
  token: string | undefined,
): Promise<Actor> => {
  if (token === undefined || token === '') return visitor
  const tokenHash = hashOfToken(token)
  const now = services.clock.now()
  const live = await services.database.once('identity', nobody, (trx) =>
    uncheckedLiveSession(trx, { tokenHash, now }),
  )
  if (live === undefined) return visitor
  return {
    kind: 'account',
    accountId: live.account_id,
    sessionId: live.session_id,
    nickname: live.nickname,
    role: live.role,
    standing: standingOf(live),
    staffRoles: live.staff_roles,
    tier: live.tier,
    secondFactor: live.second_factor,
    hasSecondFactor: live.has_second_factor,
    provenAt: live.proven_at,
    due: dueOf(live),
    sessionEnds: endsOf(live, now),
  }
}

const standingOf = (live: LiveSession): Standing | undefined =>
  live.organisation === null || live.position === null || live.standing_until === null
    ? undefined
    : { organisation: live.organisation, position: live.position, until: live.standing_until }

/** A request younger than the last one that was written down does not move the end. */
const endsOf = ({ created_at, seen_at, staff }: LiveSession, now: Date): Member['sessionEnds'] => {
  const { idle, absolute } = staff ? limits.staff : limits.member
  const isTouched = now.getTime() - seen_at.getTime() >= touchEverySeconds * 1000
  return {
    idle: new Date((isTouched ? now : seen_at).getTime() + idle),
    last: new Date(created_at.getTime() + absolute),
  }
}

/** Safety figures B3 and B4. Who proved a second factor showed more than a mailbox, so no waiting is left. */
const dueOf = (live: LiveSession): Due | undefined => {
  if (live.second_factor) return undefined
  if (live.held) return 'waiting-time'
  return mustHaveSecondFactor({ role: live.role, staffRoles: live.staff_roles }) ? 'second-factor' : undefined
}

/** Staff and professionals open the data of people they neither are nor represent. */
export const mustHaveSecondFactor = ({ role, staffRoles }: Pick<Member, 'role' | 'staffRoles'>): boolean =>
  role === 'clinician' || role === 'researcher' || isStaff(role, staffRoles)

const isStaff = (role: AccountRole, staffRoles: readonly StaffRole[]): boolean =>
  role === 'staff' || staffRoles.length > 0

/** Opens a session and returns its token, which is stored nowhere but in the caller's browser. */
export const startSession = async (
  trx: Trx,
  services: Pick<Services, 'clock'>,
  accountId: string,
  { secondFactor, device = null }: { readonly secondFactor: boolean; readonly device?: string | null },
): Promise<string> => {
  const token = newToken()
  await insertSession(trx, {
    id: randomUUID(),
    accountId,
    tokenHash: hashOfToken(token),
    secondFactor,
    device,
    now: services.clock.now(),
  })
  return token
}

/** False where the account has no such session. */
export const endSession = async (
  trx: Trx,
  services: Pick<Services, 'clock'>,
  { accountId, sessionId }: { readonly accountId: string; readonly sessionId: string },
): Promise<boolean> => (await endSessionRow(trx, { accountId, sessionId, now: services.clock.now() })) > 0

/** Ends every session of the account, except perhaps the one that asks. */
export const endSessionsOf = (
  trx: Trx,
  services: Pick<Services, 'clock'>,
  accountId: string,
  except?: string,
): Promise<void> => endSessionRowsOf(trx, { accountId, except, now: services.clock.now() })

export type OpenSession = {
  readonly sessionId: string
  /** Roughly, as the browser named itself: `Firefox, Android`. */
  readonly device: string | null
  readonly startedAt: string
  readonly seenAt: string
  readonly thisOne: boolean
}

export const openSessionsOf = async (
  trx: Trx,
  member: Member,
  now: Date,
): Promise<readonly OpenSession[]> => {
  const { absolute, idle } = isStaff(member.role, member.staffRoles) ? limits.staff : limits.member
  const rows = await sessionRowsOf(trx, {
    accountId: member.accountId,
    since: new Date(now.getTime() - absolute),
    seenSince: new Date(now.getTime() - idle),
  })
  return rows.map((row) => ({
    sessionId: row.id,
    device: row.device,
    startedAt: row.created_at.toISOString(),
    seenAt: row.seen_at.toISOString(),
    thisOne: row.id === member.sessionId,
  }))
}
