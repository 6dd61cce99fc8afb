import type { Personal, PersonalTable } from '../platform/personal/index.ts'
import { fingerprintOfEmail } from './accounts/email.ts'

const ofAccount = (table: string, leftOut: string): PersonalTable => ({
  table,
  about: 'account',
  column: 'account_id',
  record: { leftOut },
  erase: 'goes',
})

/** What this module holds about people, and how it leaves with them. */
export const peoplePersonal: Personal = {
  tables: [
    {
      table: 'people.account',
      about: 'account',
      column: 'id',
      record: {
        name: 'account',
        realm: 'identity',
        order: 'id',
        columns: {
          email_sealed: { sealed: { table: 'people.account', column: 'email_sealed' } },
          nickname: 'text',
          role: 'text',
          country: 'text',
          languages: 'texts',
          expertise: 'texts',
          locale: 'text',
          created_at: 'time',
          email_confirmed_at: 'time',
        },
        derive: ({ email }, { vault }) => ({ email_fingerprint: fingerprintOfEmail(vault, String(email)) }),
      },
      erase: 'goes',
    },
    {
      table: 'people.person',
      about: 'person',
      column: 'id',
      record: {
        name: 'person',
        realm: 'identity',
        order: 'id',
        columns: {
          name_sealed: { sealed: { table: 'people.person', column: 'name_sealed' } },
          created_by: 'account',
          created_at: 'time',
        },
      },
      erase: 'goes',
    },
    {
      table: 'people.representation',
      about: 'person',
      column: 'person_id',
      record: {
        name: 'access',
        realm: 'identity',
        order: 'id',
        columns: {
          account_id: 'account',
          relation: 'text',
          started_at: 'time',
          ended_at: 'time',
          ended_because: 'text',
        },
      },
      erase: 'goes',
    },
    ofAccount('people.representation', 'told with each person the account acts for'),
    ofAccount(
      'people.account_block',
      'about the account’s conduct, not about the person’s health; told on request',
    ),
    ofAccount('people.staff_role', 'the work of staff, not a person’s record'),
    ofAccount('people.session', 'shown on the account page; a secret’s hash is of no use elsewhere'),
    ofAccount('people.mail_token', 'hashes of secrets that were sent by mail'),
    ofAccount(
      'people.authenticator',
      'a secret of the account’s app; shown on the account page as what is set up',
    ),
    ofAccount('people.passkey', 'opens this installation only; shown on the account page as what is set up'),
    ofAccount('people.recovery_code', 'hashes of codes that open this installation only'),
    ofAccount(
      'people.known_device',
      'hashes of cookies: they tell nothing outside the browser that holds them',
    ),
    ofAccount('people.hold', 'how long an account waits after a change; told by mail'),
    ofAccount('people.two_person_request', 'what waits for two people; shown on the account page'),
    ofAccount('people.two_person_decision', 'the work of staff, not a person’s record'),
  ],
}
