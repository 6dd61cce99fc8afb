import { sql } from 'kysely'
import type { Relation } from '../../access/index.ts'
import type { CameBy } from '../../people/index.ts'
import type { Trx } from '../../platform/db/index.ts'

export type InvitedAs = Exclude<Relation, 'none'>

export type InvitationRow = {
  readonly id: string
  readonly person_id: string
  readonly relation: InvitedAs
  readonly came_by: Exclude<CameBy, 'own-entry' | 'joined'>
  readonly email_fingerprint: Buffer | null
  readonly email_sealed: Buffer | null
  readonly invited_by: string | null
  readonly created_at: Date
  readonly expires_at: Date
  readonly accepted_at: Date | null
  readonly revoked_at: Date | null
}

export const insertInvitation = async (
  trx: Trx,
  invitation: {
    readonly id: string
    readonly personId: string
    readonly relation: InvitedAs
    readonly cameBy: InvitationRow['came_by']
    readonly fingerprint: Buffer | null
    readonly emailSealed: Buffer | null
    readonly codeHash: Buffer
    readonly invitedBy: string | undefined
    readonly now: Date
    readonly expiresAt: Date
  },
): Promise<void> => {
  // A newer invitation of the same kind to the same address makes the older one worthless.
  await sql`
    update people.invitation set revoked_at = ${invitation.now}
    where person_id = ${invitation.personId} and came_by = ${invitation.cameBy} and accepted_at is null and revoked_at is null
      and email_fingerprint is not distinct from ${invitation.fingerprint}`.execute(trx)
  await sql`
    insert into people.invitation
      (id, person_id, relation, came_by, email_fingerprint, email_sealed, code_hash, invited_by, created_at, expires_at)
    values (${invitation.id}, ${invitation.personId}, ${invitation.relation}, ${invitation.cameBy}, ${invitation.fingerprint},
      ${invitation.emailSealed}, ${invitation.codeHash}, ${invitation.invitedBy ?? null}, ${invitation.now}, ${invitation.expiresAt})`.execute(
    trx,
  )
}

export const countOpenInvitations = async (trx: Trx, personId: string, now: Date): Promise<number> => {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from people.invitation
    where person_id = ${personId} and accepted_at is null and revoked_at is null and expires_at > ${now}`.execute(
    trx,
  )
  return found.rows[0]?.n ?? 0
}

export const openInvitationRows = async (
  trx: Trx,
  personId: string,
  now: Date,
): Promise<readonly InvitationRow[]> => {
  const found = await sql<InvitationRow>`
    select id, person_id, relation, came_by, email_fingerprint, email_sealed, invited_by, created_at, expires_at,
      accepted_at, revoked_at
    from people.invitation
    where person_id = ${personId} and accepted_at is null and revoked_at is null and expires_at > ${now}
    order by created_at desc`.execute(trx)
  return found.rows
}

export type FoundInvitation = InvitationRow & {
  /** Nothing where the code is bound to no address. */
  readonly fits: boolean | null
  /** Whoever invited may still decide for the person, or lapsed only because the person, whom they invited, came of age; staff always may. */
  readonly inviter_stands: boolean
}

/** The invitation behind a code, held until the transaction ends: of two who use it at once the second sees it used. */
export const uncheckedInvitationByCode = async (
  trx: Trx,
  { codeHash, accountId }: { readonly codeHash: Buffer; readonly accountId: string | undefined },
): Promise<FoundInvitation | undefined> => {
  const found = await sql<FoundInvitation>`
    select i.id, i.person_id, i.relation, i.came_by, i.email_fingerprint, i.email_sealed, i.invited_by, i.created_at,
      i.expires_at, i.accepted_at, i.revoked_at,
      i.email_fingerprint = (select a.email_fingerprint from people.account a
        where a.id = ${accountId ?? null}::uuid and a.email_confirmed_at is not null) as fits,
      i.came_by = 'staff'
        or exists (select from people.current_representation r
          where r.person_id = i.person_id and r.account_id = i.invited_by and r.relation in ('self', 'legal-representative'))
        or (i.relation = 'self' and exists (select from people.representation r
          where r.person_id = i.person_id and r.account_id = i.invited_by and r.ended_at is null)) as inviter_stands
    from people.invitation i where i.code_hash = ${codeHash} for update of i`.execute(trx)
  return found.rows[0]
}

export const markInvitationAccepted = async (
  trx: Trx,
  used: { readonly id: string; readonly accountId: string; readonly now: Date },
): Promise<void> => {
  await sql`
    update people.invitation set accepted_at = ${used.now}, accepted_by = ${used.accountId} where id = ${used.id}`.execute(
    trx,
  )
}

/** How many it took back tells whether there was one to take back. */
export const revokeInvitationRow = async (
  trx: Trx,
  { id, personId, now }: { readonly id: string; readonly personId: string; readonly now: Date },
): Promise<number> => {
  const done = await sql`
    update people.invitation set revoked_at = ${now}
    where id = ${id} and person_id = ${personId} and accepted_at is null and revoked_at is null`.execute(trx)
  return Number(done.numAffectedRows ?? 0)
}
