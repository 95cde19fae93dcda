-- What was published of a quarter, as it was told: a version is never changed, a further one is a publication anew.

create table published_version (
  id IDENTITY,
  period text not null,
  version bigint not null,
  as_of bigint not null,
  recorded_at bigint not null,
  reason text,
  body text not null,
  unique (period, version)
);
