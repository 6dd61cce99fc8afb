import type { Documents, Personal, PersonalTable } from '../platform/personal/index.ts'
import { uncheckedPagesOf, uncheckedPapersOf } from './papers/papers.sql.ts'
import { pagePlace } from './papers/papers.ts'

const paper = {
  realm: 'identity',
  order: 'sent_at',
  columns: { id: 'text', kind: 'text', sent_by: 'account', sent_at: 'time' },
  // Where papers stand is true of the installation they were sent to: another one checks for itself.
  broughtIn: false,
} as const

const facts = (name: string, about: PersonalTable['about'], column: string): PersonalTable => ({
  table: 'trust.paper_fact',
  about,
  column: 'paper_id',
  record: {
    name,
    realm: 'identity',
    order: 'id',
    through: { table: 'trust.paper', column },
    columns: {
      paper_id: 'text',
      fact: 'text',
      reason: 'text',
      words_sealed: { sealed: { table: 'trust.paper_fact', column: 'words_sealed', item: 'paper_id' } },
      at: 'time',
    },
    broughtIn: false,
  },
  erase: 'goes',
})

const work = (table: string): PersonalTable => ({
  table,
  about: 'account',
  column: 'account_id',
  record: { leftOut: 'the work of staff, not a person’s record' },
  erase: 'goes',
})

/** The pages that are still here, in the order they were sent. */
const documents: Documents = async (trx, _, personId) => {
  const { table, column } = pagePlace(personId)
  const files = []
  for (const [at, { id, kind }] of (await uncheckedPapersOf(trx, personId)).entries())
    for (const { file_id, number } of await uncheckedPagesOf(trx, id))
      files.push({ fileId: file_id, name: `${at + 1}-${kind}-${number}.webp`, place: { table, column } })
  return files
}

export const trustPersonal: Personal = {
  documents,
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
    {
      table: 'trust.signature',
      about: 'person',
      column: 'person_id',
      record: {
        name: 'signatures',
        realm: 'identity',
        order: 'at',
        columns: {
          id: 'text',
          text_version: 'number',
          text_locale: 'text',
          text_sha256: 'text',
          name_sealed: { sealed: { table: 'trust.signature', column: 'name_sealed', item: 'id' } },
          capacity: 'text',
          by_account: 'account',
          at: 'time',
        },
      },
      erase: 'goes',
    },
    {
      table: 'trust.paper',
      about: 'person',
      column: 'person_id',
      record: { name: 'papers', ...paper },
      erase: 'goes',
    },
    facts('papersChecked', 'person', 'person_id'),
    {
      table: 'trust.paper',
      about: 'account',
      column: 'account_id',
      record: { name: 'letters', ...paper },
      erase: 'goes',
    },
    facts('lettersChecked', 'account', 'account_id'),
    {
      table: 'trust.guardianship_fact',
      about: 'person',
      column: 'person_id',
      record: {
        name: 'guardianship',
        realm: 'identity',
        order: 'id',
        columns: {
          account_id: 'account',
          outcome: 'text',
          paper: 'text',
          because: 'text',
          set_by: 'text',
          at: 'time',
        },
        // Another installation looks at the paper itself.
        broughtIn: false,
      },
      erase: 'goes',
    },
    {
      table: 'trust.guardianship_fact',
      about: 'account',
      column: 'account_id',
      record: { leftOut: 'told with each person the account acts for' },
      erase: 'goes',
    },
    {
      table: 'trust.professional_application',
      about: 'account',
      column: 'account_id',
      record: {
        name: 'professionalApplications',
        realm: 'identity',
        order: 'number',
        columns: {
          id: 'text',
          role: 'text',
          organisation: 'text',
          position: 'text',
          orcid: 'text',
          name_sealed: {
            sealed: { table: 'trust.professional_application', column: 'name_sealed', item: 'id' },
          },
          licence_sealed: {
            sealed: { table: 'trust.professional_application', column: 'licence_sealed', item: 'id' },
          },
          email_sealed: {
            sealed: { table: 'trust.professional_application', column: 'email_sealed', item: 'id' },
          },
          at: 'time',
          email_confirmed_at: 'time',
        },
        // Another installation asks the institution itself.
        broughtIn: false,
      },
      erase: 'goes',
    },
    work('trust.paper_claim'),
    work('trust.validator_scope'),
  ],
}
