export type AccountRole = 'patient' | 'caregiver' | 'advocate' | 'clinician' | 'researcher' | 'staff'
export type ProfessionalRole = Extract<AccountRole, 'clinician' | 'researcher' | 'advocate'>
export type StaffRole = 'validator' | 'moderator' | 'editor' | 'steward' | 'privacy-officer' | 'administrator'

/** What a validator checked about a professional or an advocate, until when it counts: their label wherever they act. */
export type Standing = { readonly organisation: string; readonly position: string; readonly until: Date }

/** 0 visitor · 1 registered · 2 identity and consent checked · 3 medical proof checked. */
export type Tier = 0 | 1 | 2 | 3

/**
 * What stands between a session and what its account may do: a second factor that staff and professionals must have, or
 * the day that passes after a credential was replaced by mail alone.
 */
export type Due = 'second-factor' | 'waiting-time'

export type Visitor = { readonly kind: 'visitor' }

export type Member = {
  readonly kind: 'account'
  readonly accountId: string
  readonly sessionId: string
  readonly nickname: string
  /** What somebody said they are; of professionals and advocates, `standing` tells whether it was checked. */
  readonly role: AccountRole
  readonly standing: Standing | undefined
  readonly staffRoles: readonly StaffRole[]
  /** The highest tier among the persons this account represents; a person's own tier decides what is shown of them. */
  readonly tier: Tier
  /** Whether this session proved a second factor. */
  readonly secondFactor: boolean
  /** Whether the account has one. */
  readonly hasSecondFactor: boolean
  /** When this session last gave everything its account asks for at the door. */
  readonly provenAt: Date
  readonly due: Due | undefined
  /** When the session ends by itself: without another request, and in any case. */
  readonly sessionEnds: { readonly idle: Date; readonly last: Date }
}

/** Seconds until the session ends: without another request, and in any case. */
export const secondsLeft = (
  { sessionEnds }: Pick<Member, 'sessionEnds'>,
  now: Date,
): { readonly idle: number; readonly last: number } => {
  const until = (end: Date): number => Math.max(0, Math.floor((end.getTime() - now.getTime()) / 1000))
  return { idle: until(sessionEnds.idle), last: until(sessionEnds.last) }
}

/** The platform itself, acting for a stated reason: a job, a command, an import. */
export type SystemActor = { readonly kind: 'system'; readonly because: string }

export type Actor = Visitor | Member | SystemActor

export const visitor: Visitor = { kind: 'visitor' }

export const systemActor = (because: string): SystemActor => ({ kind: 'system', because })

export const accountOf = (actor: Actor): string | undefined =>
  actor.kind === 'account' ? actor.accountId : undefined

/** How an account stands to a person: who edits, who only views. */
export type Relation = 'self' | 'legal-representative' | 'second-relative' | 'none'
