import type { Personal } from '../platform/personal/index.ts'

export const onboardingPersonal: Personal = {
  tables: [
    {
      table: 'onboarding.registration',
      about: 'account',
      column: 'account_id',
      record: { leftOut: 'the answers of step 1, which became the account' },
      erase: 'goes',
    },
  ],
}
