import { z } from 'zod'
import { operation, systemOnly } from '../../access/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { uncheckedAccountByEmail } from '../accounts/accounts.sql.ts'
import { fingerprintOfEmail } from '../accounts/email.ts'
import { problemWords } from '../problems.ts'
import { staffRoles } from './requests.ts'
import { administrators, hasRole } from './two-person.sql.ts'
import { carryOut, grantRole, openRequestLike } from './two-person.ts'

/**
 * A7's named exception: the first administrator is made on the command line. While there is only one, nobody in the app
 * could agree to what they ask, so whoever runs the server is the second person; from two on this door is shut.
 */
export const grantStaffRole = operation({
  name: 'people.grant-staff-role',
  action: 'write',
  summary:
    'Make the first administrator, or agree as second person while there is only one (command line only)',
  input: z.object({
    email: z.email().max(254),
    role: z.enum(staffRoles),
    grantedBy: z.string().trim().min(1).max(120),
  }),
  output: z.object({ first: z.boolean() }),
  subject: async ({ trx, services, input, now }) => {
    const fingerprint = fingerprintOfEmail(services.vault, input.email)
    const account = await uncheckedAccountByEmail(trx, { fingerprint, now })
    return account?.email_confirmed_at == null || account.blocked ? undefined : { accountId: account.id }
  },
  policy: systemOnly('the first staff account is made by who runs the server'),
  problems: problemWords,
  run: async ({ trx, services, subject: { accountId }, input: { role, grantedBy }, now }) => {
    if (await hasRole(trx, { accountId, role, now })) return refuse('has-role', { field: 'role' })
    const present = await administrators(trx, now)
    if (present.length === 0) {
      if (role !== 'administrator') return refuse('administrator-first', { field: 'role' })
      await grantRole(trx, services, { accountId, role, grantedBy })
      return ok({ first: true })
    }
    const request = await openRequestLike(trx, { kind: 'staff-grant', accountId, role }, now)
    if (present.length > 1 || request === undefined || !present.includes(request.asked_by))
      return refuse('two-administrators')
    await carryOut(trx, services, request)
    return ok({ first: false })
  },
})
