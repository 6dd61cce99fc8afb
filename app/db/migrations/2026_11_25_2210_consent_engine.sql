-- One answer to "may this person's data be used for this, now?": for one, for some and for all, everywhere the same.

-- A child's own word, about all research at once, is a row of its own kind; the way belongs to further research.
alter table consent.decision drop constraint decision_capacity_check;
alter table consent.decision add constraint decision_capacity_check
  check (capacity in ('self', 'legal-representative', 'child')),
  add constraint decision_of_child check ((capacity = 'child') = (purpose = 'child-research'));
alter table consent.decision add column way text
  check (way in ('ask-each-time', 'community-board', 'any-approved')),
  add constraint decision_way check ((way is not null) = (purpose = 'further-research' and choice = 'given'));

grant create on schema consent to s4r_rules;
set local role s4r_rules;
create function consent.is_research(purpose text) returns boolean
language sql immutable as $$
  select purpose in ('research-contact', 'further-research', 'genetic-data', 'publication') or purpose like 'study:%'
$$;
/*
 * Everybody whose word stands is heard, each with the newest they said: one no of somebody who may act today, or of the
 * child, outweighs every yes. What an earlier representative allowed stands until a successor takes it back, but a guardian's
 * yes does not outlive childhood: for research it pauses that day, for the rest it lapses 90 days later.
 */
create function consent.verdicts(for_purpose text, of_persons uuid[] default null)
returns table (person_id uuid, allowed boolean, because text, text_version integer, way text, disagreed boolean)
language sql stable security definer set search_path = consent, people, pg_temp as $$
  with wanted as (
    select distinct unnest(coalesce(of_persons, array(
      select distinct d.person_id from consent.decision d where d.purpose = for_purpose))) as person_id
  ), newest as (
    select distinct on (d.person_id, d.by_account)
      d.person_id, d.by_account, d.capacity, d.choice, d.text_version, d.way, d.id, d.at
    from wanted w join consent.decision d on d.person_id = w.person_id and d.purpose = for_purpose
    order by d.person_id, d.by_account, d.id desc
  ), voiced as (
    select n.*, r.relation in ('self', 'legal-representative') as stands, a.majority_at,
      n.capacity = 'legal-representative' and r.id is null and n.at < a.majority_at
        and a.majority_at <= people.this_moment() as of_childhood
    from newest n
    left join people.current_representation r on r.person_id = n.person_id and r.account_id = n.by_account
    left join people.person_age a on a.person_id = n.person_id
  ), heard as (
    select v.*, v.choice = 'given' and (v.of_childhood is not true
      or (not consent.is_research(for_purpose) and people.this_moment() < v.majority_at + interval '90 days')) as yes
    from voiced v
  ), judged as (
    select h.person_id,
      bool_or(h.yes) as yes,
      bool_or(h.choice = 'given' and h.of_childhood is true) as of_childhood,
      bool_or(h.choice <> 'given' and h.stands is true) as no,
      bool_or(h.choice = 'given' and h.stands is true) as somebody_agrees,
      max(h.id) filter (where h.capacity = 'self') as own_word,
      min(h.text_version) filter (where h.yes) as text_version,
      min(array_position(array['ask-each-time', 'community-board', 'any-approved'], h.way)) filter (where h.yes) as way
    from heard h group by h.person_id
  ), weighed as (
    select j.*,
      consent.is_research(for_purpose) and coalesce((select c.choice <> 'given' and c.id > coalesce(j.own_word, 0)
        from consent.decision c where c.person_id = j.person_id and c.purpose = 'child-research'
        order by c.id desc limit 1), false) as child_says_no,
      for_purpose in ('be-matched', 'be-contacted', 'research-contact')
        and exists (select from people.bereavement b where b.person_id = j.person_id and b.ended_at is null) as mourned,
      exists (select from people.joined_record o where o.person_id = j.person_id) as joined
    from judged j
  )
  select w.person_id, w.yes and not w.no and not w.child_says_no and not w.mourned and not w.joined,
    case when w.joined then 'joined'
      when w.mourned then 'bereaved'
      when w.child_says_no then 'child-said-no'
      when w.no and w.somebody_agrees then 'stricter'
      when w.no then 'said-no'
      when w.yes then 'agreed'
      when w.of_childhood and consent.is_research(for_purpose) then 'paused'
      when w.of_childhood then 'lapsed'
      else 'not-asked' end,
    w.text_version, (array['ask-each-time', 'community-board', 'any-approved'])[w.way],
    w.no and w.somebody_agrees
  from weighed w
$$;
create or replace function consent.persons_agreeing(to_purpose text) returns setof uuid
language sql stable security definer set search_path = consent, pg_temp as $$
  select v.person_id from consent.verdicts(to_purpose) v where v.allowed
$$;
create or replace function consent.still_matchable(persons uuid[]) returns setof uuid
language sql stable security definer set search_path = consent, pg_temp as $$
  select v.person_id from consent.verdicts('be-matched', persons) v where v.allowed
  intersect
  select v.person_id from consent.verdicts('membership', persons) v where v.allowed
$$;
-- The same for one person and whoever asks. Further research is asked for by a project somebody approved, in the way chosen.
create function consent.may_be_used(whose uuid, for_purpose text, by_project text default null, approved_by text default null)
returns table (allowed boolean, because text, text_version integer, way text)
language sql stable security definer set search_path = consent, pg_temp as $$
  select v.allowed and f.fits, case when v.allowed and not f.fits then 'ask-first' else v.because end, v.text_version, v.way
  from consent.verdicts(for_purpose, array[whose]) v
  cross join lateral (select for_purpose <> 'further-research' or coalesce(
    (v.way = 'any-approved' and approved_by in ('platform', 'community-board'))
    or (v.way = 'community-board' and approved_by = 'community-board')
    or exists (select from consent.verdicts('study:' || by_project, array[whose]) s where s.allowed), false) as fits) f
$$;
revoke all on function consent.verdicts, consent.may_be_used from public;
grant execute on function consent.verdicts, consent.may_be_used to s4r_identity, s4r_health, s4r_index;
grant execute on function consent.is_research to public;
set local role s4r_owner;
revoke create on schema consent from s4r_rules;

-- Whether a person who came of age has answered, themself, everything somebody else had answered for them.
grant create on schema consent to s4r_rules;
set local role s4r_rules;
create function consent.answered_for_oneself(whose uuid) returns boolean
language sql stable security definer set search_path = consent, pg_temp as $$
  select not exists (
    select d.purpose from consent.decision d where d.person_id = whose and d.capacity = 'legal-representative' and d.purpose <> 'keep-draft'
    except select d.purpose from consent.decision d where d.person_id = whose and d.capacity = 'self')
$$;
revoke all on function consent.answered_for_oneself from public;
grant execute on function consent.answered_for_oneself to s4r_identity;
set local role s4r_owner;
revoke create on schema consent from s4r_rules;
