import type { Personal } from '../platform/personal/index.ts'

export const matchingPersonal: Personal = {
  tables: [
    {
      table: 'matching.view',
      about: 'person',
      column: 'person_id',
      record: {
        name: 'seenInLists',
        realm: 'identity',
        order: 'first_at',
        columns: { day: 'day', kind: 'text', first_at: 'time' },
        broughtIn: false,
      },
      erase: 'goes',
    },
    {
      table: 'matching.view',
      about: 'account',
      column: 'account_id',
      record: { leftOut: 'whom the account saw: about others, kept for two days to hold the day’s caps' },
      erase: 'goes',
    },
    {
      table: 'matching.suggestion',
      about: 'person',
      column: 'person_id',
      record: { leftOut: 'who was shown as alike: about others, and worked out anew whenever it is asked' },
      erase: 'goes',
    },
    {
      table: 'matching.suggestion',
      about: 'person',
      column: 'member_id',
      record: { leftOut: 'told as the days somebody found this person' },
      erase: 'goes',
    },
    {
      table: 'matching.suggestion',
      about: 'account',
      column: 'account_id',
      record: { leftOut: 'whom the account saw: about others' },
      erase: 'goes',
    },
    {
      table: 'matching.profile_request',
      about: 'account',
      column: 'account_id',
      record: { leftOut: 'times of requests, kept for two days to hold the day’s caps' },
      erase: 'goes',
    },
  ],
}
