import type { Personal, PersonalTable } from '../platform/personal/index.ts'

const copies = (table: string, about: PersonalTable['about'], column: string): PersonalTable => ({
  table,
  about,
  column,
  record: { leftOut: 'the copies themselves' },
  erase: 'goes',
})

const erasures = (about: PersonalTable['about'], column: string): PersonalTable => ({
  table: 'rights.erasure',
  about,
  column,
  record: { leftOut: 'ids and dates of erasures; in the file of who saw the record' },
  erase: { keptFor: 'proof that the erasure was carried out' },
})

export const rightsPersonal: Personal = {
  tables: [
    copies('rights.record_copy', 'person', 'person_id'),
    copies('rights.record_copy', 'account', 'account_id'),
    copies('rights.record_part', 'account', 'account_id'),
    erasures('person', 'person_id'),
    erasures('account', 'account_id'),
  ],
}
