-- Step 1 before there is an account: sealed with the platform's own key, found by the hash of what the browser holds.

create schema onboarding;
grant usage on schema onboarding to s4r_identity, s4r_keeper;

create table onboarding.registration (
  id uuid primary key,
  token_hash bytea not null unique,
  sealed bytea not null,
  account_id uuid references people.account on delete cascade,
  created_at timestamptz not null,
  touched_at timestamptz not null
);
create index registration_account on onboarding.registration (account_id);
grant select, insert, update (sealed, account_id, touched_at), delete on onboarding.registration to s4r_identity;
grant select (id, touched_at), delete on onboarding.registration to s4r_keeper;
