-- Accounts sign in; persons are those whose health is described. Names and e-mails are sealed with the owner's key.

create schema people;
grant usage on schema people to s4r_identity, s4r_health, s4r_index, s4r_keeper, s4r_batch, s4r_rules;

create table people.account (
  id uuid primary key references platform.data_key,
  email_fingerprint bytea not null unique,
  email_sealed bytea not null,
  nickname text not null,
  role text not null check (role in ('patient', 'caregiver', 'advocate', 'clinician', 'researcher', 'staff')),
  country text not null check (country ~ '^[A-Z]{2}$'),
  languages text[] not null,
  expertise text[] not null default '{}',
  locale text not null,
  password_hash text,
  created_at timestamptz not null,
  email_confirmed_at timestamptz,
  password_changed_at timestamptz
);
create unique index account_nickname on people.account (lower(nickname));
grant select, insert, update, delete on people.account to s4r_identity;
grant select (id, created_at), delete on people.account to s4r_keeper;

-- Facts, not flags: an account is blocked while a block has not ended.
create table people.account_block (
  id bigint generated always as identity primary key,
  account_id uuid not null references people.account on delete cascade,
  reason text not null,
  at timestamptz not null,
  ended_at timestamptz
);
create index account_block_account on people.account_block (account_id);
grant select, insert, update (ended_at) on people.account_block to s4r_identity;

create table people.staff_role (
  id bigint generated always as identity primary key,
  account_id uuid not null references people.account on delete cascade,
  role text not null check (role in ('validator', 'moderator', 'editor', 'steward', 'privacy-officer', 'administrator')),
  granted_by text not null,
  at timestamptz not null,
  ended_at timestamptz
);
create index staff_role_account on people.staff_role (account_id);
grant select, insert, update (ended_at) on people.staff_role to s4r_identity;

create table people.session (
  id uuid primary key,
  account_id uuid not null references people.account on delete cascade,
  token_hash bytea not null unique,
  second_factor boolean not null default false,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz
);
create index session_account on people.session (account_id);
grant select, insert, update (seen_at, ended_at, second_factor) on people.session to s4r_identity;
grant select, delete on people.session to s4r_keeper;

-- One-use secrets sent by mail. Only the hash is kept; the sealed part is the new address of an e-mail change.
create table people.mail_token (
  id uuid primary key,
  account_id uuid not null references people.account on delete cascade,
  purpose text not null check (purpose in ('confirm-email', 'reset-password', 'change-email')),
  token_hash bytea not null unique,
  email_sealed bytea,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index mail_token_account on people.mail_token (account_id);
grant select, insert, update (used_at) on people.mail_token to s4r_identity;
grant select, delete on people.mail_token to s4r_keeper;

create table people.person (
  id uuid primary key references platform.data_key,
  name_sealed bytea,
  created_by uuid references people.account on delete set null,
  created_at timestamptz not null
);
grant select, insert, update (name_sealed), delete on people.person to s4r_identity;
grant select (id, created_at), delete on people.person to s4r_keeper;

create table people.representation (
  id bigint generated always as identity primary key,
  account_id uuid not null references people.account on delete cascade,
  person_id uuid not null references people.person on delete cascade,
  relation text not null check (relation in ('self', 'legal-representative', 'second-relative')),
  started_at timestamptz not null,
  ended_at timestamptz,
  ended_because text
);
create unique index representation_current on people.representation (account_id, person_id) where ended_at is null;
create index representation_person on people.representation (person_id);
grant select, insert, update (ended_at, ended_because) on people.representation to s4r_identity;
grant select on people.representation to s4r_keeper, s4r_rules;
grant select (id, role, languages) on people.account to s4r_rules;

-- The rules row-level security stands on: set-based, evaluated once for a statement, not for each row.
grant create on schema people to s4r_rules;
set local role s4r_rules;
create function people.persons_i_read() returns setof uuid
language sql stable security definer set search_path = people, pg_temp as $$
  select person_id from people.representation
  where account_id = nullif(current_setting('s4r.account', true), '')::uuid and ended_at is null
$$;
create function people.persons_i_edit() returns setof uuid
language sql stable security definer set search_path = people, pg_temp as $$
  select person_id from people.representation
  where account_id = nullif(current_setting('s4r.account', true), '')::uuid and ended_at is null
    and relation in ('self', 'legal-representative')
$$;
-- What the matching index may know of the account behind a person: enough to filter by, nothing that names.
create function people.index_facets() returns table (person_id uuid, account_id uuid, role text, languages text[])
language sql stable security definer set search_path = people, pg_temp as $$
  select distinct on (r.person_id) r.person_id, r.account_id, a.role, a.languages
  from people.representation r join people.account a on a.id = r.account_id
  where r.ended_at is null and r.relation in ('self', 'legal-representative')
  order by r.person_id, r.id
$$;
revoke all on function people.persons_i_read, people.persons_i_edit, people.index_facets from public;
grant execute on function people.persons_i_read, people.persons_i_edit to s4r_health, s4r_identity;
grant execute on function people.index_facets to s4r_index;
set local role s4r_owner;
revoke create on schema people from s4r_rules;
