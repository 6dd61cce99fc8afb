-- Professionals and advocates: what they say they are, and that somebody checked it, for a year.

-- Public by its nature: whoever answers as a professional is labelled with where they work and as what.
create table people.professional_standing (
  id bigint generated always as identity primary key,
  account_id uuid not null references people.account on delete cascade,
  role text not null check (role in ('clinician', 'researcher', 'advocate')),
  organisation text not null,
  position text not null,
  checked_by text not null,
  at timestamptz not null,
  until_at timestamptz not null,
  reminded_at timestamptz
);
create index professional_standing_account on people.professional_standing (account_id, until_at desc);
grant select, insert, update (reminded_at) on people.professional_standing to s4r_identity;

-- What was given to be checked. Name, licence and address are sealed; the newest row counts.
create table trust.professional_application (
  id uuid primary key,
  -- Of two given in one moment the later counts.
  number bigint generated always as identity,
  account_id uuid not null references people.account on delete cascade,
  role text not null check (role in ('clinician', 'researcher', 'advocate')),
  organisation text not null,
  position text not null,
  orcid text,
  name_sealed bytea not null,
  licence_sealed bytea,
  email_sealed bytea not null,
  token_hash bytea not null unique,
  at timestamptz not null,
  token_until timestamptz not null,
  email_confirmed_at timestamptz,
  check (role = 'advocate' or orcid is not null or licence_sealed is not null)
);
create index professional_application_account on trust.professional_application (account_id, number desc);
grant select, insert, update (email_confirmed_at) on trust.professional_application to s4r_identity;

alter table trust.professional_application enable row level security;
alter table trust.professional_application force row level security;
-- Cascades of an account's erasure run as the table's owner.
create policy owner_refers on trust.professional_application for select to s4r_owner using (true);
create policy owner_cascades on trust.professional_application for delete to s4r_owner using (true);
create policy mine_or_of_taken on trust.professional_application for select to s4r_identity
  using (account_id = trust.me()
    or account_id in (select p.account_id from trust.paper p where p.id in (select trust.papers_i_check())));
create policy mine_to_write on trust.professional_application for insert to s4r_identity with check (account_id = trust.me());
create policy mine_to_confirm on trust.professional_application for update to s4r_identity
  using (account_id = trust.me()) with check (account_id = trust.me());
