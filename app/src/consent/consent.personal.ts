import type { Personal } from '../platform/personal/index.ts'

export const consentPersonal: Personal = {
  tables: [
    {
      table: 'consent.decision',
      about: 'person',
      column: 'person_id',
      record: {
        name: 'choices',
        realm: 'health',
        order: 'id',
        columns: {
          purpose: 'text',
          choice: 'text',
          way: 'text',
          text_version: 'number',
          text_locale: 'text',
          text_sha256: 'text',
          by_account: 'account',
          capacity: 'text',
          at: 'time',
        },
      },
      erase: 'goes',
    },
  ],
}
