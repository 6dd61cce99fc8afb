-- What a person lives with. Row-level security is forced: with every check of the application removed, the database
-- still shows an account nothing but the persons it represents.

create schema health;
grant usage on schema health to s4r_health, s4r_index, s4r_keeper, s4r_batch;

create table health.profile (
  person_id uuid primary key references people.person on delete cascade,
  birth_year integer check (birth_year between 1900 and 2200),
  birth_month integer check (birth_month between 1 and 12),
  sex text not null check (sex in ('female', 'male', 'other', 'unsaid')),
  country text not null check (country ~ '^[A-Z]{2}$'),
  touched_at timestamptz not null
);

-- One row for each wording of an entry; the current one is not superseded. Nothing is overwritten, so history is free.
create table health.symptom (
  id bigint generated always as identity primary key,
  entry uuid not null,
  person_id uuid not null references people.person on delete cascade,
  own_words_sealed bytea,
  hpo_id text not null check (hpo_id ~ '^HP:[0-9]{7}$'),
  presence text not null check (presence in ('present', 'absent', 'unsure')),
  onset text not null check (onset in ('unknown', 'before-birth', 'at-birth', 'age')),
  onset_months integer check (onset_months between 0 and 1440),
  severity text not null check (severity in ('unsaid', 'mild', 'moderate', 'severe')),
  course text not null check (course in ('unsaid', 'still', 'gone')),
  certainty text not null check (certainty in ('low', 'medium', 'high')),
  provenance text not null check (provenance in ('self', 'document', 'clinician')),
  recorded_by uuid references people.account on delete set null,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  check ((onset = 'age') = (onset_months is not null))
);
create unique index symptom_current on health.symptom (entry) where superseded_at is null;
create unique index symptom_once on health.symptom (person_id, hpo_id) where superseded_at is null;
create index symptom_person on health.symptom (person_id, id);

create table health.diagnosis (
  id bigint generated always as identity primary key,
  entry uuid not null,
  person_id uuid not null references people.person on delete cascade,
  status text not null check (status in ('confirmed', 'suspected', 'undiagnosed')),
  disease_id text,
  free_text_sealed bytea,
  since_year integer check (since_year between 1900 and 2200),
  provenance text not null check (provenance in ('self', 'document', 'clinician')),
  recorded_by uuid references people.account on delete set null,
  recorded_at timestamptz not null,
  superseded_at timestamptz
);
create unique index diagnosis_current on health.diagnosis (entry) where superseded_at is null;
create index diagnosis_person on health.diagnosis (person_id, id);

do $$
declare name text;
begin
  foreach name in array array['profile', 'symptom', 'diagnosis'] loop
    execute format('alter table health.%I enable row level security', name);
    execute format('alter table health.%I force row level security', name);
    execute format('create policy mine_to_read on health.%I for select to s4r_health using (person_id in (select people.persons_i_read()))', name);
    execute format('create policy mine_to_add on health.%I for insert to s4r_health with check (person_id in (select people.persons_i_edit()))', name);
    execute format('create policy mine_to_change on health.%I for update to s4r_health using (person_id in (select people.persons_i_edit())) with check (person_id in (select people.persons_i_edit()))', name);
    execute format('create policy agreed_to_index on health.%I for select to s4r_index using (person_id in (select consent.persons_matchable()))', name);
    execute format('create policy agreed_to_count on health.%I for select to s4r_batch using (person_id in (select consent.persons_matchable()))', name);
    execute format('create policy ended_to_read on health.%I for select to s4r_keeper using (person_id in (select consent.persons_without_membership()))', name);
    -- Cascades of a person's erasure run as the table's owner.
    execute format('create policy owner_refers on health.%I for select to s4r_owner using (true)', name);
    execute format('create policy owner_cascades on health.%I for delete to s4r_owner using (true)', name);
    execute format('create policy owner_cascades_update on health.%I for update to s4r_owner using (true)', name);
  end loop;
end $$;

grant select, insert, update (birth_year, birth_month, sex, country, touched_at) on health.profile to s4r_health;
grant select, insert, update (superseded_at) on health.symptom, health.diagnosis to s4r_health;
-- Codes only: the index and the counters never see anybody's words.
grant select (person_id, birth_year, birth_month, sex, country) on health.profile to s4r_index;
grant select (person_id, hpo_id, presence, superseded_at) on health.symptom to s4r_index, s4r_batch;
grant select (person_id, status, disease_id, superseded_at) on health.diagnosis to s4r_index;
grant select (person_id, touched_at) on health.profile to s4r_keeper;
grant select (person_id, recorded_at) on health.symptom, health.diagnosis to s4r_keeper;
