-- Tiers are dated facts about a person; the newest counts.

create schema trust;
grant usage on schema trust to s4r_identity, s4r_index, s4r_rules;

create table trust.tier_fact (
  id bigint generated always as identity primary key,
  person_id uuid not null references people.person on delete cascade,
  tier integer not null check (tier between 1 and 3),
  because text not null,
  set_by text not null,
  at timestamptz not null
);
create index tier_fact_person on trust.tier_fact (person_id, id desc);
grant select, insert on trust.tier_fact to s4r_identity;
grant select on trust.tier_fact to s4r_rules;

grant create on schema trust to s4r_rules;
set local role s4r_rules;
create function trust.tiers() returns table (person_id uuid, tier integer)
language sql stable security definer set search_path = trust, pg_temp as $$
  select distinct on (f.person_id) f.person_id, f.tier from trust.tier_fact f order by f.person_id, f.id desc
$$;
revoke all on function trust.tiers from public;
grant execute on function trust.tiers to s4r_index, s4r_identity;
set local role s4r_owner;
revoke create on schema trust from s4r_rules;
