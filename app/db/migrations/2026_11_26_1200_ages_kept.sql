-- Ages are reckoned when a birth date, a country or a rule changes, and kept: asked for everybody at once, as the index does,
-- reckoning them anew took a minute for a hundred thousand people.
create table people.kept_age (
  person_id uuid primary key references health.profile on delete cascade,
  country text not null,
  comes_of_age_on date,
  assents_from date,
  majority_at timestamptz,
  assent_at timestamptz
);
grant select, insert, update on people.kept_age to s4r_rules;
grant create on schema people to s4r_rules;
set local role s4r_rules;

-- Without a search path of its own, so that the planner sees through it: it is asked once a row.
create or replace function people.this_moment() returns timestamptz language sql stable as $$
  select coalesce(nullif(pg_catalog.current_setting('s4r.now', true), '')::timestamptz, pg_catalog.now())
$$;

create function people.reckon_ages(of_persons uuid[]) returns void
language sql security definer set search_path = people, pg_temp as $$
  insert into people.kept_age (person_id, country, comes_of_age_on, assents_from, majority_at, assent_at)
  select known.person_id, known.country, known.comes_of_age_on, known.assents_from,
    known.comes_of_age_on::timestamp at time zone known.zone, known.assents_from::timestamp at time zone known.zone
  from (
    select p.person_id, p.country,
      coalesce(
        (select f.comes_of_age_on from people.majority_fact f where f.person_id = p.person_id order by f.id desc limit 1),
        people.reaches('majority', b.born, p.country)) as comes_of_age_on,
      people.reaches('assent', b.born, p.country) as assents_from,
      coalesce((select z.zone from people.country_zone z where z.country = p.country),
        (select z.zone from people.country_zone z where z.country = '*'), 'UTC') as zone
    from health.profile p
    cross join lateral (select make_date(p.birth_year, coalesce(p.birth_month, 1), 1) as born) b
    where of_persons is null or p.person_id = any(of_persons)) known
  on conflict (person_id) do update set country = excluded.country, comes_of_age_on = excluded.comes_of_age_on,
    assents_from = excluded.assents_from, majority_at = excluded.majority_at, assent_at = excluded.assent_at
$$;
revoke all on function people.reckon_ages from public;
grant execute on function people.reckon_ages to s4r_identity;

create or replace view people.person_age as
  select person_id, country, comes_of_age_on, assents_from, majority_at, assent_at from people.kept_age;

create function people.keep_age() returns trigger
language plpgsql security definer set search_path = people, pg_temp as $$
begin
  perform people.reckon_ages(array[new.person_id]);
  return null;
end $$;
revoke all on function people.keep_age from public;
grant execute on function people.keep_age, people.reckon_ages to s4r_owner;

set local role s4r_owner;
revoke create on schema people from s4r_rules;
create trigger keep_age after insert or update of birth_year, birth_month, country on health.profile
  for each row execute function people.keep_age();
create trigger keep_age after insert on people.majority_fact for each row execute function people.keep_age();
select people.reckon_ages(null);
