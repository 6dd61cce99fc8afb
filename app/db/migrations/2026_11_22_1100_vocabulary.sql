-- The words of the field: symptoms, diseases, genes, and how people say them. Nothing here is about anybody.
-- Replaced as a whole by each installation, in one transaction; readers keep what they see until it commits.

create schema vocabulary;
grant usage on schema vocabulary to s4r_identity, s4r_health, s4r_index, s4r_keeper, s4r_batch;

-- One row for each installation, never changed: the newest is what the other tables hold.
create table vocabulary.release (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('starter', 'full')),
  installed_at timestamptz not null
);

create table vocabulary.source (
  release_id bigint not null references vocabulary.release,
  kind text not null,
  file text not null,
  version text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  taken_from text not null,
  rows integer not null,
  primary key (release_id, kind, file)
);

create table vocabulary.term (
  id text primary key check (id ~ '^HP:[0-9]{7}$'),
  label text not null,
  definition text
);

create table vocabulary.term_parent (
  term text not null references vocabulary.term,
  parent text not null references vocabulary.term,
  primary key (term, parent)
);

-- common: our own label; everyday: our own sayings; plain: our explanation; the rest are the releases' own kinds.
create table vocabulary.term_name (
  term text not null references vocabulary.term,
  position integer not null,
  language text not null,
  kind text not null,
  text text not null,
  primary key (term, position)
);

-- Alternative and obsolete ids; no current term where a release gave none.
create table vocabulary.term_replacement (
  old text primary key,
  current text references vocabulary.term
);

create table vocabulary.disease (
  id text primary key,
  label text not null,
  grouping text
);

create table vocabulary.disease_code (
  code text primary key,
  disease text not null references vocabulary.disease
);

create table vocabulary.disease_name (
  disease text not null references vocabulary.disease,
  position integer not null,
  language text not null,
  kind text not null,
  text text not null,
  primary key (disease, position)
);

create table vocabulary.disease_parent (
  disease text not null references vocabulary.disease,
  parent text not null references vocabulary.disease,
  primary key (disease, parent)
);

create table vocabulary.annotation (
  id bigint generated always as identity primary key,
  disease text not null references vocabulary.disease,
  code text not null,
  term text not null references vocabulary.term,
  absent boolean not null,
  frequency text,
  share real check (share between 0 and 1),
  onset text,
  sex text check (sex in ('male', 'female')),
  evidence text not null,
  reference text[] not null
);
create index annotation_disease on vocabulary.annotation (disease);

create table vocabulary.gene_disease (
  id bigint generated always as identity primary key,
  gene text not null,
  symbol text not null,
  association text not null,
  disease text not null references vocabulary.disease
);
create index gene_disease_disease on vocabulary.gene_disease (disease);

grant select on all tables in schema vocabulary to s4r_identity, s4r_health, s4r_index, s4r_keeper, s4r_batch;
