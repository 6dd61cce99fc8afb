-- What people said yes or no to: append-only, each with the version and the exact hash of the text they read.

create schema consent;
grant usage on schema consent to s4r_identity, s4r_health, s4r_index, s4r_keeper, s4r_batch, s4r_rules;

create table consent.text (
  purpose text not null,
  version integer not null,
  locale text not null,
  body text not null,
  sha256 text not null,
  published_at timestamptz not null default now(),
  primary key (purpose, version, locale)
);
grant select, insert on consent.text to s4r_health;
grant select on consent.text to s4r_identity;

create table consent.decision (
  id bigint generated always as identity primary key,
  person_id uuid not null references people.person on delete cascade,
  purpose text not null,
  choice text not null check (choice in ('given', 'refused', 'withdrawn')),
  text_version integer not null,
  text_locale text not null,
  text_sha256 text not null,
  by_account uuid references people.account on delete set null,
  capacity text not null check (capacity in ('self', 'legal-representative')),
  at timestamptz not null,
  foreign key (purpose, text_version, text_locale) references consent.text
);
create index decision_person on consent.decision (person_id, purpose, id desc);
create index decision_purpose on consent.decision (purpose, person_id, id desc);
grant select, insert on consent.decision to s4r_health;
grant select on consent.decision to s4r_rules;
grant select, delete on consent.decision to s4r_keeper;
alter table consent.decision enable row level security;
alter table consent.decision force row level security;
create policy mine_to_read on consent.decision for select to s4r_health
  using (person_id in (select people.persons_i_read()));
create policy mine_to_decide on consent.decision for insert to s4r_health
  with check (person_id in (select people.persons_i_edit())
    and by_account = nullif(current_setting('s4r.account', true), '')::uuid);
create policy rules_read on consent.decision for select to s4r_rules using (true);
create policy owner_refers on consent.decision for select to s4r_owner using (true);
-- Cascades of a person's erasure run as the table's owner.
create policy owner_cascades on consent.decision for delete to s4r_owner using (true);
create policy owner_cascades_update on consent.decision for update to s4r_owner using (true);

grant create on schema consent to s4r_rules;
set local role s4r_rules;
-- The one answer to "may this person's data be used for this purpose, now?", for one and for all.
create function consent.persons_agreeing(to_purpose text) returns setof uuid
language sql stable security definer set search_path = consent, pg_temp as $$
  select d.person_id from (
    select distinct on (person_id) person_id, choice from consent.decision
    where purpose = to_purpose order by person_id, id desc) d
  where d.choice = 'given'
$$;
-- Nothing is matched before membership was agreed to as well, whatever else was ticked.
create function consent.persons_matchable() returns setof uuid
language sql stable security definer set search_path = consent, pg_temp as $$
  select consent.persons_agreeing('be-matched') intersect select consent.persons_agreeing('membership')
$$;
-- Of these persons, who may be matched at this moment? Asked again on every answer, not only when the index was built.
create function consent.still_matchable(persons uuid[]) returns setof uuid
language sql stable security definer set search_path = consent, pg_temp as $$
  select p from unnest(persons) p
  where (select choice from consent.decision d where d.person_id = p and d.purpose = 'be-matched' order by id desc limit 1) = 'given'
    and (select choice from consent.decision d where d.person_id = p and d.purpose = 'membership' order by id desc limit 1) = 'given'
$$;
-- Persons whose registration was never finished and who have been left alone since the given time.
create function consent.persons_without_membership() returns setof uuid
language sql stable security definer set search_path = consent, people, pg_temp as $$
  select id from people.person p where not exists (
    select 1 from consent.decision d where d.person_id = p.id and d.purpose = 'membership')
$$;
revoke all on all functions in schema consent from public;
grant execute on function consent.persons_matchable, consent.persons_agreeing to s4r_index, s4r_batch;
grant execute on function consent.still_matchable to s4r_identity, s4r_health, s4r_index;
grant execute on function consent.persons_without_membership to s4r_keeper;
set local role s4r_owner;
revoke create on schema consent from s4r_rules;
grant select (id) on people.person to s4r_rules;
