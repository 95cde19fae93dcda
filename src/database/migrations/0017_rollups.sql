-- Roll-ups (docs/decisions/0017-roll-ups.md): the counts of a unit and month, marks of those that a fact has touched since, and
-- each dossier as it is judged now. Triggers make marks and judged dossiers, so that no writer can forget them, of whatever version.

create table rollup (
  month text not null,
  unit_code text not null,
  version bigint not null,
  shapes text not null,
  newest bigint not null,
  finished bigint not null,
  finished_late bigint not null,
  returned bigint not null,
  invited bigint not null,
  responded bigint not null,
  ratings text not null,
  protected text not null,
  primary key (month, unit_code)
);

create table rollup_mark (
  seq IDENTITY,
  unit_code text not null,
  month text not null
);

create index rollup_mark_cell on rollup_mark (month, unit_code, seq);

create table dossier_kept (
  code text not null,
  unit_code text not null,
  recorded_at bigint not null,
  version bigint not null,
  done_at bigint,
  late bigint not null,
  overdue_from bigint,
  overdue_until bigint,
  returned_at bigint,
  primary key (code)
);

-- When each complaint was open, by its timeline: at a moment after from_at and not after until_at (the greatest whole number
-- while it is open). A step that is later in the timeline and earlier in time ends what was before it.
create table complaint_open (
  complaint text not null,
  from_at bigint not null,
  until_at bigint not null,
  primary key (complaint, from_at)
);

create index complaint_open_until on complaint_open (until_at, from_at, complaint);

insert into complaint_open (complaint, from_at, until_at)
  select complaint, from_at, max(until_at) from (
    select complaint, at as from_at, status, coalesce(min(at) over (partition by complaint order by seq
      rows between 1 following and unbounded following), 9007199254740991) as until_at from complaint_event
  ) steps where status in ('received', 'assigned', 'in_progress', 'need_info', 'reopened') and until_at > from_at
  group by complaint, from_at;

-- When the stop began in which a version finds its dossier, as src/dossiers/stop.ts tells it when it is recorded; null when it is in
-- none. Versions from before have what their history says, else when they were recorded.
alter table dossier_version add column stopped_at bigint;

-- How a version of a dossier is judged (src/scores/dossier-facts.ts): done, late, from when until when it counts as overdue.
ON_SQLITE create view dossier_judged as select id, code, unit_code, recorded_at, done_at, returned_at,
  case when done_at >= late_from then 1 else 0 end as late,
  case when state = 'running' or (state = 'stopped' and stopped_at >= late_from) or done_at >= late_from then late_from end as overdue_from,
  case when done_at >= late_from then done_at end as overdue_until
  from (select id, code, unit_code, recorded_at, ((coalesce(first_due_at, due_at) + 25200000) / 86400000 + 1) * 86400000 - 25200000 as late_from,
    case when status in ('finished', 'returned') then coalesce(finished_at, returned_at, recorded_at) end as done_at,
    case when status = 'returned' then returned_at end as returned_at,
    case when status in ('accepted', 'in_progress') then 'running' when status in ('need_supplement', 'need_payment', 'paused') then 'stopped' end as state,
    case when status in ('need_supplement', 'need_payment', 'paused') then coalesce(dossier_version.stopped_at, (select min(json_extract(e.value, '$.at')) from json_each(history) e where json_extract(e.value, '$.status') in ('need_supplement', 'need_payment', 'paused') and json_extract(e.value, '$.at') >= coalesce((select max(json_extract(r.value, '$.at')) from json_each(history) r where json_extract(r.value, '$.status') not in ('need_supplement', 'need_payment', 'paused')), -9007199254740991)), recorded_at) end as stopped_at
    from dossier_version) v;
ON_POSTGRES create view dossier_judged as select id, code, unit_code, recorded_at, done_at, returned_at,
  case when done_at >= late_from then 1 else 0 end as late,
  case when state = 'running' or (state = 'stopped' and stopped_at >= late_from) or done_at >= late_from then late_from end as overdue_from,
  case when done_at >= late_from then done_at end as overdue_until
  from (select id, code, unit_code, recorded_at, ((coalesce(first_due_at, due_at) + 25200000) / 86400000 + 1) * 86400000 - 25200000 as late_from,
    case when status in ('finished', 'returned') then coalesce(finished_at, returned_at, recorded_at) end as done_at,
    case when status = 'returned' then returned_at end as returned_at,
    case when status in ('accepted', 'in_progress') then 'running' when status in ('need_supplement', 'need_payment', 'paused') then 'stopped' end as state,
    case when status in ('need_supplement', 'need_payment', 'paused') then coalesce(dossier_version.stopped_at, (select min(cast(e ->> 'at' as bigint)) from jsonb_array_elements(cast(history as jsonb)) e where e ->> 'status' in ('need_supplement', 'need_payment', 'paused') and cast(e ->> 'at' as bigint) >= coalesce((select max(cast(r ->> 'at' as bigint)) from jsonb_array_elements(cast(history as jsonb)) r where r ->> 'status' not in ('need_supplement', 'need_payment', 'paused')), -9007199254740991)), recorded_at) end as stopped_at
    from dossier_version) v;

insert into dossier_kept (code, unit_code, recorded_at, version, done_at, late, overdue_from, overdue_until, returned_at)
  select j.code, j.unit_code, j.recorded_at, j.id, done_at, late, overdue_from, overdue_until, returned_at from dossier_judged j join (
    select id as newest_id, row_number() over (partition by code order by recorded_at desc, id desc) as newest_first from dossier_version
  ) ranked on ranked.newest_id = j.id where newest_first = 1;

create index dossier_kept_done on dossier_kept (unit_code, done_at, late) where done_at is not null;
create index dossier_kept_returned on dossier_kept (unit_code, returned_at) where returned_at is not null;
create index dossier_kept_overdue on dossier_kept (unit_code, overdue_from, recorded_at) where overdue_from is not null and overdue_until is null;
create index dossier_kept_late on dossier_kept (overdue_until, overdue_from, unit_code, recorded_at) where overdue_from is not null and overdue_until is not null;
create index dossier_kept_recorded on dossier_kept (recorded_at);
create index invitation_of_dossier on invitation (dossier_code, sent_at, used_at) where dossier_code is not null;
drop index invitation_dossier;

-- All that a cell counts of its ratings, so that they need not be read from where they lie scattered.
create index rating_cell on rating (unit_code, given_at, instrument, verified, protected, overall, recorded_at, id);
drop index rating_unit;

-- On SQLite answers lie with their rating, so that counting a rating looks once instead of once for each answer and once more.
ON_SQLITE create table rating_answer_together (rating text not null, item text not null, level bigint not null check (level between 1 and 5), recorded_at bigint not null, primary key (rating, item)) without rowid;
ON_SQLITE insert into rating_answer_together (rating, item, level, recorded_at) select rating, item, level, recorded_at from rating_answer order by rating, item;
ON_SQLITE drop table rating_answer;
ON_SQLITE alter table rating_answer_together rename to rating_answer;
ON_SQLITE create index rating_answer_recorded on rating_answer (recorded_at);

-- The month in Vietnam of a moment, as `2026-11`.
ON_POSTGRES create function rollup_month(bigint) returns text language sql immutable parallel safe as $$ select to_char(to_timestamp(($1 + 25200000) / 1000) at time zone 'UTC', 'YYYY-MM') $$;

ON_SQLITE insert into rollup_mark (unit_code, month)
  select unit_code, strftime('%Y-%m', (given_at + 25200000) / 1000, 'unixepoch') from rating union select unit_code, strftime('%Y-%m', (done_at + 25200000) / 1000, 'unixepoch') from dossier_kept where done_at is not null
  union select unit_code, strftime('%Y-%m', (returned_at + 25200000) / 1000, 'unixepoch') from dossier_kept where returned_at is not null;

ON_POSTGRES insert into rollup_mark (unit_code, month)
  select unit_code, rollup_month(given_at) from rating union select unit_code, rollup_month(done_at) from dossier_kept where done_at is not null
  union select unit_code, rollup_month(returned_at) from dossier_kept where returned_at is not null;

-- On SQLite, which has one writer, only the newest mark of a cell stays; on PostgreSQL no two writers ever meet at one.
ON_SQLITE create trigger rollup_mark_alone after insert on rollup_mark begin delete from rollup_mark where month = new.month and unit_code = new.unit_code and seq < new.seq; end;

ON_SQLITE create trigger rating_rolled after insert on rating begin insert into rollup_mark (unit_code, month) select new.unit_code, strftime('%Y-%m', (new.given_at + 25200000) / 1000, 'unixepoch'); insert into rollup_mark (unit_code, month) select unit_code, strftime('%Y-%m', (given_at + 25200000) / 1000, 'unixepoch') from rating where id = new.supersedes; end;
ON_SQLITE create trigger rating_answer_rolled after insert on rating_answer begin insert into rollup_mark (unit_code, month) select unit_code, strftime('%Y-%m', (given_at + 25200000) / 1000, 'unixepoch') from rating where id = new.rating; end;
ON_SQLITE create trigger rating_exclusion_rolled after insert on rating_exclusion begin insert into rollup_mark (unit_code, month) select unit_code, strftime('%Y-%m', (given_at + 25200000) / 1000, 'unixepoch') from rating where id = new.rating; end;
ON_SQLITE create trigger dossier_version_kept after insert on dossier_version begin insert into dossier_kept (code, unit_code, recorded_at, version, done_at, late, overdue_from, overdue_until, returned_at) select code, unit_code, recorded_at, id, done_at, late, overdue_from, overdue_until, returned_at from dossier_judged where id = new.id on conflict (code) do update set unit_code = excluded.unit_code, recorded_at = excluded.recorded_at, version = excluded.version, done_at = excluded.done_at, late = excluded.late, overdue_from = excluded.overdue_from, overdue_until = excluded.overdue_until, returned_at = excluded.returned_at where excluded.recorded_at > dossier_kept.recorded_at or (excluded.recorded_at = dossier_kept.recorded_at and excluded.version >= dossier_kept.version); end;
ON_SQLITE create trigger dossier_version_kept_anew after update of recorded_at on dossier_version begin insert into dossier_kept (code, unit_code, recorded_at, version, done_at, late, overdue_from, overdue_until, returned_at) select code, unit_code, recorded_at, id, done_at, late, overdue_from, overdue_until, returned_at from dossier_judged where id = new.id on conflict (code) do update set unit_code = excluded.unit_code, recorded_at = excluded.recorded_at, version = excluded.version, done_at = excluded.done_at, late = excluded.late, overdue_from = excluded.overdue_from, overdue_until = excluded.overdue_until, returned_at = excluded.returned_at where excluded.recorded_at > dossier_kept.recorded_at or (excluded.recorded_at = dossier_kept.recorded_at and excluded.version >= dossier_kept.version); end;
ON_SQLITE create trigger dossier_kept_rolled after insert on dossier_kept begin insert into rollup_mark (unit_code, month) select new.unit_code, strftime('%Y-%m', (new.done_at + 25200000) / 1000, 'unixepoch') where new.done_at is not null; insert into rollup_mark (unit_code, month) select new.unit_code, strftime('%Y-%m', (new.returned_at + 25200000) / 1000, 'unixepoch') where new.returned_at is not null; end;
ON_SQLITE create trigger dossier_kept_rolled_anew after update on dossier_kept when not (new.unit_code is old.unit_code and new.done_at is old.done_at and new.late is old.late and new.returned_at is old.returned_at) begin insert into rollup_mark (unit_code, month) select old.unit_code, strftime('%Y-%m', (old.done_at + 25200000) / 1000, 'unixepoch') where old.done_at is not null; insert into rollup_mark (unit_code, month) select old.unit_code, strftime('%Y-%m', (old.returned_at + 25200000) / 1000, 'unixepoch') where old.returned_at is not null; insert into rollup_mark (unit_code, month) select new.unit_code, strftime('%Y-%m', (new.done_at + 25200000) / 1000, 'unixepoch') where new.done_at is not null; insert into rollup_mark (unit_code, month) select new.unit_code, strftime('%Y-%m', (new.returned_at + 25200000) / 1000, 'unixepoch') where new.returned_at is not null; end;
ON_SQLITE create trigger invitation_rolled after insert on invitation begin insert into rollup_mark (unit_code, month) select unit_code, strftime('%Y-%m', (returned_at + 25200000) / 1000, 'unixepoch') from dossier_kept where code = new.dossier_code and returned_at is not null; end;
ON_SQLITE create trigger invitation_rolled_anew after update of sent_at, used_at on invitation begin insert into rollup_mark (unit_code, month) select unit_code, strftime('%Y-%m', (returned_at + 25200000) / 1000, 'unixepoch') from dossier_kept where code = new.dossier_code and returned_at is not null; end;

ON_SQLITE create trigger complaint_event_opens after insert on complaint_event begin update complaint_open set until_at = new.at where complaint = new.complaint and until_at > new.at and not (new.status in ('received', 'assigned', 'in_progress', 'need_info', 'reopened') and until_at = 9007199254740991 and from_at <= new.at); delete from complaint_open where complaint = new.complaint and until_at <= from_at; insert into complaint_open (complaint, from_at, until_at) select new.complaint, new.at, 9007199254740991 where new.status in ('received', 'assigned', 'in_progress', 'need_info', 'reopened') and not exists (select 1 from complaint_open o where o.complaint = new.complaint and o.until_at = 9007199254740991); end;

ON_POSTGRES create function complaint_event_opens() returns trigger language plpgsql as $$ begin update complaint_open set until_at = new.at where complaint = new.complaint and until_at > new.at and not (new.status in ('received', 'assigned', 'in_progress', 'need_info', 'reopened') and until_at = 9007199254740991 and from_at <= new.at); delete from complaint_open where complaint = new.complaint and until_at <= from_at; insert into complaint_open (complaint, from_at, until_at) select new.complaint, new.at, 9007199254740991 where new.status in ('received', 'assigned', 'in_progress', 'need_info', 'reopened') and not exists (select 1 from complaint_open o where o.complaint = new.complaint and o.until_at = 9007199254740991); return null; end $$;
ON_POSTGRES create trigger complaint_event_opens after insert on complaint_event for each row execute function complaint_event_opens();
ON_POSTGRES create function rating_rolled() returns trigger language plpgsql as $$ begin insert into rollup_mark (unit_code, month) select unit_code, rollup_month(given_at) from added union select u, m from (select distinct (select r.unit_code from rating r where r.id = a.supersedes) as u, (select rollup_month(r.given_at) from rating r where r.id = a.supersedes) as m from added a) touched where m is not null; return null; end $$;
ON_POSTGRES create trigger rating_rolled after insert on rating referencing new table as added for each statement execute function rating_rolled();
ON_POSTGRES create function rating_detail_rolled() returns trigger language plpgsql as $$ begin insert into rollup_mark (unit_code, month) select u, m from (select distinct (select r.unit_code from rating r where r.id = a.rating) as u, (select rollup_month(r.given_at) from rating r where r.id = a.rating) as m from added a) touched where m is not null; return null; end $$;
ON_POSTGRES create trigger rating_answer_rolled after insert on rating_answer referencing new table as added for each statement execute function rating_detail_rolled();
ON_POSTGRES create trigger rating_exclusion_rolled after insert on rating_exclusion referencing new table as added for each statement execute function rating_detail_rolled();
ON_POSTGRES create function dossier_version_kept() returns trigger language plpgsql as $$ begin insert into dossier_kept (code, unit_code, recorded_at, version, done_at, late, overdue_from, overdue_until, returned_at) select code, unit_code, recorded_at, id, done_at, late, overdue_from, overdue_until, returned_at from (select distinct on (j.code) j.* from added a cross join lateral (select * from dossier_judged v where v.id = a.id offset 0) j order by j.code, j.recorded_at desc, j.id desc) newest on conflict (code) do update set unit_code = excluded.unit_code, recorded_at = excluded.recorded_at, version = excluded.version, done_at = excluded.done_at, late = excluded.late, overdue_from = excluded.overdue_from, overdue_until = excluded.overdue_until, returned_at = excluded.returned_at where excluded.recorded_at > dossier_kept.recorded_at or (excluded.recorded_at = dossier_kept.recorded_at and excluded.version >= dossier_kept.version); return null; end $$;
ON_POSTGRES create trigger dossier_version_kept after insert on dossier_version referencing new table as added for each statement execute function dossier_version_kept();
ON_POSTGRES create function dossier_kept_rolled() returns trigger language plpgsql as $$ begin insert into rollup_mark (unit_code, month) select unit_code, rollup_month(done_at) from added where done_at is not null union select unit_code, rollup_month(returned_at) from added where returned_at is not null; return null; end $$;
ON_POSTGRES create trigger dossier_kept_rolled after insert on dossier_kept referencing new table as added for each statement execute function dossier_kept_rolled();
ON_POSTGRES create function dossier_kept_rolled_anew() returns trigger language plpgsql as $$ begin insert into rollup_mark (unit_code, month) select n.unit_code, rollup_month(n.done_at) from changed n join former o on o.code = n.code where (n.unit_code, n.done_at, n.late, n.returned_at) is distinct from (o.unit_code, o.done_at, o.late, o.returned_at) and n.done_at is not null union select n.unit_code, rollup_month(n.returned_at) from changed n join former o on o.code = n.code where (n.unit_code, n.done_at, n.late, n.returned_at) is distinct from (o.unit_code, o.done_at, o.late, o.returned_at) and n.returned_at is not null union select o.unit_code, rollup_month(o.done_at) from changed n join former o on o.code = n.code where (n.unit_code, n.done_at, n.late, n.returned_at) is distinct from (o.unit_code, o.done_at, o.late, o.returned_at) and o.done_at is not null union select o.unit_code, rollup_month(o.returned_at) from changed n join former o on o.code = n.code where (n.unit_code, n.done_at, n.late, n.returned_at) is distinct from (o.unit_code, o.done_at, o.late, o.returned_at) and o.returned_at is not null; return null; end $$;
ON_POSTGRES create trigger dossier_kept_rolled_anew after update on dossier_kept referencing old table as former new table as changed for each statement execute function dossier_kept_rolled_anew();
-- Its dossiers are held first: who corrects one at the same time has then committed, and the next statement sees the cell it is in now.
ON_POSTGRES create function invitation_rolled() returns trigger language plpgsql as $$ begin perform (select 1 from dossier_kept k where k.code = a.dossier_code for share) from (select distinct dossier_code from added where dossier_code is not null order by dossier_code) a; insert into rollup_mark (unit_code, month) select u, m from (select distinct (select k.unit_code from dossier_kept k where k.code = a.dossier_code) as u, (select rollup_month(k.returned_at) from dossier_kept k where k.code = a.dossier_code) as m from added a) touched where m is not null; return null; end $$;
ON_POSTGRES create trigger invitation_rolled after insert on invitation referencing new table as added for each statement execute function invitation_rolled();
ON_POSTGRES create trigger invitation_rolled_anew after update on invitation referencing new table as added for each statement execute function invitation_rolled();
