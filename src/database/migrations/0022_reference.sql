-- Published figures of others, which charts show beside our own. They enter no score.

create table reference_version (
  id IDENTITY,
  name text not null,
  version text not null,
  recorded_at bigint not null,
  body text not null
);

create index reference_version_name on reference_version (name, recorded_at);
