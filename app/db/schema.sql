table access.audit
  id bigint generated always as identity not null
  at timestamp with time zone not null
  request_id text not null
  actor_kind text not null
  account_id uuid
  because text
  person_id uuid
  operation text not null
  subject text
  verdict text not null
  reason text not null
  constraint audit_pkey PRIMARY KEY (id)
  constraint audit_verdict_check CHECK ((verdict = ANY (ARRAY['yes'::text, 'no'::text])))

table access.audit_seal
  seq bigint not null
  audit_id bigint not null
  hash bytea not null
  constraint audit_seal_audit_id_key UNIQUE (audit_id)
  constraint audit_seal_pkey PRIMARY KEY (seq)

table access.audit_unsealed
  audit_id bigint not null
  constraint audit_unsealed_pkey PRIMARY KEY (audit_id)

table consent.decision
  id bigint generated always as identity not null
  person_id uuid not null
  purpose text not null
  choice text not null
  text_version integer not null
  text_locale text not null
  text_sha256 text not null
  by_account uuid
  capacity text not null
  at timestamp with time zone not null
  way text
  constraint decision_by_account_fkey FOREIGN KEY (by_account) REFERENCES people.account(id) ON DELETE SET NULL
  constraint decision_capacity_check CHECK ((capacity = ANY (ARRAY['self'::text, 'legal-representative'::text, 'child'::text])))
  constraint decision_choice_check CHECK ((choice = ANY (ARRAY['given'::text, 'refused'::text, 'withdrawn'::text])))
  constraint decision_of_child CHECK (((capacity = 'child'::text) = (purpose = 'child-research'::text)))
  constraint decision_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id) ON DELETE CASCADE
  constraint decision_pkey PRIMARY KEY (id)
  constraint decision_purpose_text_version_text_locale_fkey FOREIGN KEY (purpose, text_version, text_locale) REFERENCES consent.text(purpose, version, locale)
  constraint decision_way CHECK (((way IS NOT NULL) = ((purpose = 'further-research'::text) AND (choice = 'given'::text))))
  constraint decision_way_check CHECK ((way = ANY (ARRAY['ask-each-time'::text, 'community-board'::text, 'any-approved'::text])))

table consent.text
  purpose text not null
  version integer not null
  locale text not null
  body text not null
  sha256 text not null
  published_at timestamp with time zone not null default now()
  constraint text_pkey PRIMARY KEY (purpose, version, locale)

table health.diagnosis
  id bigint generated always as identity not null
  entry uuid not null
  person_id uuid not null
  status text not null
  disease_id text
  free_text_sealed bytea
  since_year integer
  provenance text not null
  recorded_by uuid
  recorded_at timestamp with time zone not null
  superseded_at timestamp with time zone
  constraint diagnosis_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id) ON DELETE CASCADE
  constraint diagnosis_pkey PRIMARY KEY (id)
  constraint diagnosis_provenance_check CHECK ((provenance = ANY (ARRAY['self'::text, 'document'::text, 'clinician'::text])))
  constraint diagnosis_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES people.account(id) ON DELETE SET NULL
  constraint diagnosis_since_year_check CHECK (((since_year >= 1900) AND (since_year <= 2200)))
  constraint diagnosis_status_check CHECK ((status = ANY (ARRAY['confirmed'::text, 'suspected'::text, 'undiagnosed'::text])))

table health.profile
  person_id uuid not null
  birth_year integer
  birth_month integer
  sex text not null
  country text not null
  touched_at timestamp with time zone not null
  constraint profile_birth_month_check CHECK (((birth_month >= 1) AND (birth_month <= 12)))
  constraint profile_birth_year_check CHECK (((birth_year >= 1900) AND (birth_year <= 2200)))
  constraint profile_country_check CHECK ((country ~ '^[A-Z]{2}$'::text))
  constraint profile_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id) ON DELETE CASCADE
  constraint profile_pkey PRIMARY KEY (person_id)
  constraint profile_sex_check CHECK ((sex = ANY (ARRAY['female'::text, 'male'::text, 'other'::text, 'unsaid'::text])))

table health.symptom
  id bigint generated always as identity not null
  entry uuid not null
  person_id uuid not null
  own_words_sealed bytea
  hpo_id text not null
  presence text not null
  onset text not null
  onset_months integer
  severity text not null
  course text not null
  certainty text not null
  provenance text not null
  recorded_by uuid
  recorded_at timestamp with time zone not null
  superseded_at timestamp with time zone
  constraint symptom_certainty_check CHECK ((certainty = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text])))
  constraint symptom_check CHECK (((onset = 'age'::text) = (onset_months IS NOT NULL)))
  constraint symptom_course_check CHECK ((course = ANY (ARRAY['unsaid'::text, 'still'::text, 'gone'::text])))
  constraint symptom_hpo_id_check CHECK ((hpo_id ~ '^HP:[0-9]{7}$'::text))
  constraint symptom_onset_check CHECK ((onset = ANY (ARRAY['unknown'::text, 'before-birth'::text, 'at-birth'::text, 'age'::text])))
  constraint symptom_onset_months_check CHECK (((onset_months >= 0) AND (onset_months <= 1440)))
  constraint symptom_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id) ON DELETE CASCADE
  constraint symptom_pkey PRIMARY KEY (id)
  constraint symptom_presence_check CHECK ((presence = ANY (ARRAY['present'::text, 'absent'::text, 'unsure'::text])))
  constraint symptom_provenance_check CHECK ((provenance = ANY (ARRAY['self'::text, 'document'::text, 'clinician'::text])))
  constraint symptom_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES people.account(id) ON DELETE SET NULL
  constraint symptom_severity_check CHECK ((severity = ANY (ARRAY['unsaid'::text, 'mild'::text, 'moderate'::text, 'severe'::text])))

table matching.engine_settings
  sha256 text not null
  version text not null
  settings jsonb not null
  first_used_at timestamp with time zone not null
  constraint engine_settings_pkey PRIMARY KEY (sha256)
  constraint engine_settings_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))

table matching.profile_request
  id bigint generated always as identity not null
  account_id uuid not null
  at timestamp with time zone not null
  constraint profile_request_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id) ON DELETE CASCADE
  constraint profile_request_pkey PRIMARY KEY (id)

table matching.published_case
  id text not null
  pmid text not null
  cohort text not null
  sex text not null
  age_text text
  present text[] not null
  excluded text[] not null
  disease_id text
  disease_equiv text[] not null
  genes text[] not null
  variants text[] not null
  imported_at timestamp with time zone not null
  constraint published_case_id_check CHECK ((id ~ '^PPS:'::text))
  constraint published_case_pkey PRIMARY KEY (id)
  constraint published_case_pmid_check CHECK ((pmid ~ '^[0-9]+$'::text))
  constraint published_case_present_check CHECK ((cardinality(present) > 0))
  constraint published_case_sex_check CHECK ((sex = ANY (ARRAY['female'::text, 'male'::text, 'other'::text, 'unknown'::text])))

table matching.suggestion
  account_id uuid not null
  person_id uuid not null
  member_id uuid not null
  score real not null
  symptoms real not null
  diagnosis real not null
  settings_sha256 text not null
  at timestamp with time zone not null
  constraint suggestion_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id) ON DELETE CASCADE
  constraint suggestion_member_id_fkey FOREIGN KEY (member_id) REFERENCES people.person(id) ON DELETE CASCADE
  constraint suggestion_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id) ON DELETE CASCADE
  constraint suggestion_pkey PRIMARY KEY (account_id, person_id, member_id)
  constraint suggestion_score_check CHECK (((score >= (0)::double precision) AND (score <= (1)::double precision)))
  constraint suggestion_settings_sha256_fkey FOREIGN KEY (settings_sha256) REFERENCES matching.engine_settings(sha256)

table matching.symptom_count
  hpo_id text not null
  people integer not null
  band text not null
  computed_at timestamp with time zone not null
  constraint symptom_count_band_check CHECK ((band = ANY (ARRAY['11-50'::text, '51-200'::text, 'more'::text])))
  constraint symptom_count_hpo_id_check CHECK ((hpo_id ~ '^HP:[0-9]{7}$'::text))
  constraint symptom_count_people_check CHECK ((people >= 11))
  constraint symptom_count_pkey PRIMARY KEY (hpo_id)

table matching.view
  account_id uuid not null
  day date not null
  kind text not null
  person_id uuid not null
  first_at timestamp with time zone not null
  constraint view_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id) ON DELETE CASCADE
  constraint view_kind_check CHECK ((kind = ANY (ARRAY['list'::text, 'profile'::text])))
  constraint view_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id) ON DELETE CASCADE
  constraint view_pkey PRIMARY KEY (account_id, day, kind, person_id)

table onboarding.registration
  id uuid not null
  token_hash bytea not null
  sealed bytea not null
  account_id uuid
  created_at timestamp with time zone not null
  touched_at timestamp with time zone not null
  constraint registration_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id) ON DELETE CASCADE
  constraint registration_pkey PRIMARY KEY (id)
  constraint registration_token_hash_key UNIQUE (token_hash)

table people.account
  id uuid not null
  email_fingerprint bytea not null
  email_sealed bytea not null
  nickname text not null
  role text not null
  country text not null
  languages text[] not null
  expertise text[] not null default '{}'::text[]
  locale text not null
  password_hash text
  created_at timestamp with time zone not null
  email_confirmed_at timestamp with time zone
  password_changed_at timestamp with time zone
  password_long boolean not null default true
  constraint account_country_check CHECK ((country ~ '^[A-Z]{2}$'::text))
  constraint account_email_fingerprint_key UNIQUE (email_fingerprint)
  constraint account_id_fkey FOREIGN KEY (id) REFERENCES platform.data_key(id)
  constraint account_pkey PRIMARY KEY (id)
  constraint account_role_check CHECK ((role = ANY (ARRAY['patient'::text, 'caregiver'::text, 'advocate'::text, 'clinician'::text, 'researcher'::text, 'staff'::text])))

table people.account_block
  id bigint generated always as identity not null
  account_id uuid not null
  reason text not null
  at timestamp with time zone not null
  ended_at timestamp with time zone
  constraint account_block_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id) ON DELETE CASCADE
  constraint account_block_pkey PRIMARY KEY (id)

table people.age_contact
  person_id uuid not null
  step text not null
  at timestamp with time zone not null
  constraint age_contact_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id) ON DELETE CASCADE
  constraint age_contact_pkey PRIMARY KEY (person_id, step)

table people.age_rule
  country text not null
  kind text not null
  years integer not null
  valid_from date not null
  valid_to date
  source text not null
  constraint age_rule_country_check CHECK ((country ~ '^([A-Z]{2}|\*)$'::text))
  constraint age_rule_kind_check CHECK ((kind = ANY (ARRAY['majority'::text, 'assent'::text])))
  constraint age_rule_pkey PRIMARY KEY (country, kind, valid_from)
  constraint age_rule_years_check CHECK (((years >= 1) AND (years <= 30)))

table people.authenticator
  id uuid not null
  account_id uuid not null
  secret_sealed bytea not null
  last_step bigint not null
  added_at timestamp with time zone not null
  used_at timestamp with time zone
  removed_at timestamp with time zone
  constraint authenticator_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id) ON DELETE CASCADE
  constraint authenticator_pkey PRIMARY KEY (id)

table people.bereavement
  id bigint generated always as identity not null
  person_id uuid not null
  by_account uuid
  at timestamp with time zone not null
  ended_at timestamp with time zone
  constraint bereavement_by_account_fkey FOREIGN KEY (by_account) REFERENCES people.account(id) ON DELETE SET NULL
  constraint bereavement_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id) ON DELETE CASCADE
  constraint bereavement_pkey PRIMARY KEY (id)

table people.bereavement_choice
  id bigint generated always as identity not null
  person_id uuid not null
  choice text not null
  by_account uuid
  at timestamp with time zone not null
  constraint bereavement_choice_by_account_fkey FOREIGN KEY (by_account) REFERENCES people.account(id) ON DELETE SET NULL
  constraint bereavement_choice_choice_check CHECK ((choice = ANY (ARRAY['keep'::text, 'stop-research'::text, 'erase'::text])))
  constraint bereavement_choice_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id) ON DELETE CASCADE
  constraint bereavement_choice_pkey PRIMARY KEY (id)

table people.country_zone
  country text not null
  zone text not null
  constraint country_zone_pkey PRIMARY KEY (country)

table people.hold
  id uuid not null
  account_id uuid not null
  because text not null
  previous_password text
  at timestamp with time zone not null
  until_at timestamp with time zone not null
  stopped_at timestamp with time zone
  constraint hold_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id) ON DELETE CASCADE
  constraint hold_because_check CHECK ((because = ANY (ARRAY['password-reset'::text, 'factor-reset'::text])))
  constraint hold_pkey PRIMARY KEY (id)

table people.invitation
  id uuid not null
  person_id uuid not null
  relation text not null
  came_by text not null
  email_fingerprint bytea
  email_sealed bytea
  code_hash bytea not null
  invited_by uuid
  created_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  accepted_at timestamp with time zone
  accepted_by uuid
  revoked_at timestamp with time zone
  constraint invitation_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES people.account(id) ON DELETE SET NULL
  constraint invitation_came_by_check CHECK ((came_by = ANY (ARRAY['invitation'::text, 'takeover'::text, 'letter'::text, 'staff'::text])))
  constraint invitation_check CHECK (((email_fingerprint IS NULL) = (came_by = ANY (ARRAY['letter'::text, 'staff'::text]))))
  constraint invitation_check1 CHECK (((email_fingerprint IS NULL) = (email_sealed IS NULL)))
  constraint invitation_code_hash_key UNIQUE (code_hash)
  constraint invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES people.account(id) ON DELETE SET NULL
  constraint invitation_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id) ON DELETE CASCADE
  constraint invitation_pkey PRIMARY KEY (id)
  constraint invitation_relation_check CHECK ((relation = ANY (ARRAY['self'::text, 'legal-representative'::text, 'second-relative'::text])))

table people.joined_record
  person_id uuid not null
  into_person_id uuid not null
  by_account uuid
  at timestamp with time zone not null
  constraint joined_record_by_account_fkey FOREIGN KEY (by_account) REFERENCES people.account(id) ON DELETE SET NULL
  constraint joined_record_check CHECK ((person_id <> into_person_id))
  constraint joined_record_into_person_id_fkey FOREIGN KEY (into_person_id) REFERENCES people.person(id) ON DELETE CASCADE
  constraint joined_record_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id) ON DELETE CASCADE
  constraint joined_record_pkey PRIMARY KEY (person_id)

table people.kept_age
  person_id uuid not null
  country text not null
  comes_of_age_on date
  assents_from date
  majority_at timestamp with time zone
  assent_at timestamp with time zone
  constraint kept_age_person_id_fkey FOREIGN KEY (person_id) REFERENCES health.profile(person_id) ON DELETE CASCADE
  constraint kept_age_pkey PRIMARY KEY (person_id)

table people.known_device
  account_id uuid not null
  token_hash bytea not null
  first_at timestamp with time zone not null
  seen_at timestamp with time zone not null
  constraint known_device_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id) ON DELETE CASCADE
  constraint known_device_pkey PRIMARY KEY (account_id, token_hash)

table people.likeness
  person_id uuid not null
  fingerprint bytea not null
  at timestamp with time zone not null
  constraint likeness_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id) ON DELETE CASCADE
  constraint likeness_pkey PRIMARY KEY (person_id)

table people.mail_token
  id uuid not null
  account_id uuid not null
  purpose text not null
  token_hash bytea not null
  email_sealed bytea
  created_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  used_at timestamp with time zone
  constraint mail_token_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id) ON DELETE CASCADE
  constraint mail_token_pkey PRIMARY KEY (id)
  constraint mail_token_purpose_check CHECK ((purpose = ANY (ARRAY['confirm-email'::text, 'reset-password'::text, 'change-email'::text, 'stop-sessions'::text, 'stop-change'::text])))
  constraint mail_token_token_hash_key UNIQUE (token_hash)

table people.majority_fact
  id bigint generated always as identity not null
  person_id uuid not null
  comes_of_age_on date not null
  set_by text not null
  at timestamp with time zone not null
  constraint majority_fact_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id) ON DELETE CASCADE
  constraint majority_fact_pkey PRIMARY KEY (id)

table people.passkey
  id uuid not null
  account_id uuid not null
  credential_fingerprint bytea not null
  credential_sealed bytea not null
  counter bigint not null
  device text not null
  added_at timestamp with time zone not null
  used_at timestamp with time zone
  removed_at timestamp with time zone
  constraint passkey_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id) ON DELETE CASCADE
  constraint passkey_pkey PRIMARY KEY (id)

table people.person
  id uuid not null
  name_sealed bytea
  created_by uuid
  created_at timestamp with time zone not null
  constraint person_created_by_fkey FOREIGN KEY (created_by) REFERENCES people.account(id) ON DELETE SET NULL
  constraint person_id_fkey FOREIGN KEY (id) REFERENCES platform.data_key(id)
  constraint person_pkey PRIMARY KEY (id)

table people.professional_standing
  id bigint generated always as identity not null
  account_id uuid not null
  role text not null
  organisation text not null
  "position" text not null
  checked_by text not null
  at timestamp with time zone not null
  until_at timestamp with time zone not null
  reminded_at timestamp with time zone
  constraint professional_standing_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id) ON DELETE CASCADE
  constraint professional_standing_pkey PRIMARY KEY (id)
  constraint professional_standing_role_check CHECK ((role = ANY (ARRAY['clinician'::text, 'researcher'::text, 'advocate'::text])))

table people.recovery_code
  id bigint generated always as identity not null
  account_id uuid not null
  code_hash bytea not null
  made_at timestamp with time zone not null
  used_at timestamp with time zone
  replaced_at timestamp with time zone
  constraint recovery_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id) ON DELETE CASCADE
  constraint recovery_code_pkey PRIMARY KEY (id)

table people.representation
  id bigint generated always as identity not null
  account_id uuid not null
  person_id uuid not null
  relation text not null
  started_at timestamp with time zone not null
  ended_at timestamp with time zone
  ended_because text
  came_by text not null default 'own-entry'::text
  constraint representation_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id) ON DELETE CASCADE
  constraint representation_came_by_check CHECK ((came_by = ANY (ARRAY['own-entry'::text, 'invitation'::text, 'takeover'::text, 'letter'::text, 'staff'::text, 'joined'::text])))
  constraint representation_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id) ON DELETE CASCADE
  constraint representation_pkey PRIMARY KEY (id)
  constraint representation_relation_check CHECK ((relation = ANY (ARRAY['self'::text, 'legal-representative'::text, 'second-relative'::text])))

table people.representation_event
  id bigint generated always as identity not null
  person_id uuid not null
  kind text not null
  account_id uuid
  by_account uuid
  relation text
  at timestamp with time zone not null
  constraint representation_event_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id) ON DELETE SET NULL
  constraint representation_event_by_account_fkey FOREIGN KEY (by_account) REFERENCES people.account(id) ON DELETE SET NULL
  constraint representation_event_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id) ON DELETE CASCADE
  constraint representation_event_pkey PRIMARY KEY (id)

table people.session
  id uuid not null
  account_id uuid not null
  token_hash bytea not null
  second_factor boolean not null default false
  created_at timestamp with time zone not null
  seen_at timestamp with time zone not null
  ended_at timestamp with time zone
  proven_at timestamp with time zone not null
  device text
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id) ON DELETE CASCADE
  constraint session_pkey PRIMARY KEY (id)
  constraint session_token_hash_key UNIQUE (token_hash)

table people.staff_notice
  id bigint generated always as identity not null
  kind text not null
  person_id uuid not null
  other_person_id uuid
  account_id uuid
  purpose text
  at timestamp with time zone not null
  settled_at timestamp with time zone
  settled_by uuid
  constraint staff_notice_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id) ON DELETE SET NULL
  constraint staff_notice_kind_check CHECK ((kind = ANY (ARRAY['disagreement'::text, 'shut-out'::text, 'wants-shut-out'::text, 'same-child'::text, 'unreachable'::text, 'death'::text, 'erase-wanted'::text])))
  constraint staff_notice_other_person_id_fkey FOREIGN KEY (other_person_id) REFERENCES people.person(id) ON DELETE CASCADE
  constraint staff_notice_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id) ON DELETE CASCADE
  constraint staff_notice_pkey PRIMARY KEY (id)
  constraint staff_notice_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES people.account(id) ON DELETE SET NULL

table people.staff_role
  id bigint generated always as identity not null
  account_id uuid not null
  role text not null
  granted_by text not null
  at timestamp with time zone not null
  ended_at timestamp with time zone
  constraint staff_role_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id) ON DELETE CASCADE
  constraint staff_role_pkey PRIMARY KEY (id)
  constraint staff_role_role_check CHECK ((role = ANY (ARRAY['validator'::text, 'moderator'::text, 'editor'::text, 'steward'::text, 'privacy-officer'::text, 'administrator'::text])))

table people.two_person_decision
  request_id uuid not null
  account_id uuid not null
  verdict text not null
  at timestamp with time zone not null
  constraint two_person_decision_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id) ON DELETE CASCADE
  constraint two_person_decision_pkey PRIMARY KEY (request_id, account_id)
  constraint two_person_decision_request_id_fkey FOREIGN KEY (request_id) REFERENCES people.two_person_request(id) ON DELETE CASCADE
  constraint two_person_decision_verdict_check CHECK ((verdict = ANY (ARRAY['approve'::text, 'refuse'::text])))

table people.two_person_request
  id uuid not null
  kind text not null
  account_id uuid not null
  role text
  asked_by uuid not null
  asked_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  done_at timestamp with time zone
  ended_at timestamp with time zone
  constraint two_person_request_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id) ON DELETE CASCADE
  constraint two_person_request_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES people.account(id) ON DELETE CASCADE
  constraint two_person_request_check CHECK (((kind = 'staff-grant'::text) = (role IS NOT NULL)))
  constraint two_person_request_kind_check CHECK ((kind = ANY (ARRAY['staff-grant'::text, 'factor-reset'::text])))
  constraint two_person_request_pkey PRIMARY KEY (id)
  constraint two_person_request_role_check CHECK ((role = ANY (ARRAY['validator'::text, 'moderator'::text, 'editor'::text, 'steward'::text, 'privacy-officer'::text, 'administrator'::text])))

table people.used_proof
  hash bytea not null
  at timestamp with time zone not null
  constraint used_proof_pkey PRIMARY KEY (hash)

table platform.attempt
  key bytea not null
  failures integer not null
  last_at timestamp with time zone not null
  constraint attempt_pkey PRIMARY KEY (key)

table platform.data_key
  id uuid not null
  wrapped bytea
  made_at timestamp with time zone not null default now()
  destroyed_at timestamp with time zone
  constraint data_key_check CHECK (((wrapped IS NULL) = (destroyed_at IS NOT NULL)))
  constraint data_key_pkey PRIMARY KEY (id)

table platform.key_version
  version integer not null
  began_at timestamp with time zone not null
  retired_at timestamp with time zone
  constraint key_version_pkey PRIMARY KEY (version)
  constraint key_version_version_check CHECK (((version >= 1) AND (version <= 65535)))

table platform.mail
  id uuid not null
  sealed bytea
  queued_at timestamp with time zone not null default now()
  sent_at timestamp with time zone
  kept boolean not null default false
  to_fingerprint bytea
  constraint mail_pkey PRIMARY KEY (id)

table platform.migration
  name text not null
  sha256 text not null
  applied_at timestamp with time zone not null default now()
  constraint migration_pkey PRIMARY KEY (name)

table platform.outbox
  id bigint generated always as identity not null
  name text not null
  payload jsonb not null
  at timestamp with time zone not null default now()
  constraint outbox_pkey PRIMARY KEY (id)

table platform.retention_run
  id bigint generated always as identity not null
  at timestamp with time zone not null
  rules integer not null
  deleted jsonb not null
  constraint retention_run_pkey PRIMARY KEY (id)

table rights.erasure
  id uuid not null
  person_id uuid
  account_id uuid
  asked_by uuid not null
  asked_at timestamp with time zone not null
  due_at timestamp with time zone not null
  cancelled_at timestamp with time zone
  done_at timestamp with time zone
  constraint erasure_check CHECK (((person_id IS NULL) <> (account_id IS NULL)))
  constraint erasure_pkey PRIMARY KEY (id)

table rights.ledger
  id uuid not null default gen_random_uuid()
  at timestamp with time zone not null default now()
  kind text not null
  about jsonb not null
  constraint ledger_kind_check CHECK ((kind = ANY (ARRAY['key-destroyed'::text, 'consent-ended'::text, 'session-ended'::text, 'representation-ended'::text, 'staff-role-ended'::text, 'account-blocked'::text])))
  constraint ledger_pkey PRIMARY KEY (id)

table rights.ledger_waiting
  ledger_id uuid not null
  said bigint generated always as identity not null
  constraint ledger_waiting_pkey PRIMARY KEY (ledger_id)

table rights.limit_fact
  id uuid not null
  person_id uuid not null
  kind text not null
  about text
  words_sealed bytea
  by_account uuid
  at timestamp with time zone not null
  ended_at timestamp with time zone
  constraint limit_fact_about_check CHECK ((about = ANY (ARRAY['counts'::text, 'caps'::text, 'mails'::text, 'other'::text])))
  constraint limit_fact_by_account_fkey FOREIGN KEY (by_account) REFERENCES people.account(id) ON DELETE SET NULL
  constraint limit_fact_check CHECK (((kind = 'objection'::text) = (about IS NOT NULL)))
  constraint limit_fact_kind_check CHECK ((kind = ANY (ARRAY['restriction'::text, 'objection'::text])))
  constraint limit_fact_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id) ON DELETE CASCADE
  constraint limit_fact_pkey PRIMARY KEY (id)

table rights.record_copy
  id uuid not null
  person_id uuid not null
  account_id uuid not null
  locale text not null
  asked_at timestamp with time zone not null
  steps_done integer not null default 0
  ready_at timestamp with time zone
  failed_at timestamp with time zone
  expires_at timestamp with time zone not null
  bytes bigint
  constraint record_copy_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id) ON DELETE CASCADE
  constraint record_copy_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id) ON DELETE CASCADE
  constraint record_copy_pkey PRIMARY KEY (id)

table rights.record_part
  copy_id uuid not null
  part integer not null
  account_id uuid not null
  sealed bytea not null
  constraint record_part_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id) ON DELETE CASCADE
  constraint record_part_copy_id_fkey FOREIGN KEY (copy_id) REFERENCES rights.record_copy(id) ON DELETE CASCADE
  constraint record_part_pkey PRIMARY KEY (copy_id, part)

table trust.destruction
  paper_id uuid not null
  kind text not null
  rule text not null
  pages integer not null
  sent_at timestamp with time zone not null
  at timestamp with time zone not null
  constraint destruction_pkey PRIMARY KEY (paper_id)

table trust.guardianship_fact
  id bigint generated always as identity not null
  person_id uuid not null
  account_id uuid not null
  outcome text not null
  paper text not null
  because text not null
  set_by text not null
  at timestamp with time zone not null
  constraint guardianship_fact_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id) ON DELETE CASCADE
  constraint guardianship_fact_outcome_check CHECK ((outcome = ANY (ARRAY['proven'::text, 'ended'::text])))
  constraint guardianship_fact_paper_check CHECK ((paper = ANY (ARRAY['birth'::text, 'court'::text, 'identity'::text])))
  constraint guardianship_fact_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id) ON DELETE CASCADE
  constraint guardianship_fact_pkey PRIMARY KEY (id)

table trust.paper
  id uuid not null
  person_id uuid
  account_id uuid
  kind text not null
  sent_by uuid
  sent_at timestamp with time zone not null
  constraint paper_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id) ON DELETE CASCADE
  constraint paper_check CHECK (((person_id IS NULL) <> (account_id IS NULL)))
  constraint paper_check1 CHECK (((kind = 'letter'::text) = (account_id IS NOT NULL)))
  constraint paper_kind_check CHECK ((kind = ANY (ARRAY['identity'::text, 'guardianship'::text, 'medical'::text, 'consent'::text, 'letter'::text])))
  constraint paper_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id) ON DELETE CASCADE
  constraint paper_pkey PRIMARY KEY (id)
  constraint paper_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES people.account(id) ON DELETE SET NULL

table trust.paper_claim
  id bigint generated always as identity not null
  paper_id uuid not null
  account_id uuid not null
  at timestamp with time zone not null
  ended_at timestamp with time zone
  constraint paper_claim_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id) ON DELETE CASCADE
  constraint paper_claim_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES trust.paper(id) ON DELETE CASCADE
  constraint paper_claim_pkey PRIMARY KEY (id)

table trust.paper_fact
  id bigint generated always as identity not null
  paper_id uuid not null
  fact text not null
  by_account uuid
  reason text
  words_sealed bytea
  at timestamp with time zone not null
  constraint paper_fact_by_account_fkey FOREIGN KEY (by_account) REFERENCES people.account(id) ON DELETE SET NULL
  constraint paper_fact_fact_check CHECK ((fact = ANY (ARRAY['quarantined'::text, 'scanned'::text, 'infected'::text, 'proposed-accept'::text, 'proposed-refuse'::text, 'disagreed'::text, 'asked-again'::text, 'accepted'::text, 'refused'::text, 'withdrawn'::text, 'appealed'::text, 'appeal-accepted'::text, 'appeal-refused'::text, 'warned'::text, 'destroyed'::text])))
  constraint paper_fact_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES trust.paper(id) ON DELETE CASCADE
  constraint paper_fact_pkey PRIMARY KEY (id)

table trust.paper_page
  file_id uuid not null
  paper_id uuid not null
  number integer not null
  width integer not null
  height integer not null
  constraint paper_page_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES trust.paper(id) ON DELETE CASCADE
  constraint paper_page_paper_id_number_key UNIQUE (paper_id, number)
  constraint paper_page_pkey PRIMARY KEY (file_id)

table trust.professional_application
  id uuid not null
  number bigint generated always as identity not null
  account_id uuid not null
  role text not null
  organisation text not null
  "position" text not null
  orcid text
  name_sealed bytea not null
  licence_sealed bytea
  email_sealed bytea not null
  token_hash bytea not null
  at timestamp with time zone not null
  token_until timestamp with time zone not null
  email_confirmed_at timestamp with time zone
  constraint professional_application_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id) ON DELETE CASCADE
  constraint professional_application_check CHECK (((role = 'advocate'::text) OR (orcid IS NOT NULL) OR (licence_sealed IS NOT NULL)))
  constraint professional_application_pkey PRIMARY KEY (id)
  constraint professional_application_role_check CHECK ((role = ANY (ARRAY['clinician'::text, 'researcher'::text, 'advocate'::text])))
  constraint professional_application_token_hash_key UNIQUE (token_hash)

table trust.signature
  id uuid not null
  person_id uuid not null
  text_version integer not null
  text_locale text not null
  text_sha256 text not null
  name_sealed bytea not null
  capacity text not null
  by_account uuid
  at timestamp with time zone not null
  constraint signature_by_account_fkey FOREIGN KEY (by_account) REFERENCES people.account(id) ON DELETE SET NULL
  constraint signature_capacity_check CHECK ((capacity = ANY (ARRAY['self'::text, 'legal-representative'::text])))
  constraint signature_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id) ON DELETE CASCADE
  constraint signature_pkey PRIMARY KEY (id)

table trust.tier_fact
  id bigint generated always as identity not null
  person_id uuid not null
  tier integer not null
  because text not null
  set_by text not null
  at timestamp with time zone not null
  constraint tier_fact_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id) ON DELETE CASCADE
  constraint tier_fact_pkey PRIMARY KEY (id)
  constraint tier_fact_tier_check CHECK (((tier >= 1) AND (tier <= 3)))

table trust.validator_scope
  id bigint generated always as identity not null
  account_id uuid not null
  disease_id text not null
  granted_by text not null
  at timestamp with time zone not null
  ended_at timestamp with time zone
  constraint validator_scope_account_id_fkey FOREIGN KEY (account_id) REFERENCES people.account(id) ON DELETE CASCADE
  constraint validator_scope_pkey PRIMARY KEY (id)

table vocabulary.annotation
  id bigint generated always as identity not null
  disease text not null
  code text not null
  term text not null
  absent boolean not null
  frequency text
  share real
  onset text
  sex text
  evidence text not null
  reference text[] not null
  constraint annotation_pkey PRIMARY KEY (id)
  constraint annotation_sex_check CHECK ((sex = ANY (ARRAY['male'::text, 'female'::text])))
  constraint annotation_share_check CHECK (((share >= (0)::double precision) AND (share <= (1)::double precision)))

table vocabulary.disease
  id text not null
  label text not null
  "grouping" text
  constraint disease_pkey PRIMARY KEY (id)

table vocabulary.disease_code
  code text not null
  disease text not null
  constraint disease_code_pkey PRIMARY KEY (code)

table vocabulary.disease_name
  disease text not null
  "position" integer not null
  language text not null
  kind text not null
  text text not null
  constraint disease_name_pkey PRIMARY KEY (disease, "position")

table vocabulary.disease_parent
  disease text not null
  parent text not null
  constraint disease_parent_pkey PRIMARY KEY (disease, parent)

table vocabulary.gene_disease
  id bigint generated always as identity not null
  gene text not null
  symbol text not null
  association text not null
  disease text not null
  constraint gene_disease_pkey PRIMARY KEY (id)

table vocabulary.release
  id bigint generated always as identity not null
  kind text not null
  installed_at timestamp with time zone not null
  constraint release_kind_check CHECK ((kind = ANY (ARRAY['starter'::text, 'full'::text])))
  constraint release_pkey PRIMARY KEY (id)

table vocabulary.source
  release_id bigint not null
  kind text not null
  file text not null
  version text not null
  sha256 text not null
  taken_from text not null
  rows integer not null
  constraint source_pkey PRIMARY KEY (release_id, kind, file)
  constraint source_release_id_fkey FOREIGN KEY (release_id) REFERENCES vocabulary.release(id)
  constraint source_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))

table vocabulary.term
  id text not null
  label text not null
  definition text
  constraint term_id_check CHECK ((id ~ '^HP:[0-9]{7}$'::text))
  constraint term_pkey PRIMARY KEY (id)

table vocabulary.term_name
  term text not null
  "position" integer not null
  language text not null
  kind text not null
  text text not null
  constraint term_name_pkey PRIMARY KEY (term, "position")

table vocabulary.term_parent
  term text not null
  parent text not null
  constraint term_parent_pkey PRIMARY KEY (term, parent)

table vocabulary.term_replacement
  old text not null
  current text
  constraint term_replacement_pkey PRIMARY KEY (old)

CREATE INDEX account_block_account ON people.account_block USING btree (account_id)
CREATE INDEX annotation_disease ON vocabulary.annotation USING btree (disease)
CREATE INDEX audit_account ON access.audit USING btree (account_id, id) WHERE (account_id IS NOT NULL)
CREATE INDEX audit_at ON access.audit USING brin (at)
CREATE INDEX audit_person ON access.audit USING btree (person_id, id) WHERE (person_id IS NOT NULL)
CREATE INDEX bereavement_choice_person ON people.bereavement_choice USING btree (person_id, id DESC)
CREATE INDEX data_key_version ON platform.data_key USING btree (platform.key_version_of(wrapped), id) WHERE (wrapped IS NOT NULL)
CREATE INDEX decision_person ON consent.decision USING btree (person_id, purpose, id DESC)
CREATE INDEX decision_purpose ON consent.decision USING btree (purpose, person_id, id DESC)
CREATE INDEX diagnosis_person ON health.diagnosis USING btree (person_id, id)
CREATE INDEX erasure_due ON rights.erasure USING btree (due_at) WHERE ((cancelled_at IS NULL) AND (done_at IS NULL))
CREATE INDEX gene_disease_disease ON vocabulary.gene_disease USING btree (disease)
CREATE INDEX guardianship_fact_pair ON trust.guardianship_fact USING btree (person_id, account_id, id DESC)
CREATE INDEX hold_account ON people.hold USING btree (account_id, until_at)
CREATE INDEX invitation_person ON people.invitation USING btree (person_id, created_at DESC)
CREATE INDEX likeness_fingerprint ON people.likeness USING btree (fingerprint)
CREATE INDEX limit_fact_person ON rights.limit_fact USING btree (person_id, at DESC)
CREATE INDEX mail_to ON platform.mail USING btree (to_fingerprint) WHERE (to_fingerprint IS NOT NULL)
CREATE INDEX mail_token_account ON people.mail_token USING btree (account_id)
CREATE INDEX majority_fact_person ON people.majority_fact USING btree (person_id, id DESC)
CREATE INDEX outbox_at ON platform.outbox USING btree (at)
CREATE INDEX paper_account ON trust.paper USING btree (account_id)
CREATE INDEX paper_fact_paper ON trust.paper_fact USING btree (paper_id, id)
CREATE INDEX paper_person ON trust.paper USING btree (person_id, kind, sent_at DESC)
CREATE INDEX passkey_account ON people.passkey USING btree (account_id) WHERE (removed_at IS NULL)
CREATE INDEX professional_application_account ON trust.professional_application USING btree (account_id, number DESC)
CREATE INDEX professional_standing_account ON people.professional_standing USING btree (account_id, until_at DESC)
CREATE INDEX profile_request_account ON matching.profile_request USING btree (account_id, at)
CREATE INDEX profile_request_at ON matching.profile_request USING btree (at)
CREATE INDEX published_case_pmid ON matching.published_case USING btree (pmid)
CREATE INDEX record_copy_account ON rights.record_copy USING btree (account_id)
CREATE INDEX record_copy_person ON rights.record_copy USING btree (person_id, account_id, asked_at DESC)
CREATE INDEX record_part_account ON rights.record_part USING btree (account_id)
CREATE INDEX registration_account ON onboarding.registration USING btree (account_id)
CREATE INDEX representation_event_person ON people.representation_event USING btree (person_id, id DESC)
CREATE INDEX representation_person ON people.representation USING btree (person_id)
CREATE INDEX session_account ON people.session USING btree (account_id)
CREATE INDEX signature_person ON trust.signature USING btree (person_id, at DESC)
CREATE INDEX staff_role_account ON people.staff_role USING btree (account_id)
CREATE INDEX suggestion_at ON matching.suggestion USING btree (at)
CREATE INDEX suggestion_member ON matching.suggestion USING btree (member_id)
CREATE INDEX suggestion_person ON matching.suggestion USING btree (person_id)
CREATE INDEX symptom_person ON health.symptom USING btree (person_id, id)
CREATE INDEX tier_fact_person ON trust.tier_fact USING btree (person_id, id DESC)
CREATE INDEX two_person_request_account ON people.two_person_request USING btree (account_id)
CREATE INDEX two_person_request_open ON people.two_person_request USING btree (asked_at) WHERE ((done_at IS NULL) AND (ended_at IS NULL))
CREATE INDEX validator_scope_account ON trust.validator_scope USING btree (account_id)
CREATE INDEX view_day ON matching.view USING btree (day)
CREATE INDEX view_person ON matching.view USING btree (person_id)
CREATE UNIQUE INDEX account_nickname ON people.account USING btree (lower(nickname))
CREATE UNIQUE INDEX authenticator_current ON people.authenticator USING btree (account_id) WHERE (removed_at IS NULL)
CREATE UNIQUE INDEX bereavement_current ON people.bereavement USING btree (person_id) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX diagnosis_current ON health.diagnosis USING btree (entry) WHERE (superseded_at IS NULL)
CREATE UNIQUE INDEX erasure_of_account ON rights.erasure USING btree (account_id) WHERE ((cancelled_at IS NULL) AND (done_at IS NULL))
CREATE UNIQUE INDEX erasure_of_person ON rights.erasure USING btree (person_id) WHERE ((cancelled_at IS NULL) AND (done_at IS NULL))
CREATE UNIQUE INDEX paper_claim_account ON trust.paper_claim USING btree (account_id) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX paper_claim_paper ON trust.paper_claim USING btree (paper_id) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX passkey_current ON people.passkey USING btree (credential_fingerprint) WHERE (removed_at IS NULL)
CREATE UNIQUE INDEX recovery_code_once ON people.recovery_code USING btree (account_id, code_hash)
CREATE UNIQUE INDEX representation_current ON people.representation USING btree (account_id, person_id) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX restriction_current ON rights.limit_fact USING btree (person_id) WHERE ((kind = 'restriction'::text) AND (ended_at IS NULL))
CREATE UNIQUE INDEX staff_notice_open ON people.staff_notice USING btree (kind, person_id, COALESCE(other_person_id, person_id), COALESCE(account_id, person_id), COALESCE(purpose, ''::text)) WHERE (settled_at IS NULL)
CREATE UNIQUE INDEX symptom_current ON health.symptom USING btree (entry) WHERE (superseded_at IS NULL)
CREATE UNIQUE INDEX symptom_once ON health.symptom USING btree (person_id, hpo_id) WHERE (superseded_at IS NULL)

consent.decision: row-level security, forced
health.diagnosis: row-level security, forced
health.profile: row-level security, forced
health.symptom: row-level security, forced
matching.suggestion: row-level security, forced
rights.limit_fact: row-level security, forced
rights.record_copy: row-level security, forced
rights.record_part: row-level security, forced
trust.paper: row-level security, forced
trust.paper_claim: row-level security, forced
trust.paper_fact: row-level security, forced
trust.paper_page: row-level security, forced
trust.professional_application: row-level security, forced
trust.signature: row-level security, forced

consent.decision: policy mine_to_decide for INSERT to s4r_health with check ((person_id IN ( SELECT people.persons_i_edit() AS persons_i_edit)) AND (by_account = (NULLIF(current_setting('s4r.account'::text, true), ''::text))::uuid))
consent.decision: policy mine_to_read for SELECT to s4r_health using (person_id IN ( SELECT people.persons_i_read() AS persons_i_read))
consent.decision: policy owner_cascades for DELETE to s4r_owner using true
consent.decision: policy owner_cascades_update for UPDATE to s4r_owner using true
consent.decision: policy owner_refers for SELECT to s4r_owner using true
consent.decision: policy rules_read for SELECT to s4r_rules using true
health.diagnosis: policy agreed_to_count for SELECT to s4r_batch using (person_id IN ( SELECT consent.persons_matchable() AS persons_matchable))
health.diagnosis: policy agreed_to_index for SELECT to s4r_index using (person_id IN ( SELECT consent.persons_matchable() AS persons_matchable))
health.diagnosis: policy ended_to_read for SELECT to s4r_keeper using (person_id IN ( SELECT consent.persons_without_membership() AS persons_without_membership))
health.diagnosis: policy mine_to_add for INSERT to s4r_health with check (person_id IN ( SELECT people.persons_i_edit() AS persons_i_edit))
health.diagnosis: policy mine_to_change for UPDATE to s4r_health using (person_id IN ( SELECT people.persons_i_edit() AS persons_i_edit)) with check (person_id IN ( SELECT people.persons_i_edit() AS persons_i_edit))
health.diagnosis: policy mine_to_read for SELECT to s4r_health using (person_id IN ( SELECT people.persons_i_read() AS persons_i_read))
health.diagnosis: policy owner_cascades for DELETE to s4r_owner using true
health.diagnosis: policy owner_cascades_update for UPDATE to s4r_owner using true
health.diagnosis: policy owner_refers for SELECT to s4r_owner using true
health.diagnosis: policy rules_read for SELECT to s4r_rules using (superseded_at IS NULL)
health.profile: policy agreed_to_count for SELECT to s4r_batch using (person_id IN ( SELECT consent.persons_matchable() AS persons_matchable))
health.profile: policy agreed_to_index for SELECT to s4r_index using (person_id IN ( SELECT consent.persons_matchable() AS persons_matchable))
health.profile: policy ended_to_read for SELECT to s4r_keeper using (person_id IN ( SELECT consent.persons_without_membership() AS persons_without_membership))
health.profile: policy mine_to_add for INSERT to s4r_health with check (person_id IN ( SELECT people.persons_i_edit() AS persons_i_edit))
health.profile: policy mine_to_change for UPDATE to s4r_health using (person_id IN ( SELECT people.persons_i_edit() AS persons_i_edit)) with check (person_id IN ( SELECT people.persons_i_edit() AS persons_i_edit))
health.profile: policy mine_to_read for SELECT to s4r_health using (person_id IN ( SELECT people.persons_i_read() AS persons_i_read))
health.profile: policy owner_cascades for DELETE to s4r_owner using true
health.profile: policy owner_cascades_update for UPDATE to s4r_owner using true
health.profile: policy owner_refers for SELECT to s4r_owner using true
health.profile: policy rules_reckon_ages for SELECT to s4r_rules using true
health.symptom: policy agreed_to_count for SELECT to s4r_batch using (person_id IN ( SELECT consent.persons_matchable() AS persons_matchable))
health.symptom: policy agreed_to_index for SELECT to s4r_index using (person_id IN ( SELECT consent.persons_matchable() AS persons_matchable))
health.symptom: policy ended_to_read for SELECT to s4r_keeper using (person_id IN ( SELECT consent.persons_without_membership() AS persons_without_membership))
health.symptom: policy mine_to_add for INSERT to s4r_health with check (person_id IN ( SELECT people.persons_i_edit() AS persons_i_edit))
health.symptom: policy mine_to_change for UPDATE to s4r_health using (person_id IN ( SELECT people.persons_i_edit() AS persons_i_edit)) with check (person_id IN ( SELECT people.persons_i_edit() AS persons_i_edit))
health.symptom: policy mine_to_read for SELECT to s4r_health using (person_id IN ( SELECT people.persons_i_read() AS persons_i_read))
health.symptom: policy owner_cascades for DELETE to s4r_owner using true
health.symptom: policy owner_cascades_update for UPDATE to s4r_owner using true
health.symptom: policy owner_refers for SELECT to s4r_owner using true
matching.suggestion: policy ended_to_delete for DELETE to s4r_keeper using true
matching.suggestion: policy ended_to_read for SELECT to s4r_keeper using true
matching.suggestion: policy mine_to_add for INSERT to s4r_identity with check ((account_id = (NULLIF(current_setting('s4r.account'::text, true), ''::text))::uuid) AND (person_id IN ( SELECT people.persons_i_read() AS persons_i_read)))
matching.suggestion: policy mine_to_read for SELECT to s4r_identity using (account_id = (NULLIF(current_setting('s4r.account'::text, true), ''::text))::uuid)
matching.suggestion: policy owner_cascades for DELETE to s4r_owner using true
matching.suggestion: policy owner_refers for SELECT to s4r_owner using true
matching.suggestion: policy withdrawn_to_delete for DELETE to s4r_rules using true
matching.suggestion: policy withdrawn_to_read for SELECT to s4r_rules using true
rights.limit_fact: policy ended_by_those_who_act for UPDATE to s4r_identity using (person_id IN ( SELECT people.persons_i_edit() AS persons_i_edit)) with check (person_id IN ( SELECT people.persons_i_edit() AS persons_i_edit))
rights.limit_fact: policy owner_cascades for DELETE to s4r_owner using true
rights.limit_fact: policy owner_cascades_update for UPDATE to s4r_owner using true
rights.limit_fact: policy owner_refers for SELECT to s4r_owner using true
rights.limit_fact: policy read_by_those_who_may for SELECT to s4r_identity using (person_id IN ( SELECT people.persons_i_read() AS persons_i_read))
rights.limit_fact: policy rules_read for SELECT to s4r_rules using true
rights.limit_fact: policy said_by_those_who_act for INSERT to s4r_identity with check ((person_id IN ( SELECT people.persons_i_edit() AS persons_i_edit)) AND (by_account = (NULLIF(current_setting('s4r.account'::text, true), ''::text))::uuid))
rights.record_copy: policy expired for ALL to s4r_keeper using true
rights.record_copy: policy own for ALL to s4r_identity using (account_id = (NULLIF(current_setting('s4r.account'::text, true), ''::text))::uuid) with check (account_id = (NULLIF(current_setting('s4r.account'::text, true), ''::text))::uuid)
rights.record_copy: policy owner_cascades for DELETE to s4r_owner using true
rights.record_copy: policy owner_refers for SELECT to s4r_owner using true
rights.record_part: policy own for ALL to s4r_identity using (account_id = (NULLIF(current_setting('s4r.account'::text, true), ''::text))::uuid) with check (account_id = (NULLIF(current_setting('s4r.account'::text, true), ''::text))::uuid)
rights.record_part: policy owner_cascades for DELETE to s4r_owner using true
rights.record_part: policy owner_refers for SELECT to s4r_owner using true
trust.paper: policy keeper_works for ALL to s4r_keeper using true with check true
trust.paper: policy mine_or_taken for SELECT to s4r_identity using ((person_id IN ( SELECT people.persons_i_read() AS persons_i_read)) OR (account_id = trust.me()) OR (id IN ( SELECT trust.papers_i_check() AS papers_i_check)))
trust.paper: policy mine_to_send for INSERT to s4r_identity with check ((sent_by = trust.me()) AND ((person_id IN ( SELECT people.persons_i_edit() AS persons_i_edit)) OR (account_id = trust.me())))
trust.paper: policy owner_cascades for DELETE to s4r_owner using true
trust.paper: policy owner_cascades_update for UPDATE to s4r_owner using true
trust.paper: policy owner_refers for SELECT to s4r_owner using true
trust.paper: policy rules_read for SELECT to s4r_rules using true
trust.paper_claim: policy keeper_works for ALL to s4r_keeper using true with check true
trust.paper_claim: policy mine_to_end for UPDATE to s4r_identity using (account_id = trust.me()) with check (account_id = trust.me())
trust.paper_claim: policy owner_cascades for DELETE to s4r_owner using true
trust.paper_claim: policy owner_cascades_update for UPDATE to s4r_owner using true
trust.paper_claim: policy owner_refers for SELECT to s4r_owner using true
trust.paper_claim: policy rules_read for SELECT to s4r_rules using true
trust.paper_claim: policy seen_by_validators for SELECT to s4r_identity using ((account_id = trust.me()) OR ( SELECT trust.i_validate() AS i_validate))
trust.paper_claim: policy what_may_be_taken for INSERT to s4r_identity with check ((account_id = trust.me()) AND (paper_id IN ( SELECT w.paper_id
   FROM trust.waiting_papers() w(paper_id, kind, sent_at, state, since, taken, mine, may_take)
  WHERE w.may_take)))
trust.paper_fact: policy by_a_validator for INSERT to s4r_identity with check ((by_account = trust.me()) AND (paper_id IN ( SELECT trust.papers_i_check() AS papers_i_check)) AND (fact = ANY (ARRAY['proposed-accept'::text, 'proposed-refuse'::text, 'disagreed'::text, 'asked-again'::text, 'accepted'::text, 'refused'::text, 'appeal-accepted'::text, 'appeal-refused'::text])))
trust.paper_fact: policy by_the_family for INSERT to s4r_identity with check ((by_account = trust.me()) AND (fact = ANY (ARRAY['withdrawn'::text, 'appealed'::text, 'quarantined'::text, 'scanned'::text])) AND (paper_id IN ( SELECT trust.papers_i_send() AS papers_i_send)))
trust.paper_fact: policy by_the_platform for INSERT to s4r_identity with check ((fact = 'warned'::text) AND (by_account IS NULL) AND (trust.me() IS NULL))
trust.paper_fact: policy keeper_works for ALL to s4r_keeper using true with check true
trust.paper_fact: policy of_papers_i_see for SELECT to s4r_identity using (paper_id IN ( SELECT paper.id
   FROM trust.paper))
trust.paper_fact: policy owner_cascades for DELETE to s4r_owner using true
trust.paper_fact: policy owner_cascades_update for UPDATE to s4r_owner using true
trust.paper_fact: policy owner_refers for SELECT to s4r_owner using true
trust.paper_fact: policy rules_read for SELECT to s4r_rules using true
trust.paper_page: policy keeper_works for ALL to s4r_keeper using true with check true
trust.paper_page: policy of_papers_i_see for SELECT to s4r_identity using (paper_id IN ( SELECT paper.id
   FROM trust.paper))
trust.paper_page: policy of_papers_i_send for INSERT to s4r_identity with check (paper_id IN ( SELECT trust.papers_i_send() AS papers_i_send))
trust.paper_page: policy owner_cascades for DELETE to s4r_owner using true
trust.paper_page: policy owner_cascades_update for UPDATE to s4r_owner using true
trust.paper_page: policy owner_refers for SELECT to s4r_owner using true
trust.paper_page: policy rules_read for SELECT to s4r_rules using true
trust.professional_application: policy mine_or_of_taken for SELECT to s4r_identity using ((account_id = trust.me()) OR (account_id IN ( SELECT p.account_id
   FROM trust.paper p
  WHERE (p.id IN ( SELECT trust.papers_i_check() AS papers_i_check)))))
trust.professional_application: policy mine_to_confirm for UPDATE to s4r_identity using (account_id = trust.me()) with check (account_id = trust.me())
trust.professional_application: policy mine_to_write for INSERT to s4r_identity with check (account_id = trust.me())
trust.professional_application: policy owner_cascades for DELETE to s4r_owner using true
trust.professional_application: policy owner_refers for SELECT to s4r_owner using true
trust.signature: policy keeper_works for ALL to s4r_keeper using true with check true
trust.signature: policy mine_or_of_taken for SELECT to s4r_identity using ((person_id IN ( SELECT people.persons_i_read() AS persons_i_read)) OR (person_id IN ( SELECT p.person_id
   FROM trust.paper p
  WHERE (p.id IN ( SELECT trust.papers_i_check() AS papers_i_check)))))
trust.signature: policy mine_to_sign for INSERT to s4r_identity with check ((by_account = trust.me()) AND (person_id IN ( SELECT people.persons_i_edit() AS persons_i_edit)))
trust.signature: policy owner_cascades for DELETE to s4r_owner using true
trust.signature: policy owner_cascades_update for UPDATE to s4r_owner using true
trust.signature: policy owner_refers for SELECT to s4r_owner using true
trust.signature: policy rules_read for SELECT to s4r_rules using true

access.audit: s4r_identity may INSERT
access.audit: s4r_sealer may SELECT
access.audit_seal: s4r_sealer may INSERT, SELECT
access.audit_unsealed: s4r_sealer may DELETE, SELECT
consent.decision: s4r_health may INSERT, SELECT
consent.decision: s4r_keeper may DELETE, SELECT
consent.decision: s4r_rules may SELECT
consent.text: s4r_health may INSERT, SELECT
consent.text: s4r_identity may SELECT
health.diagnosis: s4r_health may INSERT, SELECT
health.profile: s4r_health may INSERT, SELECT
health.symptom: s4r_health may INSERT, SELECT
matching.engine_settings: s4r_identity may INSERT, SELECT
matching.profile_request: s4r_identity may INSERT, SELECT
matching.profile_request: s4r_keeper may DELETE
matching.published_case: s4r_identity may DELETE, INSERT, SELECT
matching.published_case: s4r_index may SELECT
matching.suggestion: s4r_identity may INSERT, SELECT
matching.suggestion: s4r_keeper may DELETE
matching.suggestion: s4r_rules may DELETE
matching.symptom_count: s4r_batch may DELETE, INSERT, SELECT
matching.view: s4r_identity may INSERT, SELECT
matching.view: s4r_keeper may DELETE
onboarding.registration: s4r_identity may DELETE, INSERT, SELECT
onboarding.registration: s4r_keeper may DELETE
people.account: s4r_identity may DELETE, INSERT, SELECT, UPDATE
people.account: s4r_keeper may DELETE
people.account_block: s4r_identity may INSERT, SELECT
people.age_contact: s4r_identity may INSERT, SELECT
people.age_rule: s4r_health may SELECT
people.age_rule: s4r_identity may DELETE, INSERT, SELECT
people.age_rule: s4r_rules may SELECT
people.authenticator: s4r_identity may INSERT, SELECT
people.authenticator: s4r_keeper may DELETE, SELECT
people.bereavement: s4r_identity may INSERT, SELECT
people.bereavement: s4r_rules may SELECT
people.bereavement_choice: s4r_identity may INSERT, SELECT
people.country_zone: s4r_health may SELECT
people.country_zone: s4r_identity may DELETE, INSERT, SELECT
people.country_zone: s4r_rules may SELECT
people.current_representation: s4r_identity may SELECT
people.hold: s4r_identity may INSERT, SELECT
people.hold: s4r_keeper may DELETE, SELECT
people.invitation: s4r_identity may INSERT, SELECT
people.invitation: s4r_keeper may DELETE
people.joined_record: s4r_identity may INSERT, SELECT
people.joined_record: s4r_rules may SELECT
people.kept_age: s4r_rules may INSERT, SELECT, UPDATE
people.known_device: s4r_identity may INSERT, SELECT
people.known_device: s4r_keeper may DELETE, SELECT
people.likeness: s4r_identity may INSERT, SELECT, UPDATE
people.mail_token: s4r_identity may INSERT, SELECT
people.mail_token: s4r_keeper may DELETE, SELECT
people.majority_fact: s4r_identity may INSERT, SELECT
people.majority_fact: s4r_rules may SELECT
people.passkey: s4r_identity may INSERT, SELECT
people.passkey: s4r_keeper may DELETE, SELECT
people.person: s4r_identity may DELETE, INSERT, SELECT
people.person: s4r_keeper may DELETE
people.person_age: s4r_identity may SELECT
people.professional_standing: s4r_identity may INSERT, SELECT
people.recovery_code: s4r_identity may INSERT, SELECT
people.recovery_code: s4r_keeper may DELETE, SELECT
people.representation: s4r_identity may INSERT, SELECT
people.representation: s4r_keeper may SELECT
people.representation: s4r_rules may SELECT
people.representation_event: s4r_identity may INSERT, SELECT
people.session: s4r_identity may INSERT, SELECT
people.session: s4r_keeper may DELETE, SELECT
people.staff_notice: s4r_health may INSERT
people.staff_notice: s4r_identity may INSERT, SELECT
people.staff_role: s4r_identity may INSERT, SELECT
people.staff_role: s4r_rules may SELECT
people.two_person_decision: s4r_identity may INSERT, SELECT
people.two_person_request: s4r_identity may INSERT, SELECT
people.used_proof: s4r_identity may INSERT, SELECT
people.used_proof: s4r_keeper may DELETE, SELECT
platform.attempt: s4r_identity may DELETE, INSERT, SELECT, UPDATE
platform.attempt: s4r_keeper may DELETE, INSERT, SELECT, UPDATE
platform.data_key: s4r_health may SELECT
platform.data_key: s4r_identity may INSERT, SELECT
platform.data_key: s4r_keeper may SELECT
platform.key_version: s4r_identity may SELECT
platform.mail: s4r_identity may DELETE, INSERT, SELECT
platform.mail: s4r_keeper may DELETE, SELECT
platform.outbox: s4r_health may INSERT
platform.outbox: s4r_identity may INSERT, SELECT
platform.outbox: s4r_keeper may DELETE, INSERT, SELECT
platform.retention_run: s4r_keeper may DELETE, INSERT
rights.erasure: s4r_identity may INSERT, SELECT
rights.ledger: s4r_keeper may INSERT, SELECT
rights.ledger_waiting: s4r_keeper may DELETE, INSERT, SELECT
rights.limit_fact: s4r_identity may INSERT, SELECT
rights.record_copy: s4r_identity may INSERT, SELECT
rights.record_copy: s4r_keeper may DELETE
rights.record_part: s4r_identity may DELETE, INSERT, SELECT
trust.destruction: s4r_identity may SELECT
trust.destruction: s4r_keeper may INSERT
trust.guardianship_fact: s4r_identity may INSERT, SELECT
trust.guardianship_fact: s4r_rules may SELECT
trust.paper: s4r_identity may INSERT, SELECT
trust.paper: s4r_keeper may SELECT
trust.paper: s4r_rules may SELECT
trust.paper_claim: s4r_identity may INSERT, SELECT
trust.paper_claim: s4r_keeper may SELECT
trust.paper_claim: s4r_rules may SELECT
trust.paper_fact: s4r_identity may INSERT, SELECT
trust.paper_fact: s4r_keeper may INSERT, SELECT
trust.paper_fact: s4r_rules may SELECT
trust.paper_page: s4r_identity may INSERT, SELECT
trust.paper_page: s4r_keeper may DELETE, SELECT
trust.professional_application: s4r_identity may INSERT, SELECT
trust.signature: s4r_identity may INSERT, SELECT
trust.tier_fact: s4r_identity may INSERT, SELECT
trust.tier_fact: s4r_rules may SELECT
trust.validator_scope: s4r_identity may INSERT, SELECT
trust.validator_scope: s4r_rules may SELECT
vocabulary.annotation: s4r_batch may SELECT
vocabulary.annotation: s4r_health may SELECT
vocabulary.annotation: s4r_identity may SELECT
vocabulary.annotation: s4r_index may SELECT
vocabulary.annotation: s4r_keeper may SELECT
vocabulary.disease: s4r_batch may SELECT
vocabulary.disease: s4r_health may SELECT
vocabulary.disease: s4r_identity may SELECT
vocabulary.disease: s4r_index may SELECT
vocabulary.disease: s4r_keeper may SELECT
vocabulary.disease_code: s4r_batch may SELECT
vocabulary.disease_code: s4r_health may SELECT
vocabulary.disease_code: s4r_identity may SELECT
vocabulary.disease_code: s4r_index may SELECT
vocabulary.disease_code: s4r_keeper may SELECT
vocabulary.disease_name: s4r_batch may SELECT
vocabulary.disease_name: s4r_health may SELECT
vocabulary.disease_name: s4r_identity may SELECT
vocabulary.disease_name: s4r_index may SELECT
vocabulary.disease_name: s4r_keeper may SELECT
vocabulary.disease_parent: s4r_batch may SELECT
vocabulary.disease_parent: s4r_health may SELECT
vocabulary.disease_parent: s4r_identity may SELECT
vocabulary.disease_parent: s4r_index may SELECT
vocabulary.disease_parent: s4r_keeper may SELECT
vocabulary.gene_disease: s4r_batch may SELECT
vocabulary.gene_disease: s4r_health may SELECT
vocabulary.gene_disease: s4r_identity may SELECT
vocabulary.gene_disease: s4r_index may SELECT
vocabulary.gene_disease: s4r_keeper may SELECT
vocabulary.release: s4r_batch may SELECT
vocabulary.release: s4r_health may SELECT
vocabulary.release: s4r_identity may SELECT
vocabulary.release: s4r_index may SELECT
vocabulary.release: s4r_keeper may SELECT
vocabulary.source: s4r_batch may SELECT
vocabulary.source: s4r_health may SELECT
vocabulary.source: s4r_identity may SELECT
vocabulary.source: s4r_index may SELECT
vocabulary.source: s4r_keeper may SELECT
vocabulary.term: s4r_batch may SELECT
vocabulary.term: s4r_health may SELECT
vocabulary.term: s4r_identity may SELECT
vocabulary.term: s4r_index may SELECT
vocabulary.term: s4r_keeper may SELECT
vocabulary.term_name: s4r_batch may SELECT
vocabulary.term_name: s4r_health may SELECT
vocabulary.term_name: s4r_identity may SELECT
vocabulary.term_name: s4r_index may SELECT
vocabulary.term_name: s4r_keeper may SELECT
vocabulary.term_parent: s4r_batch may SELECT
vocabulary.term_parent: s4r_health may SELECT
vocabulary.term_parent: s4r_identity may SELECT
vocabulary.term_parent: s4r_index may SELECT
vocabulary.term_parent: s4r_keeper may SELECT
vocabulary.term_replacement: s4r_batch may SELECT
vocabulary.term_replacement: s4r_health may SELECT
vocabulary.term_replacement: s4r_identity may SELECT
vocabulary.term_replacement: s4r_index may SELECT
vocabulary.term_replacement: s4r_keeper may SELECT

access.audit.account_id: s4r_rules may SELECT
access.audit.actor_kind: s4r_rules may SELECT
access.audit.at: s4r_rules may SELECT
access.audit.because: s4r_rules may SELECT
access.audit.id: s4r_rules may SELECT
access.audit.operation: s4r_rules may SELECT
access.audit.person_id: s4r_rules may SELECT
access.audit.reason: s4r_rules may SELECT
access.audit.request_id: s4r_rules may SELECT
access.audit.subject: s4r_rules may SELECT
access.audit.verdict: s4r_rules may SELECT
health.diagnosis.disease_id: s4r_index may SELECT
health.diagnosis.disease_id: s4r_rules may SELECT
health.diagnosis.person_id: s4r_index may SELECT
health.diagnosis.person_id: s4r_keeper may SELECT
health.diagnosis.person_id: s4r_rules may SELECT
health.diagnosis.recorded_at: s4r_keeper may SELECT
health.diagnosis.status: s4r_index may SELECT
health.diagnosis.status: s4r_rules may SELECT
health.diagnosis.superseded_at: s4r_health may UPDATE
health.diagnosis.superseded_at: s4r_index may SELECT
health.diagnosis.superseded_at: s4r_rules may SELECT
health.profile.birth_month: s4r_health may UPDATE
health.profile.birth_month: s4r_index may SELECT
health.profile.birth_month: s4r_rules may SELECT
health.profile.birth_year: s4r_health may UPDATE
health.profile.birth_year: s4r_index may SELECT
health.profile.birth_year: s4r_rules may SELECT
health.profile.country: s4r_health may UPDATE
health.profile.country: s4r_index may SELECT
health.profile.country: s4r_rules may SELECT
health.profile.person_id: s4r_index may SELECT
health.profile.person_id: s4r_keeper may SELECT
health.profile.person_id: s4r_rules may SELECT
health.profile.sex: s4r_health may UPDATE
health.profile.sex: s4r_index may SELECT
health.profile.touched_at: s4r_health may UPDATE
health.profile.touched_at: s4r_keeper may SELECT
health.symptom.hpo_id: s4r_batch may SELECT
health.symptom.hpo_id: s4r_index may SELECT
health.symptom.person_id: s4r_batch may SELECT
health.symptom.person_id: s4r_index may SELECT
health.symptom.person_id: s4r_keeper may SELECT
health.symptom.presence: s4r_batch may SELECT
health.symptom.presence: s4r_index may SELECT
health.symptom.recorded_at: s4r_keeper may SELECT
health.symptom.superseded_at: s4r_batch may SELECT
health.symptom.superseded_at: s4r_health may UPDATE
health.symptom.superseded_at: s4r_index may SELECT
matching.profile_request.at: s4r_keeper may SELECT
matching.published_case.age_text: s4r_identity may UPDATE
matching.published_case.cohort: s4r_identity may UPDATE
matching.published_case.disease_equiv: s4r_identity may UPDATE
matching.published_case.disease_id: s4r_identity may UPDATE
matching.published_case.excluded: s4r_identity may UPDATE
matching.published_case.genes: s4r_identity may UPDATE
matching.published_case.imported_at: s4r_identity may UPDATE
matching.published_case.pmid: s4r_identity may UPDATE
matching.published_case.present: s4r_identity may UPDATE
matching.published_case.sex: s4r_identity may UPDATE
matching.published_case.variants: s4r_identity may UPDATE
matching.suggestion.at: s4r_keeper may SELECT
matching.suggestion.member_id: s4r_rules may SELECT
matching.suggestion.person_id: s4r_rules may SELECT
matching.symptom_count.band: s4r_batch may UPDATE
matching.symptom_count.band: s4r_identity may SELECT
matching.symptom_count.computed_at: s4r_batch may UPDATE
matching.symptom_count.computed_at: s4r_identity may SELECT
matching.symptom_count.hpo_id: s4r_identity may SELECT
matching.symptom_count.people: s4r_batch may UPDATE
matching.view.day: s4r_keeper may SELECT
onboarding.registration.account_id: s4r_identity may UPDATE
onboarding.registration.id: s4r_keeper may SELECT
onboarding.registration.sealed: s4r_identity may UPDATE
onboarding.registration.touched_at: s4r_identity may UPDATE
onboarding.registration.touched_at: s4r_keeper may SELECT
people.account.created_at: s4r_keeper may SELECT
people.account.id: s4r_keeper may SELECT
people.account.id: s4r_rules may SELECT
people.account.languages: s4r_rules may SELECT
people.account.nickname: s4r_rules may SELECT
people.account.role: s4r_rules may SELECT
people.account_block.ended_at: s4r_identity may UPDATE
people.authenticator.last_step: s4r_identity may UPDATE
people.authenticator.removed_at: s4r_identity may UPDATE
people.authenticator.used_at: s4r_identity may UPDATE
people.bereavement.ended_at: s4r_identity may UPDATE
people.hold.previous_password: s4r_keeper may UPDATE
people.hold.stopped_at: s4r_identity may UPDATE
people.invitation.accepted_at: s4r_identity may UPDATE
people.invitation.accepted_by: s4r_identity may UPDATE
people.invitation.expires_at: s4r_keeper may SELECT
people.invitation.revoked_at: s4r_identity may UPDATE
people.known_device.seen_at: s4r_identity may UPDATE
people.mail_token.used_at: s4r_identity may UPDATE
people.passkey.counter: s4r_identity may UPDATE
people.passkey.removed_at: s4r_identity may UPDATE
people.passkey.used_at: s4r_identity may UPDATE
people.person.created_at: s4r_keeper may SELECT
people.person.id: s4r_keeper may SELECT
people.person.id: s4r_rules may SELECT
people.person.name_sealed: s4r_identity may UPDATE
people.professional_standing.reminded_at: s4r_identity may UPDATE
people.recovery_code.replaced_at: s4r_identity may UPDATE
people.recovery_code.used_at: s4r_identity may UPDATE
people.representation.ended_at: s4r_identity may UPDATE
people.representation.ended_because: s4r_identity may UPDATE
people.session.ended_at: s4r_identity may UPDATE
people.session.proven_at: s4r_identity may UPDATE
people.session.second_factor: s4r_identity may UPDATE
people.session.seen_at: s4r_identity may UPDATE
people.staff_notice.settled_at: s4r_identity may UPDATE
people.staff_notice.settled_by: s4r_identity may UPDATE
people.staff_role.account_id: s4r_rules may SELECT
people.staff_role.at: s4r_rules may SELECT
people.staff_role.ended_at: s4r_identity may UPDATE
people.staff_role.ended_at: s4r_rules may SELECT
people.staff_role.role: s4r_rules may SELECT
people.two_person_request.done_at: s4r_identity may UPDATE
people.two_person_request.ended_at: s4r_identity may UPDATE
platform.data_key.destroyed_at: s4r_identity may UPDATE
platform.data_key.destroyed_at: s4r_keeper may UPDATE
platform.data_key.wrapped: s4r_identity may UPDATE
platform.data_key.wrapped: s4r_keeper may UPDATE
platform.mail.kept: s4r_identity may UPDATE
platform.mail.sealed: s4r_identity may UPDATE
platform.mail.sent_at: s4r_identity may UPDATE
platform.retention_run.at: s4r_keeper may SELECT
platform.retention_run.id: s4r_keeper may SELECT
rights.erasure.cancelled_at: s4r_identity may UPDATE
rights.erasure.done_at: s4r_identity may UPDATE
rights.limit_fact.ended_at: s4r_identity may UPDATE
rights.limit_fact.ended_at: s4r_rules may SELECT
rights.limit_fact.kind: s4r_rules may SELECT
rights.limit_fact.person_id: s4r_rules may SELECT
rights.record_copy.bytes: s4r_identity may UPDATE
rights.record_copy.expires_at: s4r_keeper may SELECT
rights.record_copy.failed_at: s4r_identity may UPDATE
rights.record_copy.id: s4r_keeper may SELECT
rights.record_copy.ready_at: s4r_identity may UPDATE
rights.record_copy.steps_done: s4r_identity may UPDATE
trust.paper_claim.ended_at: s4r_identity may UPDATE
trust.paper_claim.ended_at: s4r_keeper may UPDATE
trust.professional_application.email_confirmed_at: s4r_identity may UPDATE
trust.validator_scope.ended_at: s4r_identity may UPDATE

trigger CREATE TRIGGER announce AFTER INSERT ON platform.outbox FOR EACH ROW EXECUTE FUNCTION platform.announce()
trigger CREATE TRIGGER forget_suggestions AFTER INSERT ON consent.decision FOR EACH ROW WHEN (((new.choice <> 'given'::text) AND (new.purpose = ANY (ARRAY['be-matched'::text, 'membership'::text])))) EXECUTE FUNCTION matching.forget_suggestions_of_withdrawn()
trigger CREATE TRIGGER keep_age AFTER INSERT ON people.majority_fact FOR EACH ROW EXECUTE FUNCTION people.keep_age()
trigger CREATE TRIGGER keep_age AFTER INSERT OR UPDATE OF birth_year, birth_month, country ON health.profile FOR EACH ROW EXECUTE FUNCTION people.keep_age()
trigger CREATE TRIGGER note_end AFTER INSERT ON consent.decision FOR EACH ROW WHEN ((new.choice <> 'given'::text)) EXECUTE FUNCTION rights.note_consent()
trigger CREATE TRIGGER note_end AFTER INSERT ON people.account_block FOR EACH ROW EXECUTE FUNCTION rights.note_block()
trigger CREATE TRIGGER note_end AFTER UPDATE OF ended_at ON people.representation FOR EACH ROW WHEN (((old.ended_at IS NULL) AND (new.ended_at IS NOT NULL))) EXECUTE FUNCTION rights.note_representation()
trigger CREATE TRIGGER note_end AFTER UPDATE OF ended_at ON people.session FOR EACH ROW WHEN (((old.ended_at IS NULL) AND (new.ended_at IS NOT NULL))) EXECUTE FUNCTION rights.note_session()
trigger CREATE TRIGGER note_end AFTER UPDATE OF ended_at ON people.staff_role FOR EACH ROW WHEN (((old.ended_at IS NULL) AND (new.ended_at IS NOT NULL))) EXECUTE FUNCTION rights.note_staff_role()
trigger CREATE TRIGGER note_end AFTER UPDATE OF wrapped ON platform.data_key FOR EACH ROW WHEN (((old.wrapped IS NOT NULL) AND (new.wrapped IS NULL))) EXECUTE FUNCTION rights.note_key()
trigger CREATE TRIGGER note_unsealed AFTER INSERT ON access.audit FOR EACH ROW EXECUTE FUNCTION access.note_unsealed()
trigger CREATE TRIGGER refuse_retired_key BEFORE INSERT OR UPDATE OF wrapped ON platform.data_key FOR EACH ROW WHEN ((new.wrapped IS NOT NULL)) EXECUTE FUNCTION platform.refuse_retired_key()

function owned by s4r_jobs
CREATE OR REPLACE FUNCTION platform.enqueue(task text, payload json, key text, run_at timestamp with time zone, max_attempts integer)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'graphile_worker', 'pg_temp'
AS $function$
  select graphile_worker.add_job(task, payload, job_key := key, run_at := run_at, max_attempts := max_attempts);
$function$
function owned by s4r_owner
CREATE OR REPLACE FUNCTION access.note_unsealed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
begin
  insert into access.audit_unsealed values (new.id);
  return null;
end $function$
function owned by s4r_owner
CREATE OR REPLACE FUNCTION platform.announce()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('s4r_events', json_build_object('id', new.id, 'name', new.name, 'payload', new.payload)::text);
  return null;
end $function$
function owned by s4r_owner
CREATE OR REPLACE FUNCTION platform.key_version_of(wrapped bytea)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case when get_byte(wrapped, 0) = 2 then get_byte(wrapped, 1) * 256 + get_byte(wrapped, 2) else 1 end
$function$
function owned by s4r_owner
CREATE OR REPLACE FUNCTION platform.refuse_retired_key()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'platform', 'pg_temp'
AS $function$
begin
  if exists (select from platform.key_version v
    where v.version = platform.key_version_of(new.wrapped) and v.retired_at is not null) then
    raise exception 'this key was wrapped with a retired version of the key file: read the key file again';
  end if;
  return new;
end $function$
function owned by s4r_owner
CREATE OR REPLACE FUNCTION rights.note(kind text, about jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'rights', 'pg_temp'
AS $function$
  with noted as (insert into rights.ledger (kind, about) values (kind, about) returning id)
  insert into rights.ledger_waiting (ledger_id) select id from noted
$function$
function owned by s4r_owner
CREATE OR REPLACE FUNCTION rights.note_block()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'rights', 'pg_temp'
AS $function$
begin
  perform rights.note('account-blocked', jsonb_build_object('account', new.account_id, 'at', new.at, 'reason', new.reason));
  return null;
end $function$
function owned by s4r_owner
CREATE OR REPLACE FUNCTION rights.note_consent()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'rights', 'pg_temp'
AS $function$
begin
  perform rights.note('consent-ended', jsonb_build_object('person', new.person_id, 'purpose', new.purpose,
    'choice', new.choice, 'at', new.at));
  return null;
end $function$
function owned by s4r_owner
CREATE OR REPLACE FUNCTION rights.note_key()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'rights', 'pg_temp'
AS $function$
begin
  perform rights.note('key-destroyed', jsonb_build_object('id', new.id));
  return null;
end $function$
function owned by s4r_owner
CREATE OR REPLACE FUNCTION rights.note_representation()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'rights', 'pg_temp'
AS $function$
begin
  perform rights.note('representation-ended', jsonb_build_object('account', new.account_id, 'person', new.person_id,
    'at', new.ended_at));
  return null;
end $function$
function owned by s4r_owner
CREATE OR REPLACE FUNCTION rights.note_session()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'rights', 'pg_temp'
AS $function$
begin
  perform rights.note('session-ended', jsonb_build_object('id', new.id));
  return null;
end $function$
function owned by s4r_owner
CREATE OR REPLACE FUNCTION rights.note_staff_role()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'rights', 'pg_temp'
AS $function$
begin
  perform rights.note('staff-role-ended', jsonb_build_object('account', new.account_id, 'role', new.role, 'at', new.ended_at));
  return null;
end $function$
function owned by s4r_owner
CREATE OR REPLACE FUNCTION trust.papers_i_send()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'trust', 'people', 'pg_temp'
AS $function$
  select id from trust.paper
  where person_id in (select people.persons_i_edit()) or account_id = trust.me()
$function$
function owned by s4r_rules
CREATE OR REPLACE FUNCTION consent.answered_for_oneself(whose uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'consent', 'pg_temp'
AS $function$
  select not exists (
    select d.purpose from consent.decision d where d.person_id = whose and d.capacity = 'legal-representative' and d.purpose <> 'keep-draft'
    except select d.purpose from consent.decision d where d.person_id = whose and d.capacity = 'self')
$function$
function owned by s4r_rules
CREATE OR REPLACE FUNCTION consent.is_research(purpose text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select purpose in ('research-contact', 'further-research', 'genetic-data', 'publication') or purpose like 'study:%'
$function$
function owned by s4r_rules
CREATE OR REPLACE FUNCTION consent.may_be_used(whose uuid, for_purpose text, by_project text DEFAULT NULL::text, approved_by text DEFAULT NULL::text)
 RETURNS TABLE(allowed boolean, because text, text_version integer, way text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'consent', 'pg_temp'
AS $function$
  select v.allowed and f.fits, case when v.allowed and not f.fits then 'ask-first' else v.because end, v.text_version, v.way
  from consent.verdicts(for_purpose, array[whose]) v
  cross join lateral (select for_purpose <> 'further-research' or coalesce(
    (v.way = 'any-approved' and approved_by in ('platform', 'community-board'))
    or (v.way = 'community-board' and approved_by = 'community-board')
    or exists (select from consent.verdicts('study:' || by_project, array[whose]) s where s.allowed), false) as fits) f
$function$
function owned by s4r_rules
CREATE OR REPLACE FUNCTION consent.persons_agreeing(to_purpose text)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'consent', 'pg_temp'
AS $function$
  select v.person_id from consent.verdicts(to_purpose) v where v.allowed
$function$
function owned by s4r_rules
CREATE OR REPLACE FUNCTION consent.persons_matchable()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'consent', 'pg_temp'
AS $function$
  select consent.persons_agreeing('be-matched') intersect select consent.persons_agreeing('membership')
$function$
function owned by s4r_rules
CREATE OR REPLACE FUNCTION consent.persons_restricted()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'rights', 'pg_temp'
AS $function$
  select person_id from rights.limit_fact where kind = 'restriction' and ended_at is null
$function$
function owned by s4r_rules
CREATE OR REPLACE FUNCTION consent.persons_without_membership()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'consent', 'people', 'pg_temp'
AS $function$
  select id from people.person p where not exists (
    select 1 from consent.decision d where d.person_id = p.id and d.purpose = 'membership')
$function$
function owned by s4r_rules
CREATE OR REPLACE FUNCTION consent.still_matchable(persons uuid[])
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'consent', 'pg_temp'
AS $function$
  select v.person_id from consent.verdicts('be-matched', persons) v where v.allowed
  intersect
  select v.person_id from consent.verdicts('membership', persons) v where v.allowed
$function$
function owned by s4r_rules
CREATE OR REPLACE FUNCTION consent.verdicts(for_purpose text, of_persons uuid[] DEFAULT NULL::uuid[])
 RETURNS TABLE(person_id uuid, allowed boolean, because text, text_version integer, way text, disagreed boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'consent', 'pg_temp'
AS $function$
  select v.person_id, v.allowed and not r.restricted, case when v.allowed and r.restricted then 'restricted' else v.because end,
    v.text_version, v.way, v.disagreed
  from consent.verdicts_of_consent(for_purpose, of_persons) v
  cross join lateral (select for_purpose not in ('membership', 'keep-draft')
    and v.person_id in (select consent.persons_restricted()) as restricted) r
$function$
function owned by s4r_rules
CREATE OR REPLACE FUNCTION consent.verdicts_of_consent(for_purpose text, of_persons uuid[] DEFAULT NULL::uuid[])
 RETURNS TABLE(person_id uuid, allowed boolean, because text, text_version integer, way text, disagreed boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'consent', 'people', 'pg_temp'
AS $function$
  with wanted as (
    select distinct unnest(coalesce(of_persons, array(
      select distinct d.person_id from consent.decision d where d.purpose = for_purpose))) as person_id
  ), newest as (
    select distinct on (d.person_id, d.by_account)
      d.person_id, d.by_account, d.capacity, d.choice, d.text_version, d.way, d.id, d.at
    from wanted w join consent.decision d on d.person_id = w.person_id and d.purpose = for_purpose
    order by d.person_id, d.by_account, d.id desc
  ), voiced as (
    select n.*, r.relation in ('self', 'legal-representative') as stands, a.majority_at,
      n.capacity = 'legal-representative' and r.id is null and n.at < a.majority_at
        and a.majority_at <= people.this_moment() as of_childhood
    from newest n
    left join people.current_representation r on r.person_id = n.person_id and r.account_id = n.by_account
    left join people.person_age a on a.person_id = n.person_id
  ), heard as (
    select v.*, v.choice = 'given' and (v.of_childhood is not true
      or (not consent.is_research(for_purpose) and people.this_moment() < v.majority_at + interval '90 days')) as yes
    from voiced v
  ), judged as (
    select h.person_id,
      bool_or(h.yes) as yes,
      bool_or(h.choice = 'given' and h.of_childhood is true) as of_childhood,
      bool_or(h.choice <> 'given' and h.stands is true) as no,
      bool_or(h.choice = 'given' and h.stands is true) as somebody_agrees,
      max(h.id) filter (where h.capacity = 'self') as own_word,
      min(h.text_version) filter (where h.yes) as text_version,
      min(array_position(array['ask-each-time', 'community-board', 'any-approved'], h.way)) filter (where h.yes) as way
    from heard h group by h.person_id
  ), weighed as (
    select j.*,
      consent.is_research(for_purpose) and coalesce((select c.choice <> 'given' and c.id > coalesce(j.own_word, 0)
        from consent.decision c where c.person_id = j.person_id and c.purpose = 'child-research'
        order by c.id desc limit 1), false) as child_says_no,
      for_purpose in ('be-matched', 'be-contacted', 'research-contact')
        and exists (select from people.bereavement b where b.person_id = j.person_id and b.ended_at is null) as mourned,
      exists (select from people.joined_record o where o.person_id = j.person_id) as joined
    from judged j
  )
  select w.person_id, w.yes and not w.no and not w.child_says_no and not w.mourned and not w.joined,
    case when w.joined then 'joined'
      when w.mourned then 'bereaved'
      when w.child_says_no then 'child-said-no'
      when w.no and w.somebody_agrees then 'stricter'
      when w.no then 'said-no'
      when w.yes then 'agreed'
      when w.of_childhood and consent.is_research(for_purpose) then 'paused'
      when w.of_childhood then 'lapsed'
      else 'not-asked' end,
    w.text_version, (array['ask-each-time', 'community-board', 'any-approved'])[w.way],
    w.no and w.somebody_agrees
  from weighed w
$function$
function owned by s4r_rules
CREATE OR REPLACE FUNCTION matching.forget_suggestions_of_withdrawn()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'matching', 'pg_temp'
AS $function$
begin
  delete from matching.suggestion s where s.person_id = new.person_id or s.member_id = new.person_id;
  return null;
end $function$
function owned by s4r_rules
CREATE OR REPLACE FUNCTION people.birthday(born date, years integer)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select (born + make_interval(years => years))::date
    + (extract(day from born) = 29 and extract(day from born + make_interval(years => years)) = 28)::integer
$function$
function owned by s4r_rules
CREATE OR REPLACE FUNCTION people.index_facets()
 RETURNS TABLE(person_id uuid, account_id uuid, role text, languages text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'people', 'pg_temp'
AS $function$
  select distinct on (r.person_id) r.person_id, r.account_id, a.role, a.languages
  from people.current_representation r join people.account a on a.id = r.account_id
  where r.relation in ('self', 'legal-representative')
  order by r.person_id, r.relation = 'self' desc, r.id
$function$
function owned by s4r_rules
CREATE OR REPLACE FUNCTION people.keep_age()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'people', 'pg_temp'
AS $function$
begin
  perform people.reckon_ages(array[new.person_id]);
  return null;
end $function$
function owned by s4r_rules
CREATE OR REPLACE FUNCTION people.persons_i_edit()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'people', 'pg_temp'
AS $function$
  select person_id from people.current_representation
  where account_id = nullif(current_setting('s4r.account', true), '')::uuid
    and relation in ('self', 'legal-representative')
$function$
function owned by s4r_rules
CREATE OR REPLACE FUNCTION people.persons_i_read()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'people', 'pg_temp'
AS $function$
  select person_id from people.current_representation
  where account_id = nullif(current_setting('s4r.account', true), '')::uuid
$function$
function owned by s4r_rules
CREATE OR REPLACE FUNCTION people.reaches(age text, born date, in_country text)
 RETURNS date
 LANGUAGE sql
 STABLE
 SET search_path TO 'people', 'pg_temp'
AS $function$
  select min(greatest(people.birthday(born, r.years), r.valid_from)) from people.age_rule r
  where r.kind = age and (r.valid_to is null or people.birthday(born, r.years) < r.valid_to)
    and r.country = case when exists (select from people.age_rule k where k.country = in_country and k.kind = age)
      then in_country else '*' end
$function$
function owned by s4r_rules
CREATE OR REPLACE FUNCTION people.reckon_ages(of_persons uuid[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'people', 'pg_temp'
AS $function$
  insert into people.kept_age (person_id, country, comes_of_age_on, assents_from, majority_at, assent_at)
  select known.person_id, known.country, known.comes_of_age_on, known.assents_from,
    known.comes_of_age_on::timestamp at time zone known.zone, known.assents_from::timestamp at time zone known.zone
  from (
    select p.person_id, p.country,
      coalesce(
        (select f.comes_of_age_on from people.majority_fact f where f.person_id = p.person_id order by f.id desc limit 1),
        people.reaches('majority', b.born, p.country)) as comes_of_age_on,
      people.reaches('assent', b.born, p.country) as assents_from,
      coalesce((select z.zone from people.country_zone z where z.country = p.country),
        (select z.zone from people.country_zone z where z.country = '*'), 'UTC') as zone
    from health.profile p
    cross join lateral (select make_date(p.birth_year, coalesce(p.birth_month, 1), 1) as born) b
    where of_persons is null or p.person_id = any(of_persons)) known
  on conflict (person_id) do update set country = excluded.country, comes_of_age_on = excluded.comes_of_age_on,
    assents_from = excluded.assents_from, majority_at = excluded.majority_at, assent_at = excluded.assent_at
$function$
function owned by s4r_rules
CREATE OR REPLACE FUNCTION people.this_moment()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(nullif(pg_catalog.current_setting('s4r.now', true), '')::timestamptz, pg_catalog.now())
$function$
function owned by s4r_rules
CREATE OR REPLACE FUNCTION rights.search_audit(whose uuid, acting text, act text, since timestamp with time zone, until timestamp with time zone, before bigint, most integer)
 RETURNS TABLE(id bigint, at timestamp with time zone, actor_kind text, account_id uuid, nickname text, person_id uuid, operation text, subject text, verdict text, reason text, because text, request_id text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'rights', 'pg_temp'
AS $function$
declare
  asking uuid := nullif(current_setting('s4r.account', true), '')::uuid;
  by_account uuid[];
begin
  if not exists (select from people.staff_role s where s.account_id = asking and s.role = 'privacy-officer' and s.ended_at is null) then
    return;
  end if;
  if acting is not null then
    by_account := array(select c.id from people.account c where lower(c.nickname) = lower(acting))
      || case when acting ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then array[acting::uuid] else '{}'::uuid[] end;
  end if;
  -- Put together from what is asked for, so that each search walks the index that fits it.
  return query execute
    'select a.id, a.at, a.actor_kind, a.account_id, c.nickname, a.person_id, a.operation, a.subject, a.verdict, a.reason, a.because, a.request_id
     from access.audit a left join people.account c on c.id = a.account_id where true'
    || case when whose is null then '' else ' and a.person_id = $1' end
    || case when acting is null then '' else ' and a.account_id = any($2)' end
    || case when act is null then '' else ' and starts_with(a.operation, $3)' end
    || case when since is null then '' else ' and a.at >= $4' end
    || case when until is null then '' else ' and a.at < $5' end
    || case when before is null then '' else ' and a.id < $6' end
    || ' order by a.id desc limit $7'
    using whose, by_account, act, since, until, before, most;
end $function$
function owned by s4r_rules
CREATE OR REPLACE FUNCTION rights.who_saw(whose uuid, before bigint, most integer)
 RETURNS TABLE(id bigint, at timestamp with time zone, operation text, actor_kind text, because text, nickname text, role text, staff_role text, relation text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'rights', 'pg_temp'
AS $function$
  select a.id, a.at, a.operation, a.actor_kind, a.because, c.nickname, c.role,
    (select s.role from people.staff_role s where s.account_id = a.account_id and s.at <= a.at
      and (s.ended_at is null or s.ended_at > a.at) order by s.at desc limit 1),
    (select r.relation from people.representation r where r.account_id = a.account_id and r.person_id = whose
      and r.started_at <= a.at and (r.ended_at is null or r.ended_at >= a.at) order by r.started_at desc limit 1)
  from access.audit a left join people.account c on c.id = a.account_id
  where a.person_id = whose and a.verdict = 'yes' and (before is null or a.id < before)
    and a.account_id is distinct from nullif(current_setting('s4r.account', true), '')::uuid
    and whose in (select people.persons_i_read())
  order by a.id desc limit most
$function$
function owned by s4r_rules
CREATE OR REPLACE FUNCTION trust.agreed_to_membership(of_person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'trust', 'consent', 'pg_temp'
AS $function$
  select coalesce((select v.allowed from consent.verdicts('membership', array[of_person]) v), false)
$function$
function owned by s4r_rules
CREATE OR REPLACE FUNCTION trust.i_validate()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'trust', 'people', 'pg_temp'
AS $function$
  select exists (select from people.staff_role r where r.account_id = trust.me() and r.role = 'validator' and r.ended_at is null)
$function$
function owned by s4r_rules
CREATE OR REPLACE FUNCTION trust.me()
 RETURNS uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_temp'
AS $function$
  select nullif(current_setting('s4r.account', true), '')::uuid
$function$
function owned by s4r_rules
CREATE OR REPLACE FUNCTION trust.papers_i_check()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'trust', 'pg_temp'
AS $function$
  select c.paper_id from trust.paper_claim c where c.account_id = trust.me() and c.ended_at is null and trust.i_validate()
$function$
function owned by s4r_rules
CREATE OR REPLACE FUNCTION trust.passed_checks(of_person uuid)
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'trust', 'people', 'pg_temp'
AS $function$
  select distinct p.kind from trust.paper p join trust.paper_fact f on f.paper_id = p.id
  where p.person_id = of_person and f.fact in ('accepted', 'appeal-accepted')
    and (of_person in (select people.persons_i_read())
      or of_person in (select q.person_id from trust.paper q where q.id in (select trust.papers_i_check())))
$function$
function owned by s4r_rules
CREATE OR REPLACE FUNCTION trust.stated_diagnoses(of_paper uuid)
 RETURNS TABLE(status text, disease_id text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'trust', 'health', 'pg_temp'
AS $function$
  select d.status, d.disease_id from health.diagnosis d join trust.paper p on p.person_id = d.person_id
  where p.id = of_paper and p.kind = 'medical' and d.superseded_at is null and p.id in (select trust.papers_i_check())
$function$
function owned by s4r_rules
CREATE OR REPLACE FUNCTION trust.tiers()
 RETURNS TABLE(person_id uuid, tier integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'trust', 'pg_temp'
AS $function$
  select distinct on (f.person_id) f.person_id, f.tier from trust.tier_fact f order by f.person_id, f.id desc
$function$
function owned by s4r_rules
CREATE OR REPLACE FUNCTION trust.waiting_papers()
 RETURNS TABLE(paper_id uuid, kind text, sent_at timestamp with time zone, state text, since timestamp with time zone, taken boolean, mine boolean, may_take boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'trust', 'people', 'health', 'pg_temp'
AS $function$
  with last as (
    select distinct on (f.paper_id) f.paper_id, f.fact, f.at, f.by_account from trust.paper_fact f
    where f.fact <> 'warned' order by f.paper_id, f.id desc)
  select p.id, p.kind, p.sent_at, coalesce(l.fact, 'sent'), case when l.fact = 'appealed' then l.at else p.sent_at end,
    c.id is not null, c.account_id is not distinct from trust.me(),
    case
      when l.fact in ('proposed-accept', 'proposed-refuse') then l.by_account is distinct from trust.me()
      when l.fact = 'appealed' then not exists (
        select from trust.paper_fact f where f.paper_id = p.id and f.by_account = trust.me())
      else true
    end
  from trust.paper p
  left join last l on l.paper_id = p.id
  left join trust.paper_claim c on c.paper_id = p.id and c.ended_at is null
  where trust.i_validate()
    and (l.fact is null or l.fact in ('scanned', 'proposed-accept', 'proposed-refuse', 'disagreed', 'appealed'))
    and p.account_id is distinct from trust.me()
    and p.sent_by is distinct from trust.me()
    and not exists (select from people.representation r where r.person_id = p.person_id and r.account_id = trust.me())
    and (not exists (select from trust.validator_scope s where s.account_id = trust.me() and s.ended_at is null)
      or exists (select from trust.validator_scope s join health.diagnosis d on d.disease_id = s.disease_id
        where s.account_id = trust.me() and s.ended_at is null and d.person_id = p.person_id and d.superseded_at is null))
$function$
