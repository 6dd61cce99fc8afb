import { z } from 'zod'
import { deny, operation, policy, type StaffRole, staff } from '../../access/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { problemWords } from '../problems.ts'
import {
  accountNamed,
  closeRequest,
  hasRole,
  insertDecision,
  openRequestRows,
  type RequestRow,
  uncheckedOpenRequest,
} from './two-person.sql.ts'
import { approvalsNeeded, askTwo, carryOut, hasOpenRequest } from './two-person.ts'

export const staffRoles = [
  'validator',
  'moderator',
  'editor',
  'steward',
  'privacy-officer',
  'administrator',
] as const satisfies readonly StaffRole[]

const decider: Readonly<Record<RequestRow['kind'], StaffRole>> = {
  'factor-reset': 'validator',
  'staff-grant': 'administrator',
}

type Considered = Pick<RequestRow, 'kind' | 'account_id' | 'asked_by' | 'decided_by'>

/** Safety figure A7: two different people, neither of whom gains by it, each once. */
const mayDecide = policy<Considered>(
  'a validator (second factor lost) or administrator (staff role) who neither asked nor gains, once each',
  (actor, request, now) => {
    const verdict = staff(decider[request.kind]).decide(actor, request, now)
    if (!verdict.allowed || actor.kind !== 'account') return verdict
    if (request.account_id === actor.accountId) return deny('nobody decides about themself')
    if (request.asked_by === actor.accountId) return deny('who asked is not the second person')
    if (request.decided_by.includes(actor.accountId)) return deny('decided already')
    return verdict
  },
)

const waiting = z.object({
  requestId: z.string(),
  kind: z.enum(['staff-grant', 'factor-reset']),
  nickname: z.string(),
  role: z.enum(staffRoles).optional(),
  askedBy: z.string(),
  askedAt: z.string(),
  approvals: z.number(),
  needed: z.number(),
  mine: z.boolean(),
})

export const readRequests = operation({
  name: 'people.read-requests',
  action: 'read',
  summary: 'What waits for a second person: staff roles, lost second factors',
  api: { method: 'GET', path: '/staff/requests' },
  input: z.object({}),
  output: z.object({ requests: z.array(waiting), mayGrant: z.boolean() }),
  subject: () => ({}),
  policy: staff('validator', 'administrator'),
  run: async ({ trx, actor, now }) => {
    const mayDecideKind = (row: RequestRow): boolean =>
      actor.kind === 'account' && actor.staffRoles.includes(decider[row.kind])
    const rows = (await openRequestRows(trx, now)).filter(mayDecideKind)
    return ok({
      requests: rows.map((row) => ({
        requestId: row.id,
        kind: row.kind,
        nickname: row.nickname,
        ...(row.role === null ? {} : { role: row.role }),
        askedBy: row.asked_by_nickname,
        askedAt: row.asked_at.toISOString(),
        approvals: row.approvals,
        needed: approvalsNeeded[row.kind],
        mine: mayDecide.decide(actor, row, now).allowed,
      })),
      mayGrant: actor.kind === 'account' && actor.staffRoles.includes('administrator'),
    })
  },
})

export const askStaffGrant = operation({
  name: 'people.ask-staff-grant',
  action: 'write',
  summary: 'Ask that an account gets a staff role; a second administrator decides',
  api: { method: 'POST', path: '/staff/grants' },
  input: z.object({ nickname: z.string().trim().min(1).max(60), role: z.enum(staffRoles) }),
  output: z.object({}),
  subject: () => ({}),
  policy: staff('administrator'),
  stepUp: 'a staff role opens what others entrusted to us',
  problems: problemWords,
  run: async ({ trx, actor, input: { nickname, role }, now }) => {
    if (actor.kind !== 'account') throw new Error('Only an account has a staff role.')
    const accountId = await accountNamed(trx, nickname)
    if (accountId === undefined) return refuse('nobody-named', { field: 'nickname' })
    if (accountId === actor.accountId) return refuse('not-oneself', { field: 'nickname' })
    if (await hasRole(trx, { accountId, role, now })) return refuse('has-role', { field: 'role' })
    const wish = { kind: 'staff-grant', accountId, role } as const
    if (await hasOpenRequest(trx, wish, now)) return refuse('asked-already', { field: 'role' })
    await askTwo(trx, { ...wish, askedBy: actor.accountId, now })
    return ok({})
  },
})

export const decideRequest = operation({
  name: 'people.decide-request',
  action: 'write',
  summary: 'Agree to, or refuse, what waits for a second person',
  api: { method: 'POST', path: '/staff/requests/{requestId}' },
  input: z.object({ requestId: z.uuid(), verdict: z.enum(['approve', 'refuse']) }),
  output: z.object({ done: z.boolean() }),
  subject: ({ trx, input: { requestId }, now }) => uncheckedOpenRequest(trx, { requestId, now }),
  policy: mayDecide,
  stepUp: 'it decides who gets in',
  endsOwnAccess: 'one decides once',
  problems: problemWords,
  run: async ({ trx, services, actor, subject: request, input: { requestId, verdict }, now }) => {
    if (actor.kind !== 'account') throw new Error('Only an account has a staff role.')
    await insertDecision(trx, { requestId, accountId: actor.accountId, verdict, now })
    if (verdict === 'refuse') {
      await closeRequest(trx, { requestId, how: 'ended', now })
      return ok({ done: false })
    }
    const done = request.approvals + 1 >= approvalsNeeded[request.kind]
    if (done) await carryOut(trx, services, request)
    return ok({ done })
  },
})
