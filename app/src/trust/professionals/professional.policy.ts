import { allow, deny, type Policy, type ProfessionalRole, policy } from '../../access/index.ts'

export const professionalRoles = [
  'clinician',
  'researcher',
  'advocate',
] as const satisfies readonly ProfessionalRole[]

export const professionalRoleOf = (role: string): ProfessionalRole | undefined =>
  professionalRoles.find((known) => known === role)

/** What is asked of professionals concerns the account itself; nobody acts for another here. */
export const professionals: Policy<unknown> = policy(
  'a professional or advocate: a clinician, researcher or advocate, about themself',
  (actor) =>
    actor.kind === 'account' && professionalRoleOf(actor.role) !== undefined
      ? allow('about themself')
      : deny('not a professional or advocate'),
)
