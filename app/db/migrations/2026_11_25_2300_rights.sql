-- What a person can always do: take everything along, see who looked, have it erased. And what must survive a restore.

create schema rights;
grant usage on schema rights to s4r_identity, s4r_health, s4r_keeper, s4r_rules;

-- A copy of everything about one person, asked for by an account that acts for them. Sealed with the account's key.
create table rights.record_copy (
  id uuid primary key,
  person_id uuid not null references people.person on delete cascade,
  account_id uuid not null references people.account on delete cascade,
  locale text not null,
  asked_at timestamptz not null,
  steps_done integer not null default 0,
  ready_at timestamptz,
  failed_at timestamptz,
  expires_at timestamptz not null,
  bytes bigint
);
create index record_copy_person on rights.record_copy (person_id, account_id, asked_at desc);
create table rights.record_part (
  copy_id uuid not null references rights.record_copy on delete cascade,
  part integer not null,
  account_id uuid not null references people.account on delete cascade,
  sealed bytea not null,
  primary key (copy_id, part)
);
create index record_part_account on rights.record_part (account_id);
create index record_copy_account on rights.record_copy (account_id);
grant select, insert, update (steps_done, ready_at, failed_at, bytes) on rights.record_copy to s4r_identity;
grant select, insert, delete on rights.record_part to s4r_identity;
grant select (id, expires_at), delete on rights.record_copy to s4r_keeper;

do $$
declare name text;
begin
  foreach name in array array['record_copy', 'record_part'] loop
    execute format('alter table rights.%I enable row level security', name);
    execute format('alter table rights.%I force row level security', name);
    execute format('create policy own on rights.%I to s4r_identity
      using (account_id = nullif(current_setting(''s4r.account'', true), '''')::uuid)
      with check (account_id = nullif(current_setting(''s4r.account'', true), '''')::uuid)', name);
    execute format('create policy owner_refers on rights.%I for select to s4r_owner using (true)', name);
    execute format('create policy owner_cascades on rights.%I for delete to s4r_owner using (true)', name);
  end loop;
end $$;
create policy expired on rights.record_copy to s4r_keeper using (true);

-- Who asked for an erasure, and when it was done. Ids only; the row outlives what was erased, for somebody may ask.
create table rights.erasure (
  id uuid primary key,
  person_id uuid,
  account_id uuid,
  asked_by uuid not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  cancelled_at timestamptz,
  done_at timestamptz,
  check ((person_id is null) <> (account_id is null))
);
create index erasure_due on rights.erasure (due_at) where cancelled_at is null and done_at is null;
create unique index erasure_of_person on rights.erasure (person_id) where cancelled_at is null and done_at is null;
create unique index erasure_of_account on rights.erasure (account_id) where cancelled_at is null and done_at is null;
grant select, insert, update (cancelled_at, done_at) on rights.erasure to s4r_identity;

-- Mails that wait are found by whom they are for, so that an erasure reaches them.
alter table platform.mail add column to_fingerprint bytea;
create index mail_to on platform.mail (to_fingerprint) where to_fingerprint is not null;

-- What must not be undone by an older backup. A file outside the database holds the same lines; see operations.md.
create table rights.ledger (
  id uuid primary key default gen_random_uuid(),
  at timestamptz not null default now(),
  kind text not null check (kind in ('key-destroyed', 'consent-ended', 'session-ended', 'representation-ended', 'staff-role-ended', 'account-blocked')),
  about jsonb not null
);
create table rights.ledger_waiting (ledger_id uuid primary key, said bigint generated always as identity);
grant select, insert on rights.ledger to s4r_keeper;
grant select, insert, delete on rights.ledger_waiting to s4r_keeper;

create function rights.note(kind text, about jsonb) returns void
language sql security definer set search_path = rights, pg_temp as $$
  with noted as (insert into rights.ledger (kind, about) values (kind, about) returning id)
  insert into rights.ledger_waiting (ledger_id) select id from noted
$$;
revoke all on function rights.note from public;

-- Noted by the tables themselves: whichever part of the platform ends something, it is in the ledger.
create function rights.note_key() returns trigger language plpgsql security definer set search_path = rights, pg_temp as $$
begin
  perform rights.note('key-destroyed', jsonb_build_object('id', new.id));
  return null;
end $$;
create trigger note_end after update of wrapped on platform.data_key for each row
  when (old.wrapped is not null and new.wrapped is null) execute function rights.note_key();

create function rights.note_consent() returns trigger language plpgsql security definer set search_path = rights, pg_temp as $$
begin
  perform rights.note('consent-ended', jsonb_build_object('person', new.person_id, 'purpose', new.purpose,
    'choice', new.choice, 'at', new.at));
  return null;
end $$;
create trigger note_end after insert on consent.decision for each row
  when (new.choice <> 'given') execute function rights.note_consent();

create function rights.note_session() returns trigger language plpgsql security definer set search_path = rights, pg_temp as $$
begin
  perform rights.note('session-ended', jsonb_build_object('id', new.id));
  return null;
end $$;
create trigger note_end after update of ended_at on people.session for each row
  when (old.ended_at is null and new.ended_at is not null) execute function rights.note_session();

create function rights.note_representation() returns trigger language plpgsql security definer set search_path = rights, pg_temp as $$
begin
  perform rights.note('representation-ended', jsonb_build_object('account', new.account_id, 'person', new.person_id,
    'at', new.ended_at));
  return null;
end $$;
create trigger note_end after update of ended_at on people.representation for each row
  when (old.ended_at is null and new.ended_at is not null) execute function rights.note_representation();

create function rights.note_staff_role() returns trigger language plpgsql security definer set search_path = rights, pg_temp as $$
begin
  perform rights.note('staff-role-ended', jsonb_build_object('account', new.account_id, 'role', new.role, 'at', new.ended_at));
  return null;
end $$;
create trigger note_end after update of ended_at on people.staff_role for each row
  when (old.ended_at is null and new.ended_at is not null) execute function rights.note_staff_role();

create function rights.note_block() returns trigger language plpgsql security definer set search_path = rights, pg_temp as $$
begin
  perform rights.note('account-blocked', jsonb_build_object('account', new.account_id, 'at', new.at, 'reason', new.reason));
  return null;
end $$;
create trigger note_end after insert on people.account_block for each row execute function rights.note_block();

-- Who saw the record of a person: answered to those who act for that person, and to nobody else.
grant select (id, at, actor_kind, account_id, because, person_id, operation, verdict) on access.audit to s4r_rules;
grant usage on schema access, rights to s4r_rules;
grant select (nickname) on people.account to s4r_rules;
grant select (account_id, role, at, ended_at) on people.staff_role to s4r_rules;
grant create on schema rights to s4r_rules;
set local role s4r_rules;
create function rights.who_saw(whose uuid, before bigint, most integer)
returns table (id bigint, at timestamptz, operation text, actor_kind text, because text, nickname text, role text, staff_role text, relation text)
language sql stable security definer set search_path = rights, pg_temp as $$
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
$$;
revoke all on function rights.who_saw from public;
grant execute on function rights.who_saw to s4r_identity;
set local role s4r_owner;
revoke create on schema rights from s4r_rules;
