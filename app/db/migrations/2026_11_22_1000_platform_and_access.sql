-- The ground everything stands on: keys, outbox, mail, job door, audit.

create schema access;
grant usage on schema platform, access to s4r_identity, s4r_health, s4r_index, s4r_keeper, s4r_batch;
grant usage on schema platform to s4r_jobs;

-- One data key for each person and each account, wrapped by the key outside the database. No key, no words.
create table platform.data_key (
  id uuid primary key,
  wrapped bytea,
  made_at timestamptz not null default now(),
  destroyed_at timestamptz,
  check ((wrapped is null) = (destroyed_at is not null))
);
grant select, insert, update (wrapped, destroyed_at) on platform.data_key to s4r_identity;
grant select on platform.data_key to s4r_health;
grant select, update (wrapped, destroyed_at) on platform.data_key to s4r_keeper;

-- Events are written in the act's own transaction. Payloads carry ids, never a patient's words.
create table platform.outbox (
  id bigint generated always as identity primary key,
  name text not null,
  payload jsonb not null,
  at timestamptz not null default now()
);
grant select, insert on platform.outbox to s4r_identity, s4r_keeper;
grant delete on platform.outbox to s4r_keeper;
grant insert on platform.outbox to s4r_health;

create function platform.announce() returns trigger language plpgsql as $$
begin
  perform pg_notify('s4r_events', json_build_object('id', new.id, 'name', new.name, 'payload', new.payload)::text);
  return null;
end $$;
create trigger announce after insert on platform.outbox for each row execute function platform.announce();

-- Mail waits here, sealed, until it is sent; its words are removed once it is.
create table platform.mail (
  id uuid primary key,
  sealed bytea,
  queued_at timestamptz not null default now(),
  sent_at timestamptz,
  kept boolean not null default false
);
grant select, insert, update (sealed, sent_at, kept), delete on platform.mail to s4r_identity;
grant select, delete on platform.mail to s4r_keeper;

-- Slow-down counters, shared by all nodes. Keys are keyed hashes, not addresses.
create table platform.attempt (
  key bytea primary key,
  failures integer not null,
  last_at timestamptz not null
);
grant select, insert, update, delete on platform.attempt to s4r_identity, s4r_keeper;

-- Audit: who did what to whom and with what verdict, for yes and for no. Append-only by grant.
create table access.audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  request_id text not null,
  actor_kind text not null,
  account_id uuid,
  because text,
  person_id uuid,
  operation text not null,
  subject text,
  verdict text not null check (verdict in ('yes', 'no')),
  reason text not null
);
create index audit_person on access.audit (person_id, id) where person_id is not null;
create index audit_account on access.audit (account_id, id) where account_id is not null;
grant insert on access.audit to s4r_identity;

-- The sealer finds its work here, so that it never depends on the order in which transactions commit.
create table access.audit_unsealed (audit_id bigint primary key);
create table access.audit_seal (
  seq bigint primary key,
  audit_id bigint not null unique,
  hash bytea not null
);
create function access.note_unsealed() returns trigger language plpgsql security definer set search_path = access as $$
begin
  insert into access.audit_unsealed values (new.id);
  return null;
end $$;
create trigger note_unsealed after insert on access.audit for each row execute function access.note_unsealed();

-- Only the sealer reads the audit and writes the chain; nobody may update or delete either.
grant usage on schema access to s4r_sealer;
grant select on access.audit, access.audit_seal, access.audit_unsealed to s4r_sealer;
grant insert on access.audit_seal to s4r_sealer;
grant delete on access.audit_unsealed to s4r_sealer;

grant usage on schema access to s4r_identity;

-- The one door to the job queue, owned by the queue's role: no other role touches its tables.
grant create on schema platform to s4r_jobs;
set local role s4r_jobs;
create function platform.enqueue(task text, payload json, key text, run_at timestamptz, max_attempts integer) returns void
language sql security definer set search_path = graphile_worker, pg_temp as $$
  select graphile_worker.add_job(task, payload, job_key := key, run_at := run_at, max_attempts := max_attempts);
$$;
revoke all on function platform.enqueue from public;
grant execute on function platform.enqueue to s4r_identity, s4r_health, s4r_keeper, s4r_batch;
set local role s4r_owner;
revoke create on schema platform from s4r_jobs;
