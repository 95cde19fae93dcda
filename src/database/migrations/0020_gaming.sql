-- What was noticed about ratings and about units' periods, how far the detector has come, and by whose right a rating was left out.

create table rating_flag (
  id IDENTITY,
  rating text not null,
  rule text not null,
  version text not null,
  numbers text not null,
  unit_code text not null,
  given_at bigint not null,
  recorded_at bigint not null,
  unique (rating, rule)
);

create index rating_flag_unit on rating_flag (unit_code, given_at);
create index rating_flag_given on rating_flag (given_at, rating);
create index rating_flag_recorded on rating_flag (recorded_at);

-- How many were noticed stands in scorecards, which can be made again: see migration 0019.
ON_POSTGRES create trigger rating_flag_open before insert on rating_flag for each row execute function stay_out_of_closed();
ON_SQLITE create trigger rating_flag_open after insert on rating_flag when new.recorded_at <= (select closed_until from closed_moment) begin update rating_flag set recorded_at = (select closed_until + 1 from closed_moment) where rowid = new.rowid; end;

create table unit_flag (
  id IDENTITY,
  unit_code text not null,
  period text not null,
  rule text not null,
  version text not null,
  numbers text not null,
  recorded_at bigint not null,
  unique (unit_code, period, rule)
);

create table gaming_progress (
  pass text not null,
  recorded_at bigint not null,
  rating text not null,
  primary key (pass)
);

alter table rating_exclusion add column words_sealed text;
alter table rating_exclusion add column role text;
alter table rating_exclusion add column unit_code text;

create index rating_given on rating (given_at, id);
