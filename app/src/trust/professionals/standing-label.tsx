import type { AccountRole, Standing, Visit } from '../../access/index.ts'
import { Tag } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import { professionalRoleOf } from './professional.policy.ts'

type LabelProps = {
  readonly visit: Visit
  readonly role: AccountRole
  readonly standing: Omit<Standing, 'until'>
}

/** Stands beside the name wherever a professional or an advocate acts: what was checked, in words. */
export const StandingLabel = ({ visit, role, standing }: LabelProps) => {
  const t = say(visit.locale)
  const known = professionalRoleOf(role)
  if (known === undefined) return null
  return <Tag tone="success">{t('pro.label', { role: t(`pro.role.${known}`), ...standing })}</Tag>
}
