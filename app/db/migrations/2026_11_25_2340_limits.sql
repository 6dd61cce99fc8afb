-- Dated facts: processing of a person's data is restricted while one lasts (Art. 18); an objection is kept with its words (Art. 21).
create table rights.limit_fact (
  id uuid primary key,
  person_id uuid not null references people.person on delete cascade,
  kind text not null check (kind in ('restriction', 'objection')),
  about text check (about in ('counts', 'caps', 'mails', 'other')),
  words_sealed bytea,
  by_account uuid references people.account on delete set null,
  at timestamptz not null,
  ended_at timestamptz,
  check ((kind = 'objection') = (about is not null))
);
create index limit_fact_person on rights.limit_fact (person_id, at desc);
create unique index restriction_current on rights.limit_fact (person_id) where kind = 'restriction' and ended_at is null;
grant select, insert, update (ended_at) on rights.limit_fact to s4r_identity;
grant select (person_id, kind, ended_at) on rights.limit_fact to s4r_rules;
alter table rights.limit_fact enable row level security;
alter table rights.limit_fact force row level security;
create policy read_by_those_who_may on rights.limit_fact for select to s4r_identity
  using (person_id in (select people.persons_i_read()));
create policy said_by_those_who_act on rights.limit_fact for insert to s4r_identity
  with check (person_id in (select people.persons_i_edit())
    and by_account = nullif(current_setting('s4r.account', true), '')::uuid);
create policy ended_by_those_who_act on rights.limit_fact for update to s4r_identity
  using (person_id in (select people.persons_i_edit())) with check (person_id in (select people.persons_i_edit()));
create policy rules_read on rights.limit_fact for select to s4r_rules using (true);
create policy owner_refers on rights.limit_fact for select to s4r_owner using (true);
create policy owner_cascades on rights.limit_fact for delete to s4r_owner using (true);
create policy owner_cascades_update on rights.limit_fact for update to s4r_owner using (true);

-- While restricted, data are stored and shown to those who act for the person: matched, counted and studied they are not,
-- whatever was agreed to. Every question after a consent is answered from here.
grant create on schema consent to s4r_rules;
set local role s4r_rules;
create function consent.persons_restricted() returns setof uuid
language sql stable security definer set search_path = rights, pg_temp as $$
  select person_id from rights.limit_fact where kind = 'restriction' and ended_at is null
$$;
alter function consent.verdicts(text, uuid[]) rename to verdicts_of_consent;
create function consent.verdicts(for_purpose text, of_persons uuid[] default null)
returns table (person_id uuid, allowed boolean, because text, text_version integer, way text, disagreed boolean)
language sql stable security definer set search_path = consent, pg_temp as $$
  select v.person_id, v.allowed and not r.restricted, case when v.allowed and r.restricted then 'restricted' else v.because end,
    v.text_version, v.way, v.disagreed
  from consent.verdicts_of_consent(for_purpose, of_persons) v
  cross join lateral (select for_purpose not in ('membership', 'keep-draft')
    and v.person_id in (select consent.persons_restricted()) as restricted) r
$$;
revoke all on function consent.persons_restricted, consent.verdicts from public;
revoke all on function consent.verdicts_of_consent from s4r_identity, s4r_health, s4r_index;
grant execute on function consent.verdicts to s4r_identity, s4r_health, s4r_index;
set local role s4r_owner;
revoke create on schema consent from s4r_rules;
