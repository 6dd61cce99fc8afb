-- Papers people send so that a validator can check them. Rows say what, when and what came of it; the pages lie sealed in
-- the file store until they are destroyed. Row-level security is forced: the family sees its own papers, a validator only
-- the one paper they have taken.

create table trust.paper (
  id uuid primary key,
  -- Whose paper: a person's, or an account's own (a letter about a professional or an advocate).
  person_id uuid references people.person on delete cascade,
  account_id uuid references people.account on delete cascade,
  kind text not null check (kind in ('identity', 'guardianship', 'medical', 'consent', 'letter')),
  sent_by uuid references people.account on delete set null,
  sent_at timestamptz not null,
  check ((person_id is null) <> (account_id is null)),
  check ((kind = 'letter') = (account_id is not null))
);
create index paper_person on trust.paper (person_id, kind, sent_at desc);
create index paper_account on trust.paper (account_id);

create table trust.paper_page (
  file_id uuid primary key,
  paper_id uuid not null references trust.paper on delete cascade,
  number integer not null,
  width integer not null,
  height integer not null,
  unique (paper_id, number)
);

-- What happened to a paper, in order. Its state is the fold of these; nothing is overwritten.
create table trust.paper_fact (
  id bigint generated always as identity primary key,
  paper_id uuid not null references trust.paper on delete cascade,
  fact text not null check (fact in ('quarantined', 'scanned', 'infected', 'proposed-accept', 'proposed-refuse', 'disagreed',
    'asked-again', 'accepted', 'refused', 'withdrawn', 'appealed', 'appeal-accepted', 'appeal-refused', 'warned', 'destroyed')),
  by_account uuid references people.account on delete set null,
  reason text,
  words_sealed bytea,
  at timestamptz not null
);
create index paper_fact_paper on trust.paper_fact (paper_id, id);

-- One validator has a paper, and a validator has one paper: the indexes decide when two reach for it at once.
create table trust.paper_claim (
  id bigint generated always as identity primary key,
  paper_id uuid not null references trust.paper on delete cascade,
  account_id uuid not null references people.account on delete cascade,
  at timestamptz not null,
  ended_at timestamptz
);
create unique index paper_claim_paper on trust.paper_claim (paper_id) where ended_at is null;
create unique index paper_claim_account on trust.paper_claim (account_id) where ended_at is null;

-- A validator with any living scope checks papers of those diseases alone: a patient organisation's own.
create table trust.validator_scope (
  id bigint generated always as identity primary key,
  account_id uuid not null references people.account on delete cascade,
  disease_id text not null,
  granted_by text not null,
  at timestamptz not null,
  ended_at timestamptz
);
create index validator_scope_account on trust.validator_scope (account_id);

-- What stays of a destroyed paper: that it was, when and by which rule. It names nobody and outlives the person.
create table trust.destruction (
  paper_id uuid primary key,
  kind text not null,
  rule text not null,
  pages integer not null,
  sent_at timestamptz not null,
  at timestamptz not null
);

-- A typed name under the membership text: what was read (version, language, exact hash), by whom, in what capacity, when.
create table trust.signature (
  id uuid primary key,
  person_id uuid not null references people.person on delete cascade,
  text_version integer not null,
  text_locale text not null,
  text_sha256 text not null,
  name_sealed bytea not null,
  capacity text not null check (capacity in ('self', 'legal-representative')),
  by_account uuid references people.account on delete set null,
  at timestamptz not null
);
create index signature_person on trust.signature (person_id, at desc);
grant select, insert on trust.signature to s4r_identity;

grant usage on schema trust to s4r_keeper;
grant select, insert on trust.paper, trust.paper_page, trust.paper_fact to s4r_identity;
grant select, insert, update (ended_at) on trust.paper_claim to s4r_identity;
grant select, insert, update (ended_at) on trust.validator_scope to s4r_identity;
grant select on trust.destruction to s4r_identity;
grant select on trust.paper, trust.paper_page, trust.paper_fact, trust.paper_claim to s4r_keeper;
grant insert on trust.paper_fact, trust.destruction to s4r_keeper;
grant delete on trust.paper_page to s4r_keeper;
grant update (ended_at) on trust.paper_claim to s4r_keeper;
grant select on trust.paper, trust.paper_fact, trust.paper_claim, trust.validator_scope to s4r_rules;
grant select on people.staff_role to s4r_rules;
grant usage on schema health to s4r_rules;
grant select (person_id, status, disease_id, superseded_at) on health.diagnosis to s4r_rules;
create policy rules_read on health.diagnosis for select to s4r_rules using (superseded_at is null);

do $$
declare name text;
begin
  foreach name in array array['paper', 'paper_page', 'paper_fact', 'paper_claim', 'signature'] loop
    execute format('alter table trust.%I enable row level security', name);
    execute format('alter table trust.%I force row level security', name);
    execute format('create policy keeper_works on trust.%I to s4r_keeper using (true) with check (true)', name);
    execute format('create policy rules_read on trust.%I for select to s4r_rules using (true)', name);
    -- Cascades of a person's erasure run as the table's owner.
    execute format('create policy owner_refers on trust.%I for select to s4r_owner using (true)', name);
    execute format('create policy owner_cascades on trust.%I for delete to s4r_owner using (true)', name);
    execute format('create policy owner_cascades_update on trust.%I for update to s4r_owner using (true)', name);
  end loop;
end $$;

grant create on schema trust to s4r_rules;
set local role s4r_rules;
create function trust.me() returns uuid language sql stable set search_path = pg_temp as $$
  select nullif(current_setting('s4r.account', true), '')::uuid
$$;
create function trust.i_validate() returns boolean
language sql stable security definer set search_path = trust, people, pg_temp as $$
  select exists (select from people.staff_role r where r.account_id = trust.me() and r.role = 'validator' and r.ended_at is null)
$$;
create function trust.papers_i_check() returns setof uuid
language sql stable security definer set search_path = trust, pg_temp as $$
  select c.paper_id from trust.paper_claim c where c.account_id = trust.me() and c.ended_at is null and trust.i_validate()
$$;
-- The queue as one validator may see it: what waits and for how long, without a name or a page. Not the papers of
-- people they stand or stood for, nor those outside their diseases; `may_take` is no for who decided before.
create function trust.waiting_papers() returns table
  (paper_id uuid, kind text, sent_at timestamptz, state text, since timestamptz, taken boolean, mine boolean, may_take boolean)
language sql stable security definer set search_path = trust, people, health, pg_temp as $$
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
$$;
-- What is held against a medical paper: the diagnosis the family stated, of the one paper a validator has taken.
create function trust.stated_diagnoses(of_paper uuid) returns table (status text, disease_id text)
language sql stable security definer set search_path = trust, health, pg_temp as $$
  select d.status, d.disease_id from health.diagnosis d join trust.paper p on p.person_id = d.person_id
  where p.id = of_paper and p.kind = 'medical' and d.superseded_at is null and p.id in (select trust.papers_i_check())
$$;
-- Which checks a person has passed, for those who act for them and for whoever checks a paper of theirs.
create function trust.passed_checks(of_person uuid) returns setof text
language sql stable security definer set search_path = trust, people, pg_temp as $$
  select distinct p.kind from trust.paper p join trust.paper_fact f on f.paper_id = p.id
  where p.person_id = of_person and f.fact in ('accepted', 'appeal-accepted')
    and (of_person in (select people.persons_i_read())
      or of_person in (select q.person_id from trust.paper q where q.id in (select trust.papers_i_check())))
$$;
create function trust.agreed_to_membership(of_person uuid) returns boolean
language sql stable security definer set search_path = trust, consent, pg_temp as $$
  select coalesce((select d.choice = 'given' from consent.decision d
    where d.person_id = of_person and d.purpose = 'membership' order by d.id desc limit 1), false)
$$;
revoke all on function trust.me, trust.i_validate, trust.papers_i_check, trust.waiting_papers, trust.stated_diagnoses,
  trust.passed_checks, trust.agreed_to_membership from public;
grant execute on function trust.me, trust.i_validate, trust.papers_i_check, trust.waiting_papers, trust.stated_diagnoses,
  trust.passed_checks, trust.agreed_to_membership to s4r_identity;
set local role s4r_owner;
revoke create on schema trust from s4r_rules;

create function trust.papers_i_send() returns setof uuid language sql stable set search_path = trust, people, pg_temp as $$
  select id from trust.paper
  where person_id in (select people.persons_i_edit()) or account_id = trust.me()
$$;
revoke all on function trust.papers_i_send from public;
grant execute on function trust.papers_i_send to s4r_identity;

create policy mine_or_taken on trust.paper for select to s4r_identity
  using (person_id in (select people.persons_i_read()) or account_id = trust.me() or id in (select trust.papers_i_check()));
create policy mine_to_send on trust.paper for insert to s4r_identity
  with check (sent_by = trust.me() and (person_id in (select people.persons_i_edit()) or account_id = trust.me()));
create policy of_papers_i_see on trust.paper_page for select to s4r_identity using (paper_id in (select id from trust.paper));
create policy of_papers_i_send on trust.paper_page for insert to s4r_identity
  with check (paper_id in (select trust.papers_i_send()));
create policy of_papers_i_see on trust.paper_fact for select to s4r_identity using (paper_id in (select id from trust.paper));
create policy by_the_family on trust.paper_fact for insert to s4r_identity
  with check (by_account = trust.me() and fact in ('withdrawn', 'appealed', 'quarantined', 'scanned')
    and paper_id in (select trust.papers_i_send()));
-- A warning by mail is written in the mail's own transaction, where nobody is acted for.
create policy by_the_platform on trust.paper_fact for insert to s4r_identity
  with check (fact = 'warned' and by_account is null and trust.me() is null);
create policy by_a_validator on trust.paper_fact for insert to s4r_identity
  with check (by_account = trust.me() and paper_id in (select trust.papers_i_check())
    and fact in ('proposed-accept', 'proposed-refuse', 'disagreed', 'asked-again', 'accepted', 'refused', 'appeal-accepted', 'appeal-refused'));
create policy seen_by_validators on trust.paper_claim for select to s4r_identity
  using (account_id = trust.me() or (select trust.i_validate()));
create policy what_may_be_taken on trust.paper_claim for insert to s4r_identity
  with check (account_id = trust.me()
    and paper_id in (select w.paper_id from trust.waiting_papers() w where w.may_take));
create policy mine_to_end on trust.paper_claim for update to s4r_identity
  using (account_id = trust.me()) with check (account_id = trust.me());
create policy mine_or_of_taken on trust.signature for select to s4r_identity
  using (person_id in (select people.persons_i_read())
    or person_id in (select p.person_id from trust.paper p where p.id in (select trust.papers_i_check())));
create policy mine_to_sign on trust.signature for insert to s4r_identity
  with check (by_account = trust.me() and person_id in (select people.persons_i_edit()));
