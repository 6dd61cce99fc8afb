import { randomUUID } from 'node:crypto'
import type { Examples, ExampleWorld } from '../../access/index.ts'
import { createPerson, endRepresentation, startRepresentation, tellStaff } from '../../people/index.ts'
import { nobody } from '../../platform/db/index.ts'
import type { Services } from '../../platform/services.ts'
import { noteDeath } from '../bereavement/note-death.ts'
import { hashOfCode, newCode } from './code.ts'
import { uncheckedExampleIds, uncheckedMourned, uncheckedWaiting } from './examples.sql.ts'
import { insertInvitation } from './invitations.sql.ts'

export const examples: Examples = {
  'trust.read-representation': (world) => ({ personId: world.mother.personId }),
  'trust.invite': (world) => ({
    personId: world.mother.personId,
    email: 'grandmother@example.org',
    relation: 'second-relative',
  }),
  'trust.revoke-invitation': (world) => ({
    personId: world.mother.personId,
    invitationId: world.ids.openInvitation ?? randomUUID(),
  }),
  'trust.open-invitation': () => ({ code: 'AAAA-BBBB-CCCC' }),
  'trust.accept-invitation': (world) => ({ code: world.ids.invitationCode ?? 'AAAA-BBBB-CCCC' }),
  'trust.leave': (world) => ({ personId: world.mother.personId }),
  'trust.end-access': (world) => ({
    personId: world.mother.personId,
    accountId: world.ids.toShutOut ?? randomUUID(),
    how: 'shut-out',
  }),
  'trust.make-letter-code': (world) => ({ personId: world.mother.personId }),
  'trust.make-staff-code': (world) => ({
    personId: world.mother.personId,
    because: 'met at the clinic',
    setBy: 'an example',
  }),
  'trust.prove-guardianship': (world) => ({
    personId: world.mother.personId,
    accountId: world.mother.accountId,
    paper: 'birth',
    because: 'birth paper seen',
    setBy: 'an example',
  }),
  'trust.read-notices': () => ({}),
  'trust.settle-notice': (world) => ({ noticeId: world.ids.staffNotice ?? '1' }),
  'trust.read-bereavement': (world) => ({ personId: world.mother.personId }),
  'trust.tell-of-death': (world) => ({ personId: world.mother.personId }),
  'trust.take-back-death': (world) => ({ personId: world.mother.personId }),
  'trust.confirm-death': (world) => ({ noticeId: world.ids.deathNotice ?? '1' }),
  'trust.decide-afterwards': (world) => ({
    personId: world.ids.remembered ?? world.mother.personId,
    choice: 'keep',
  }),
  'trust.join-records': (world) => ({
    noticeId: world.ids.sameChildNotice ?? '1',
    as: 'second-relative',
  }),
}

/** What the examples use up: fresh ones each time. */
export const furnishRepresentation = (
  services: Services,
  world: ExampleWorld,
): Promise<Readonly<Record<string, string>>> =>
  services.database.begin('identity', nobody, async (trx) => {
    const now = services.clock.now()
    const made = { codeHash: hashOfCode(newCode()), now, expiresAt: new Date(now.getTime() + 86_400_000) }
    const openInvitation = randomUUID()
    const code = newCode()
    const { mother, member } = world
    const { toShutOut } = await uncheckedExampleIds(trx)
    const again = { accountId: toShutOut, personId: mother.personId, because: 'an example begins anew', now }
    await insertInvitation(trx, {
      ...made,
      id: openInvitation,
      personId: mother.personId,
      relation: 'second-relative',
      cameBy: 'letter',
      fingerprint: null,
      emailSealed: null,
      invitedBy: mother.accountId,
    })
    await endRepresentation(trx, { ...again, accountId: mother.accountId, personId: member.personId })
    await insertInvitation(trx, {
      ...made,
      id: randomUUID(),
      personId: member.personId,
      relation: 'second-relative',
      cameBy: 'letter',
      fingerprint: null,
      emailSealed: null,
      codeHash: hashOfCode(code),
      invitedBy: member.accountId,
    })
    await endRepresentation(trx, again)
    await startRepresentation(trx, {
      accountId: toShutOut,
      personId: mother.personId,
      relation: 'second-relative',
      now,
    })
    await tellStaff(trx, { kind: 'disagreement', personId: mother.personId, purpose: openInvitation, now })
    const staffNotice = (await uncheckedExampleIds(trx)).staffNotice
    await tellStaff(trx, { kind: 'death', personId: mother.personId, now })
    const deathNotice = await uncheckedWaiting(trx, 'death')
    const twice = { account: toShutOut, relation: 'legal-representative', name: 'Ana', now } as const
    const otherPersonId = await createPerson(trx, services, twice)
    await tellStaff(trx, { kind: 'same-child', personId: mother.personId, otherPersonId, now })
    const sameChildNotice = await uncheckedWaiting(trx, 'same-child')
    const remembered =
      (await uncheckedMourned(trx, mother.accountId)) ??
      (await createPerson(trx, services, { ...twice, account: mother.accountId }))
    await noteDeath(trx, { personId: remembered, byAccount: mother.accountId, now })
    return {
      openInvitation,
      invitationCode: code,
      toShutOut,
      remembered,
      staffNotice: String(staffNotice),
      deathNotice: String(deathNotice),
      sameChildNotice: String(sameChildNotice),
    }
  })
