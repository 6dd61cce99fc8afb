import { randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import { perform, systemActor } from '../../access/index.ts'
import type { Services } from '../../platform/services.ts'
import { problemWords } from '../problems.ts'
import { grantStaffRole } from './grant-role.ts'
import { staffRoles } from './requests.ts'

const usage = `Usage: npm run s4r -- staff grant ACCOUNT_EMAIL ROLE   (ROLE: ${staffRoles.join(', ')})`

const operatingSystemUser = (): string => {
  try {
    return userInfo().username
  } catch {
    // A container may run under a number that has no name.
    return 'unknown user'
  }
}

const nobodysClient = { address: 'command line', held: () => undefined, keep: () => {}, forget: () => {} }

/** `staff grant ACCOUNT_EMAIL ROLE`: the sentence for the terminal, and how the command ends. */
export const staffGrant = async (
  services: Services,
  args: readonly string[],
): Promise<{ readonly code: 0 | 1; readonly sentence: string }> => {
  const [email, role] = args
  if (email === undefined || role === undefined) return { code: 1, sentence: usage }
  const grantedBy = `${operatingSystemUser()} on the command line`
  const outcome = await perform(
    services,
    grantStaffRole,
    {
      actor: systemActor(`staff role granted by ${grantedBy}`),
      client: nobodysClient,
      requestId: randomUUID(),
      locale: 'en',
    },
    { email, role, grantedBy },
  )
  switch (outcome.kind) {
    case 'done':
      return {
        code: 0,
        sentence: `${email} is now ${role}, and sets up a second factor at the next sign-in.`,
      }
    case 'invalid':
      return { code: 1, sentence: usage }
    case 'refused':
      return { code: 1, sentence: problemWords('en')(outcome.problem) }
    case 'absent':
    case 'sign-in':
    case 'step-up':
      return { code: 1, sentence: `There is no account with the confirmed address ${email}.` }
    default:
      return outcome satisfies never
  }
}
