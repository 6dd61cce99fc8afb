-- What each nightly run deleted, by table. The rules stand in app/db/records.tsv.
create table platform.retention_run (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  rules integer not null,
  deleted jsonb not null
);
grant insert on platform.retention_run to s4r_keeper;
grant select (id, at), delete on platform.retention_run to s4r_keeper;
grant delete on people.hold to s4r_keeper;
create index outbox_at on platform.outbox (at);
