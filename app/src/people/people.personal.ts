import type { Personal, PersonalTable } from '../platform/personal/index.ts'
import { fingerprintOfEmail } from './accounts/email.ts'

const ofAccount = (table: string, leftOut: string): PersonalTable => ({
  table,
  about: 'account',
  column: 'account_id',
  record: { leftOut },
  erase: 'goes',
})

const told = (
  table: string,
  record: Omit<Extract<PersonalTable['record'], { name: string }>, 'realm'>,
): PersonalTable => ({
  table,
  about: 'person',
  column: 'person_id',
  record: { realm: 'identity', ...record },
  erase: 'goes',
})

const leftOut = (table: string, column: string, why: string): PersonalTable => ({
  table,
  about: 'person',
  column,
  record: { leftOut: why },
  erase: 'goes',
})

const emptied = (table: string): PersonalTable => ({
  table,
  about: 'account',
  column: 'account_id',
  record: { leftOut: 'told with the person it is about' },
  erase: { keptFor: 'the person it is about; the account’s id is taken out' },
})

/** Who acts for a person, and what befell: what was so in this installation is told, and not brought into another. */
const ofPerson: readonly PersonalTable[] = [
  told('people.majority_fact', {
    name: 'comesOfAge',
    order: 'id',
    columns: { comes_of_age_on: 'day', set_by: 'text', at: 'time' },
  }),
  told('people.representation_event', {
    name: 'accessHistory',
    order: 'id',
    columns: { kind: 'text', relation: 'text', account_id: 'account', by_account: 'account', at: 'time' },
    broughtIn: false,
  }),
  told('people.bereavement', {
    name: 'bereavement',
    order: 'id',
    columns: { by_account: 'account', at: 'time', ended_at: 'time' },
  }),
  told('people.bereavement_choice', {
    name: 'bereavementChoices',
    order: 'id',
    columns: { choice: 'text', by_account: 'account', at: 'time' },
  }),
  leftOut(
    'people.joined_record',
    'person_id',
    'ids of two records of one child; told in the history of access',
  ),
  leftOut(
    'people.joined_record',
    'into_person_id',
    'ids of two records of one child; told in the history of access',
  ),
  leftOut(
    'people.likeness',
    'person_id',
    'a keyed hash that finds a child registered twice; of no use elsewhere',
  ),
  leftOut(
    'people.invitation',
    'person_id',
    'addresses of those who are invited are theirs; shown on the page of who may act',
  ),
  leftOut(
    'people.staff_notice',
    'person_id',
    'what staff look at; what comes of it is in the history of access',
  ),
  leftOut(
    'people.staff_notice',
    'other_person_id',
    'what staff look at; what comes of it is in the history of access',
  ),
  emptied('people.representation_event'),
  emptied('people.staff_notice'),
  leftOut('people.age_contact', 'person_id', 'which reminders of coming of age were sent'),
  leftOut('people.kept_age', 'person_id', 'reckoned from the birth date and the country, which are told'),
]

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
          came_by: 'text',
        },
      },
      erase: 'goes',
    },
    ...ofPerson,
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
