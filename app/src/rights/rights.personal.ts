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
    {
      table: 'rights.limit_fact',
      about: 'person',
      column: 'person_id',
      record: {
        name: 'limits',
        realm: 'identity',
        order: 'at',
        columns: {
          id: 'text',
          kind: 'text',
          about: 'text',
          words_sealed: { sealed: { table: 'rights.limit_fact', column: 'words_sealed', item: 'id' } },
          by_account: 'account',
          at: 'time',
          ended_at: 'time',
        },
      },
      erase: 'goes',
    },
    copies('rights.record_copy', 'person', 'person_id'),
    copies('rights.record_copy', 'account', 'account_id'),
    copies('rights.record_part', 'account', 'account_id'),
    erasures('person', 'person_id'),
    erasures('account', 'account_id'),
  ],
}
