-- Which versions of the key outside the database wrap keys inside it. Without a row there is the first one only.
create table platform.key_version (
  version integer primary key check (version between 1 and 65535),
  began_at timestamptz not null,
  retired_at timestamptz
);
grant select on platform.key_version to s4r_identity;

create function platform.key_version_of(wrapped bytea) returns integer language sql immutable as $$
  select case when get_byte(wrapped, 0) = 2 then get_byte(wrapped, 1) * 256 + get_byte(wrapped, 2) else 1 end
$$;
create index data_key_version on platform.data_key (platform.key_version_of(wrapped), id) where wrapped is not null;

-- A node that missed a change of the key is told by a failure, not by a key nobody can open later.
create function platform.refuse_retired_key() returns trigger language plpgsql security definer set search_path = platform, pg_temp as $$
begin
  if exists (select from platform.key_version v
    where v.version = platform.key_version_of(new.wrapped) and v.retired_at is not null) then
    raise exception 'this key was wrapped with a retired version of the key file: read the key file again';
  end if;
  return new;
end $$;
create trigger refuse_retired_key before insert or update of wrapped on platform.data_key for each row
  when (new.wrapped is not null) execute function platform.refuse_retired_key();
