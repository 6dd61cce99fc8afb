-- Why was I shown this? Whom an account was shown beside a person, when first, and what the engine computed it with.

create table matching.engine_settings (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  version text not null,
  settings jsonb not null,
  first_used_at timestamptz not null
);
grant select, insert on matching.engine_settings to s4r_identity;

create table matching.suggestion (
  account_id uuid not null references people.account on delete cascade,
  person_id uuid not null references people.person on delete cascade,
  member_id uuid not null references people.person on delete cascade,
  score real not null check (score between 0 and 1),
  symptoms real not null,
  diagnosis real not null,
  settings_sha256 text not null references matching.engine_settings,
  at timestamptz not null,
  primary key (account_id, person_id, member_id)
);
create index suggestion_person on matching.suggestion (person_id);
create index suggestion_member on matching.suggestion (member_id);
create index suggestion_at on matching.suggestion (at);
grant select, insert on matching.suggestion to s4r_identity;
grant select (at), delete on matching.suggestion to s4r_keeper;
grant select (person_id, member_id), delete on matching.suggestion to s4r_rules;
grant usage on schema matching to s4r_rules;

alter table matching.suggestion enable row level security;
alter table matching.suggestion force row level security;
create policy mine_to_read on matching.suggestion for select to s4r_identity
  using (account_id = nullif(current_setting('s4r.account', true), '')::uuid);
create policy mine_to_add on matching.suggestion for insert to s4r_identity
  with check (account_id = nullif(current_setting('s4r.account', true), '')::uuid
    and person_id in (select people.persons_i_read()));
create policy ended_to_read on matching.suggestion for select to s4r_keeper using (true);
create policy ended_to_delete on matching.suggestion for delete to s4r_keeper using (true);
create policy withdrawn_to_read on matching.suggestion for select to s4r_rules using (true);
create policy withdrawn_to_delete on matching.suggestion for delete to s4r_rules using (true);
-- Cascades of an erasure run as the table's owner.
create policy owner_refers on matching.suggestion for select to s4r_owner using (true);
create policy owner_cascades on matching.suggestion for delete to s4r_owner using (true);

-- A withdrawal takes what was suggested along in its own transaction, on either side: nothing that could be forgotten, or come later.
grant create on schema matching to s4r_rules;
set local role s4r_rules;
create function matching.forget_suggestions_of_withdrawn() returns trigger
language plpgsql security definer set search_path = matching, pg_temp as $$
begin
  delete from matching.suggestion s where s.person_id = new.person_id or s.member_id = new.person_id;
  return null;
end $$;
revoke all on function matching.forget_suggestions_of_withdrawn from public;
grant execute on function matching.forget_suggestions_of_withdrawn to s4r_owner;
set local role s4r_owner;
revoke create on schema matching from s4r_rules;
create trigger forget_suggestions after insert on consent.decision for each row
  when (new.choice <> 'given' and new.purpose in ('be-matched', 'membership'))
  execute function matching.forget_suggestions_of_withdrawn();
