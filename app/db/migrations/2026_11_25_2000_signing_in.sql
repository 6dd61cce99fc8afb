-- Second factors, proofs, and what protects an account whose credentials changed.

alter table people.session
  add column proven_at timestamptz,
  add column device text;
update people.session set proven_at = created_at;
alter table people.session alter column proven_at set not null;
grant update (proven_at) on people.session to s4r_identity;

-- An authenticator app. Its secret is sealed with the account's key; a code counts once, so the last step is kept.
create table people.authenticator (
  id uuid primary key,
  account_id uuid not null references people.account on delete cascade,
  secret_sealed bytea not null,
  last_step bigint not null,
  added_at timestamptz not null,
  used_at timestamptz,
  removed_at timestamptz
);
create unique index authenticator_current on people.authenticator (account_id) where removed_at is null;
grant select, insert, update (last_step, used_at, removed_at) on people.authenticator to s4r_identity;
grant select, delete on people.authenticator to s4r_keeper;

-- A passkey is found by a keyed hash of its identifier; the identifier and the public key are sealed.
create table people.passkey (
  id uuid primary key,
  account_id uuid not null references people.account on delete cascade,
  credential_fingerprint bytea not null,
  credential_sealed bytea not null,
  counter bigint not null,
  device text not null,
  added_at timestamptz not null,
  used_at timestamptz,
  removed_at timestamptz
);
create unique index passkey_current on people.passkey (credential_fingerprint) where removed_at is null;
create index passkey_account on people.passkey (account_id) where removed_at is null;
grant select, insert, update (counter, used_at, removed_at) on people.passkey to s4r_identity;
grant select, delete on people.passkey to s4r_keeper;

-- Shown once; only a keyed hash is kept.
create table people.recovery_code (
  id bigint generated always as identity primary key,
  account_id uuid not null references people.account on delete cascade,
  code_hash bytea not null,
  made_at timestamptz not null,
  used_at timestamptz,
  replaced_at timestamptz
);
create unique index recovery_code_once on people.recovery_code (account_id, code_hash);
grant select, insert, update (used_at, replaced_at) on people.recovery_code to s4r_identity;
grant select, delete on people.recovery_code to s4r_keeper;

-- Challenges and half-done sign-ins are sealed and held by the browser; here stands which were used up.
create table people.used_proof (
  hash bytea primary key,
  at timestamptz not null
);
grant select, insert on people.used_proof to s4r_identity;
grant select, delete on people.used_proof to s4r_keeper;

-- Facts, not flags: an account waits while a hold lasts that nobody stopped. The password before is kept for the stop.
create table people.hold (
  id uuid primary key,
  account_id uuid not null references people.account on delete cascade,
  because text not null check (because in ('password-reset', 'factor-reset')),
  previous_password text,
  at timestamptz not null,
  until_at timestamptz not null,
  stopped_at timestamptz
);
create index hold_account on people.hold (account_id, until_at);
grant select, insert, update (stopped_at) on people.hold to s4r_identity;
grant select, update (previous_password) on people.hold to s4r_keeper;

-- Browsers an account signed in from, as hashes of a cookie: a new one is told by mail.
create table people.known_device (
  account_id uuid not null references people.account on delete cascade,
  token_hash bytea not null,
  first_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (account_id, token_hash)
);
grant select, insert, update (seen_at) on people.known_device to s4r_identity;
grant select, delete on people.known_device to s4r_keeper;

-- What needs two different people: a staff role, the end of a lost second factor.
create table people.two_person_request (
  id uuid primary key,
  kind text not null check (kind in ('staff-grant', 'factor-reset')),
  account_id uuid not null references people.account on delete cascade,
  role text check (role in ('validator', 'moderator', 'editor', 'steward', 'privacy-officer', 'administrator')),
  asked_by uuid not null references people.account on delete cascade,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  done_at timestamptz,
  ended_at timestamptz,
  check ((kind = 'staff-grant') = (role is not null))
);
create index two_person_request_account on people.two_person_request (account_id);
create index two_person_request_open on people.two_person_request (asked_at) where done_at is null and ended_at is null;
grant select, insert, update (done_at, ended_at) on people.two_person_request to s4r_identity;

create table people.two_person_decision (
  request_id uuid not null references people.two_person_request on delete cascade,
  account_id uuid not null references people.account on delete cascade,
  verdict text not null check (verdict in ('approve', 'refuse')),
  at timestamptz not null,
  primary key (request_id, account_id)
);
grant select, insert on people.two_person_decision to s4r_identity;

alter table people.mail_token drop constraint mail_token_purpose_check;
alter table people.mail_token add constraint mail_token_purpose_check
  check (purpose in ('confirm-email', 'reset-password', 'change-email', 'stop-sessions', 'stop-change'));
