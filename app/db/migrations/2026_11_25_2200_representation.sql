-- Who may act for whom, computed from dated facts: entries, proofs, papers, ages. Nothing here waits for a job to have run.

-- The application's clock where it is not the database's own: a test moves it, and every rule moves with it.
grant create on schema people to s4r_rules;
set local role s4r_rules;
create function people.this_moment() returns timestamptz
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(nullif(current_setting('s4r.now', true), '')::timestamptz, now())
$$;
-- Born on 29 February, the birthday of a year without one is 1 March.
create function people.birthday(born date, years integer) returns date
language sql immutable as $$
  select (born + make_interval(years => years))::date
    + (extract(day from born) = 29 and extract(day from born + make_interval(years => years)) = 28)::integer
$$;
grant execute on function people.this_moment, people.birthday to public;
set local role s4r_owner;

-- Ages are data with a source and a date, published at start from app/src/people/ages.
create table people.age_rule (
  country text not null check (country ~ '^([A-Z]{2}|\*)$'),
  kind text not null check (kind in ('majority', 'assent')),
  years integer not null check (years between 1 and 30),
  valid_from date not null,
  valid_to date,
  source text not null,
  primary key (country, kind, valid_from)
);
create table people.country_zone (country text primary key, zone text not null);
grant select, insert, delete on people.age_rule, people.country_zone to s4r_identity;
grant select on people.age_rule, people.country_zone to s4r_rules, s4r_health;

-- The day a person comes of age, once the full birth date was seen at validation. The newest counts.
create table people.majority_fact (
  id bigint generated always as identity primary key,
  person_id uuid not null references people.person on delete cascade,
  comes_of_age_on date not null,
  set_by text not null,
  at timestamptz not null
);
create index majority_fact_person on people.majority_fact (person_id, id desc);
grant select, insert on people.majority_fact to s4r_identity;
grant select on people.majority_fact to s4r_rules;

-- How the account came to act: by its own entry, which counts until validation says otherwise, or in a way that wants proof.
alter table people.representation add column came_by text not null default 'own-entry'
  check (came_by in ('own-entry', 'invitation', 'takeover', 'letter', 'staff', 'joined'));

-- A guardianship, or who somebody is, was proven by a paper. Written by validation; the newest of a pair counts.
create table trust.guardianship_fact (
  id bigint generated always as identity primary key,
  person_id uuid not null references people.person on delete cascade,
  account_id uuid not null references people.account on delete cascade,
  outcome text not null check (outcome in ('proven', 'ended')),
  paper text not null check (paper in ('birth', 'court', 'identity')),
  because text not null,
  set_by text not null,
  at timestamptz not null
);
create index guardianship_fact_pair on trust.guardianship_fact (person_id, account_id, id desc);
grant select, insert on trust.guardianship_fact to s4r_identity;
grant select on trust.guardianship_fact to s4r_rules;

-- While a bereavement has not ended nobody is reminded or matched, and the words about the person change.
create table people.bereavement (
  id bigint generated always as identity primary key,
  person_id uuid not null references people.person on delete cascade,
  by_account uuid references people.account on delete set null,
  at timestamptz not null,
  ended_at timestamptz
);
create unique index bereavement_current on people.bereavement (person_id) where ended_at is null;
grant select, insert, update (ended_at) on people.bereavement to s4r_identity;
grant select on people.bereavement to s4r_rules;

-- What the family decided about the account and what was donated, now or later. The newest counts.
create table people.bereavement_choice (
  id bigint generated always as identity primary key,
  person_id uuid not null references people.person on delete cascade,
  choice text not null check (choice in ('keep', 'stop-research', 'erase')),
  by_account uuid references people.account on delete set null,
  at timestamptz not null
);
create index bereavement_choice_person on people.bereavement_choice (person_id, id desc);
grant select, insert on people.bereavement_choice to s4r_identity;

-- A keyed fingerprint of country, birth month and first name, by which the same child entered twice is found. It leads back to nothing.
create table people.likeness (
  person_id uuid primary key references people.person on delete cascade,
  fingerprint bytea not null,
  at timestamptz not null
);
create index likeness_fingerprint on people.likeness (fingerprint);
grant select, insert, update on people.likeness to s4r_identity;

-- Two records of the same child became one: this one is kept as history, and nothing of it is used.
create table people.joined_record (
  person_id uuid primary key references people.person on delete cascade,
  into_person_id uuid not null references people.person on delete cascade,
  by_account uuid references people.account on delete set null,
  at timestamptz not null,
  check (person_id <> into_person_id)
);
grant select, insert on people.joined_record to s4r_identity;
grant select on people.joined_record to s4r_rules;

-- A link and code for one address, one use. A code on paper has no address.
create table people.invitation (
  id uuid primary key,
  person_id uuid not null references people.person on delete cascade,
  relation text not null check (relation in ('self', 'legal-representative', 'second-relative')),
  came_by text not null check (came_by in ('invitation', 'takeover', 'letter', 'staff')),
  email_fingerprint bytea,
  email_sealed bytea,
  code_hash bytea not null unique,
  invited_by uuid references people.account on delete set null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references people.account on delete set null,
  revoked_at timestamptz,
  check ((email_fingerprint is null) = (came_by in ('letter', 'staff'))),
  check ((email_fingerprint is null) = (email_sealed is null))
);
create index invitation_person on people.invitation (person_id, created_at desc);
grant select, insert, update (accepted_at, accepted_by, revoked_at) on people.invitation to s4r_identity;
grant select (expires_at), delete on people.invitation to s4r_keeper;

-- What happened to a person's representation, for everybody with access to read. Append-only.
create table people.representation_event (
  id bigint generated always as identity primary key,
  person_id uuid not null references people.person on delete cascade,
  kind text not null,
  account_id uuid references people.account on delete set null,
  by_account uuid references people.account on delete set null,
  relation text,
  at timestamptz not null
);
create index representation_event_person on people.representation_event (person_id, id desc);
grant select, insert on people.representation_event to s4r_identity;

-- What staff must look at. Codes and ids: no words of anybody.
create table people.staff_notice (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('disagreement', 'shut-out', 'wants-shut-out', 'same-child', 'unreachable', 'death', 'erase-wanted')),
  person_id uuid not null references people.person on delete cascade,
  other_person_id uuid references people.person on delete cascade,
  account_id uuid references people.account on delete set null,
  purpose text,
  at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid references people.account on delete set null
);
create unique index staff_notice_open on people.staff_notice
  (kind, person_id, coalesce(other_person_id, person_id), coalesce(account_id, person_id), coalesce(purpose, '')) where settled_at is null;
grant select, insert, update (settled_at, settled_by) on people.staff_notice to s4r_identity;
grant insert on people.staff_notice to s4r_health;

-- Who was told what about coming of age, so that a job that runs again tells nobody twice.
create table people.age_contact (
  person_id uuid not null references people.person on delete cascade,
  step text not null,
  at timestamptz not null,
  primary key (person_id, step)
);
grant select, insert on people.age_contact to s4r_identity;

grant usage on schema health to s4r_rules;
grant select (person_id, birth_year, birth_month, country) on health.profile to s4r_rules;
create policy rules_reckon_ages on health.profile for select to s4r_rules using (true);

set local role s4r_rules;
-- The day somebody reaches an age of a country, or of everywhere else: the birthday, or the day a law that lowered it began.
create function people.reaches(age text, born date, in_country text) returns date
language sql stable set search_path = people, pg_temp as $$
  select min(greatest(people.birthday(born, r.years), r.valid_from)) from people.age_rule r
  where r.kind = age and (r.valid_to is null or people.birthday(born, r.years) < r.valid_to)
    and r.country = case when exists (select from people.age_rule k where k.country = in_country and k.kind = age)
      then in_country else '*' end
$$;
grant execute on function people.reaches to public;
-- When a person comes of age and from when a child's own word counts: the instant the day begins in the person's country.
create view people.person_age as
  select known.person_id, known.country, known.comes_of_age_on, known.assents_from,
    known.comes_of_age_on::timestamp at time zone known.zone as majority_at,
    known.assents_from::timestamp at time zone known.zone as assent_at
  from (
    select p.person_id, p.country,
      coalesce(
        (select f.comes_of_age_on from people.majority_fact f where f.person_id = p.person_id order by f.id desc limit 1),
        people.reaches('majority', b.born, p.country)) as comes_of_age_on,
      people.reaches('assent', b.born, p.country) as assents_from,
      coalesce((select z.zone from people.country_zone z where z.country = p.country),
        (select z.zone from people.country_zone z where z.country = '*'), 'UTC') as zone
    from health.profile p
    cross join lateral (select make_date(p.birth_year, coalesce(p.birth_month, 1), 1) as born) b) known;

-- Who acts for whom at this moment. `relation` is what counts now: whoever has yet to prove something only views.
create view people.current_representation as
  select r.id, r.account_id, r.person_id, r.relation as stated, r.came_by, r.started_at,
    case
      when exists (select from people.joined_record j where j.person_id = r.person_id) then 'second-relative'
      when r.relation = 'legal-representative' and r.came_by in ('invitation', 'joined')
        and (g.outcome is distinct from 'proven' or (g.paper <> 'court' and a.majority_at <= people.this_moment()))
        then 'second-relative'
      when r.relation = 'self' and r.came_by = 'letter' and g.outcome is distinct from 'proven' then 'second-relative'
      when r.relation = 'self' and r.came_by <> 'own-entry' and a.majority_at > people.this_moment() then 'second-relative'
      else r.relation
    end as relation,
    case when r.relation <> 'self' and r.started_at < a.majority_at
        and (g.outcome is distinct from 'proven' or g.paper <> 'court')
      then a.majority_at end as until
  from people.representation r
  left join people.person_age a on a.person_id = r.person_id
  left join lateral (select f.outcome, f.paper from trust.guardianship_fact f
    where f.person_id = r.person_id and f.account_id = r.account_id order by f.id desc limit 1) g on true
  where r.ended_at is null
    and (r.relation = 'self' or a.majority_at is null or a.majority_at > people.this_moment() or r.started_at >= a.majority_at
      or (g.outcome = 'proven' and g.paper = 'court'))
    and (r.relation <> 'legal-representative' or g.outcome is distinct from 'ended');
grant select on people.person_age, people.current_representation to s4r_identity;

create or replace function people.persons_i_read() returns setof uuid
language sql stable security definer set search_path = people, pg_temp as $$
  select person_id from people.current_representation
  where account_id = nullif(current_setting('s4r.account', true), '')::uuid
$$;
create or replace function people.persons_i_edit() returns setof uuid
language sql stable security definer set search_path = people, pg_temp as $$
  select person_id from people.current_representation
  where account_id = nullif(current_setting('s4r.account', true), '')::uuid
    and relation in ('self', 'legal-representative')
$$;
create or replace function people.index_facets() returns table (person_id uuid, account_id uuid, role text, languages text[])
language sql stable security definer set search_path = people, pg_temp as $$
  select distinct on (r.person_id) r.person_id, r.account_id, a.role, a.languages
  from people.current_representation r join people.account a on a.id = r.account_id
  where r.relation in ('self', 'legal-representative')
  order by r.person_id, r.relation = 'self' desc, r.id
$$;
set local role s4r_owner;
revoke create on schema people from s4r_rules;
