import type { Personal, PersonalTable } from '../../platform/personal/index.ts'

const kept = (about: PersonalTable['about'], column: string): PersonalTable => ({
  table: 'access.audit',
  about,
  column,
  record: { leftOut: 'in its own file: who saw the record' },
  erase: { keptFor: 'accountability' },
})

/** The audit holds ids and reasons, never anybody's words; its chain would break were a row removed. */
export const auditPersonal: Personal = {
  tables: [kept('person', 'person_id'), kept('account', 'account_id')],
}
