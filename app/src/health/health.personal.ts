import type { Personal } from '../platform/personal/index.ts'

/** Every wording that was ever said, not only the current ones: the history is the person's as well. */
export const healthPersonal: Personal = {
  tables: [
    {
      table: 'health.profile',
      about: 'person',
      column: 'person_id',
      record: {
        name: 'profile',
        realm: 'health',
        order: 'person_id',
        columns: {
          birth_year: 'number',
          birth_month: 'number',
          sex: 'text',
          country: 'text',
          touched_at: 'time',
        },
      },
      erase: 'goes',
    },
    {
      table: 'health.diagnosis',
      about: 'person',
      column: 'person_id',
      record: {
        name: 'diagnoses',
        realm: 'health',
        order: 'id',
        columns: {
          entry: 'text',
          status: 'text',
          disease_id: 'text',
          free_text_sealed: { sealed: { table: 'health.diagnosis', column: 'free_text' } },
          since_year: 'number',
          provenance: 'text',
          recorded_by: 'account',
          recorded_at: 'time',
          superseded_at: 'time',
        },
      },
      erase: 'goes',
    },
    {
      table: 'health.symptom',
      about: 'person',
      column: 'person_id',
      record: {
        name: 'symptoms',
        realm: 'health',
        order: 'id',
        columns: {
          entry: 'text',
          hpo_id: 'text',
          own_words_sealed: { sealed: { table: 'health.symptom', column: 'own_words' } },
          presence: 'text',
          onset: 'text',
          onset_months: 'number',
          severity: 'text',
          course: 'text',
          certainty: 'text',
          provenance: 'text',
          recorded_by: 'account',
          recorded_at: 'time',
          superseded_at: 'time',
        },
      },
      erase: 'goes',
    },
  ],
}
