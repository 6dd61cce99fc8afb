import type { Personal } from '../platform/personal/index.ts'

export const trustPersonal: Personal = {
  tables: [
    {
      table: 'trust.tier_fact',
      about: 'person',
      column: 'person_id',
      record: {
        name: 'checks',
        realm: 'identity',
        order: 'id',
        columns: { tier: 'number', because: 'text', set_by: 'text', at: 'time' },
      },
      erase: 'goes',
    },
  ],
}
