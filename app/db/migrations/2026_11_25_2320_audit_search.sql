-- A privacy officer searches the audit. The database asks for the role itself; the application for a second factor besides.
create index audit_at on access.audit using brin (at);
grant select (request_id, subject, reason) on access.audit to s4r_rules;
grant create on schema rights to s4r_rules;
set local role s4r_rules;
create function rights.search_audit(whose uuid, acting text, act text, since timestamptz, until timestamptz, before bigint, most integer)
returns table (id bigint, at timestamptz, actor_kind text, account_id uuid, nickname text, person_id uuid, operation text,
  subject text, verdict text, reason text, because text, request_id text)
language plpgsql stable security definer set search_path = rights, pg_temp as $$
declare
  asking uuid := nullif(current_setting('s4r.account', true), '')::uuid;
  by_account uuid[];
begin
  if not exists (select from people.staff_role s where s.account_id = asking and s.role = 'privacy-officer' and s.ended_at is null) then
    return;
  end if;
  if acting is not null then
    by_account := array(select c.id from people.account c where lower(c.nickname) = lower(acting))
      || case when acting ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then array[acting::uuid] else '{}'::uuid[] end;
  end if;
  -- Put together from what is asked for, so that each search walks the index that fits it.
  return query execute
    'select a.id, a.at, a.actor_kind, a.account_id, c.nickname, a.person_id, a.operation, a.subject, a.verdict, a.reason, a.because, a.request_id
     from access.audit a left join people.account c on c.id = a.account_id where true'
    || case when whose is null then '' else ' and a.person_id = $1' end
    || case when acting is null then '' else ' and a.account_id = any($2)' end
    || case when act is null then '' else ' and starts_with(a.operation, $3)' end
    || case when since is null then '' else ' and a.at >= $4' end
    || case when until is null then '' else ' and a.at < $5' end
    || case when before is null then '' else ' and a.id < $6' end
    || ' order by a.id desc limit $7'
    using whose, by_account, act, since, until, before, most;
end $$;
revoke all on function rights.search_audit from public;
grant execute on function rights.search_audit to s4r_identity;
set local role s4r_owner;
revoke create on schema rights from s4r_rules;
