-- Validation asks the one authority on consent: the stricter of several voices, and nobody who came of age and said nothing.
grant create on schema trust to s4r_rules;
set local role s4r_rules;
create or replace function trust.agreed_to_membership(of_person uuid) returns boolean
language sql stable security definer set search_path = trust, consent, pg_temp as $$
  select coalesce((select v.allowed from consent.verdicts('membership', array[of_person]) v), false)
$$;
set local role s4r_owner;
revoke create on schema trust from s4r_rules;
