-- What a year's ranking of units and the leadership bodies are, as imported: versions, appended and never changed.
-- And the indexes by which an official's own dossiers and a unit's unfinished ones are found.

create table ranking_version (
  id IDENTITY,
  unit_code text not null,
  year bigint not null,
  rank text not null,
  decision text,
  decided_on text,
  recorded_at bigint not null
);

create index ranking_version_unit on ranking_version (unit_code, year);

create table body_version (
  id IDENTITY,
  code text not null,
  name text not null,
  unit_code text not null,
  valid_from text not null,
  valid_to text,
  recorded_at bigint not null
);

create index dossier_version_official on dossier_version (official_code);
create index dossier_kept_undone on dossier_kept (unit_code) where done_at is null;
