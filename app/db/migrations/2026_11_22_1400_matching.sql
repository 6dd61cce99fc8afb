-- Published cases are literature: no person, no account, no consent, no tier. Views are counted so that nobody collects members.

create schema matching;
grant usage on schema matching to s4r_identity, s4r_index, s4r_keeper, s4r_batch;

create table matching.published_case (
  id text primary key check (id ~ '^PPS:'),
  pmid text not null check (pmid ~ '^[0-9]+$'),
  cohort text not null,
  sex text not null check (sex in ('female', 'male', 'other', 'unknown')),
  age_text text,
  present text[] not null check (cardinality(present) > 0),
  excluded text[] not null,
  disease_id text,
  disease_equiv text[] not null,
  genes text[] not null,
  variants text[] not null,
  imported_at timestamptz not null
);
create index published_case_pmid on matching.published_case (pmid);
grant select, insert, delete, update (pmid, cohort, sex, age_text, present, excluded, disease_id, disease_equiv, genes, variants, imported_at)
  on matching.published_case to s4r_identity;
grant select on matching.published_case to s4r_index;

-- Whom an account saw on a day, in lists and maps, and whose profile it opened: the day's caps are counted here, for all nodes.
create table matching.view (
  account_id uuid not null references people.account on delete cascade,
  day date not null,
  kind text not null check (kind in ('list', 'profile')),
  person_id uuid not null references people.person on delete cascade,
  first_at timestamptz not null,
  primary key (account_id, day, kind, person_id)
);
create index view_person on matching.view (person_id);
create index view_day on matching.view (day);
grant select, insert on matching.view to s4r_identity;
grant select (day), delete on matching.view to s4r_keeper;

-- Every request for a profile, the refused ones too: more than sixty in an hour is not somebody reading.
create table matching.profile_request (
  id bigint generated always as identity primary key,
  account_id uuid not null references people.account on delete cascade,
  at timestamptz not null
);
create index profile_request_account on matching.profile_request (account_id, at);
create index profile_request_at on matching.profile_request (at);
grant select, insert on matching.profile_request to s4r_identity;
grant select (at), delete on matching.profile_request to s4r_keeper;

-- How many members share one symptom, as a band. The number itself never leaves the batch: it only tells whether eleven changed.
create table matching.symptom_count (
  hpo_id text primary key check (hpo_id ~ '^HP:[0-9]{7}$'),
  people integer not null check (people >= 11),
  band text not null check (band in ('11-50', '51-200', 'more')),
  computed_at timestamptz not null
);
grant select, insert, delete, update (people, band, computed_at) on matching.symptom_count to s4r_batch;
grant select (hpo_id, band, computed_at) on matching.symptom_count to s4r_identity;
