-- Units in time and figures as of a moment: what complaints counted as, in versions; settings in versions; moments that are closed.

-- One row for each change of what a complaint counts as, appended and never changed. `seq` is the timeline's last step then.
create table complaint_standing (
  complaint text not null,
  seq bigint not null,
  recorded_at bigint not null,
  happened_at bigint not null,
  unit_code text,
  protected bigint not null,
  merged bigint not null,
  status text not null,
  outcome text,
  concluded_at bigint,
  settled bigint not null,
  primary key (complaint, seq)
);

-- Before this version only what stands was kept of unit, protection and merging, so the past of old complaints is told by it.
insert into complaint_standing
  select seen.complaint, seen.seq, case when seen.settled_at is null then seen.happened_at else seen.settled_at end, seen.happened_at,
    seen.unit_code, seen.protected, seen.merged, seen.status, seen.outcome,
    case when seen.outcome is null then null else (
      select min(same.at) from complaint_event same where same.complaint = seen.complaint and same.seq <= seen.seq
        and same.data like '%"outcome":"' || seen.outcome || '"%'
        and not exists (select 1 from complaint_event other where other.complaint = seen.complaint and other.seq > same.seq
          and other.seq <= seen.seq and (other.status = 'reopened'
            or (other.data like '%"outcome":"%' and other.data not like '%"outcome":"' || seen.outcome || '"%')))) end,
    case when seen.settled_at is null then 0 else 1 end
  from (
    select e.complaint as complaint, e.seq as seq, e.at as happened_at, e.status as status, c.unit_code as unit_code,
      c.protected as protected, case when c.merged_into is null then 0 else 1 end as merged,
      case when not exists (select 1 from complaint_event later where later.complaint = e.complaint and later.seq > e.seq)
        then c.settled_at end as settled_at,
      (select case when x.status = 'reopened' then null when x.data like '%"outcome":"founded"%' then 'founded'
          when x.data like '%"outcome":"partly"%' then 'partly' when x.data like '%"outcome":"unfounded"%' then 'unfounded' end
        from complaint_event x where x.complaint = e.complaint and x.seq <= e.seq
          and (x.status = 'reopened' or x.data like '%"outcome":"%') order by x.seq desc limit 1) as outcome
    from complaint_event e join complaint c on c.code = e.complaint
  ) seen;

create index complaint_standing_concluded on complaint_standing (concluded_at, unit_code) where concluded_at is not null;
create index complaint_standing_settled on complaint_standing (recorded_at) where settled = 1;
create index complaint_standing_recorded on complaint_standing (recorded_at);
create index complaint_standing_happened on complaint_standing (happened_at);

-- Settings that enter scorecards, as they were at each start.
create table setting_version (
  id IDENTITY,
  name text not null,
  recorded_at bigint not null,
  value text not null
);

-- Figures were shown as of this moment: what is recorded from now on counts as recorded after it, so that they can be made again.
create table closed_moment (
  id bigint primary key,
  closed_until bigint not null
);

insert into closed_moment (id, closed_until) values (1, 0);

-- On PostgreSQL whoever records holds a lock that is named after the moment closed until then, before it reads which is closed:
-- it records nothing up to the moment that its lock names. So whoever closes sees who may still be recording before it, and
-- nobody waits for anybody. SQLite has one writer anyway.
ON_POSTGRES create function hold_moment() returns bigint language plpgsql as 'declare closed bigint; begin select closed_until into closed from closed_moment; perform pg_advisory_xact_lock_shared(1900000190000000000 + closed); select closed_until into closed from closed_moment; return closed; end';

-- The moment, at most this one, up to which nobody is recording any more, once it is closed.
ON_POSTGRES create function settled_moment(upto bigint) returns bigint language sql as 'select coalesce(min(held.key) - 1900000190000000000, upto) from (select (classid::bigint << 32) | objid::bigint as key from pg_locks where locktype = ''advisory'' and objsubid = 1 and database = (select oid from pg_database where datname = current_database())) held where held.key >= 1900000190000000000 and held.key < 1900000190000000000 + upto';

ON_POSTGRES create function stay_out_of_closed() returns trigger language plpgsql as 'declare closed bigint; begin closed := hold_moment(); if new.recorded_at <= closed then new.recorded_at := closed + 1; end if; return new; end';

ON_POSTGRES create function stay_out_of_closed_sending() returns trigger language plpgsql as 'declare closed bigint; old_sent bigint; old_used bigint; begin closed := hold_moment(); if tg_op = ''UPDATE'' then old_sent := old.sent_at; old_used := old.used_at; end if; if new.sent_at is distinct from old_sent then if old_sent <= closed then new.sent_at := old_sent; elsif new.sent_at <= closed then new.sent_at := closed + 1; end if; end if; if new.used_at is distinct from old_used then if old_used <= closed then new.used_at := old_used; elsif new.used_at <= closed then new.used_at := closed + 1; end if; end if; return new; end';

ON_POSTGRES create trigger rating_open before insert on rating for each row execute function stay_out_of_closed();
ON_SQLITE create trigger rating_open after insert on rating when new.recorded_at <= (select closed_until from closed_moment) begin update rating set recorded_at = (select closed_until + 1 from closed_moment) where rowid = new.rowid; end;

ON_POSTGRES create trigger rating_answer_open before insert on rating_answer for each row execute function stay_out_of_closed();
ON_SQLITE create trigger rating_answer_open after insert on rating_answer when new.recorded_at <= (select closed_until from closed_moment) begin update rating_answer set recorded_at = (select closed_until + 1 from closed_moment) where rating = new.rating and item = new.item; end;

ON_POSTGRES create trigger rating_exclusion_open before insert on rating_exclusion for each row execute function stay_out_of_closed();
ON_SQLITE create trigger rating_exclusion_open after insert on rating_exclusion when new.recorded_at <= (select closed_until from closed_moment) begin update rating_exclusion set recorded_at = (select closed_until + 1 from closed_moment) where rowid = new.rowid; end;

ON_POSTGRES create trigger dossier_version_open before insert on dossier_version for each row execute function stay_out_of_closed();
ON_SQLITE create trigger dossier_version_open after insert on dossier_version when new.recorded_at <= (select closed_until from closed_moment) begin update dossier_version set recorded_at = (select closed_until + 1 from closed_moment) where rowid = new.rowid; end;

ON_POSTGRES create trigger complaint_standing_open before insert on complaint_standing for each row execute function stay_out_of_closed();
ON_SQLITE create trigger complaint_standing_open after insert on complaint_standing when new.recorded_at <= (select closed_until from closed_moment) begin update complaint_standing set recorded_at = (select closed_until + 1 from closed_moment) where rowid = new.rowid; end;

ON_POSTGRES create trigger unit_version_open before insert on unit_version for each row execute function stay_out_of_closed();
ON_SQLITE create trigger unit_version_open after insert on unit_version when new.recorded_at <= (select closed_until from closed_moment) begin update unit_version set recorded_at = (select closed_until + 1 from closed_moment) where rowid = new.rowid; end;

ON_POSTGRES create trigger official_version_open before insert on official_version for each row execute function stay_out_of_closed();
ON_SQLITE create trigger official_version_open after insert on official_version when new.recorded_at <= (select closed_until from closed_moment) begin update official_version set recorded_at = (select closed_until + 1 from closed_moment) where rowid = new.rowid; end;

ON_POSTGRES create trigger holiday_version_open before insert on holiday_version for each row execute function stay_out_of_closed();
ON_SQLITE create trigger holiday_version_open after insert on holiday_version when new.recorded_at <= (select closed_until from closed_moment) begin update holiday_version set recorded_at = (select closed_until + 1 from closed_moment) where rowid = new.rowid; end;

ON_POSTGRES create trigger instrument_version_open before insert on instrument_version for each row execute function stay_out_of_closed();
ON_SQLITE create trigger instrument_version_open after insert on instrument_version when new.recorded_at <= (select closed_until from closed_moment) begin update instrument_version set recorded_at = (select closed_until + 1 from closed_moment) where rowid = new.rowid; end;

ON_POSTGRES create trigger framework_version_open before insert on framework_version for each row execute function stay_out_of_closed();
ON_SQLITE create trigger framework_version_open after insert on framework_version when new.recorded_at <= (select closed_until from closed_moment) begin update framework_version set recorded_at = (select closed_until + 1 from closed_moment) where rowid = new.rowid; end;

ON_POSTGRES create trigger setting_version_open before insert on setting_version for each row execute function stay_out_of_closed();
ON_SQLITE create trigger setting_version_open after insert on setting_version when new.recorded_at <= (select closed_until from closed_moment) begin update setting_version set recorded_at = (select closed_until + 1 from closed_moment) where rowid = new.rowid; end;

ON_POSTGRES create trigger ranking_version_open before insert on ranking_version for each row execute function stay_out_of_closed();
ON_SQLITE create trigger ranking_version_open after insert on ranking_version when new.recorded_at <= (select closed_until from closed_moment) begin update ranking_version set recorded_at = (select closed_until + 1 from closed_moment) where rowid = new.rowid; end;

ON_POSTGRES create trigger body_version_open before insert on body_version for each row execute function stay_out_of_closed();
ON_SQLITE create trigger body_version_open after insert on body_version when new.recorded_at <= (select closed_until from closed_moment) begin update body_version set recorded_at = (select closed_until + 1 from closed_moment) where rowid = new.rowid; end;

ON_POSTGRES create trigger invitation_open before insert or update on invitation for each row execute function stay_out_of_closed_sending();
ON_SQLITE create trigger invitation_open after insert on invitation when new.sent_at <= (select closed_until from closed_moment) begin update invitation set sent_at = (select closed_until + 1 from closed_moment) where rowid = new.rowid; end;
ON_SQLITE create trigger invitation_sent_open after update of sent_at on invitation when new.sent_at <> old.sent_at and (new.sent_at <= (select closed_until from closed_moment) or old.sent_at <= (select closed_until from closed_moment)) begin update invitation set sent_at = (select case when old.sent_at <= closed_until then old.sent_at else closed_until + 1 end from closed_moment) where rowid = new.rowid; end;
ON_SQLITE create trigger invitation_used_open after update of used_at on invitation when new.used_at is not old.used_at and (new.used_at <= (select closed_until from closed_moment) or old.used_at <= (select closed_until from closed_moment)) begin update invitation set used_at = (select case when old.used_at <= closed_until then old.used_at else closed_until + 1 end from closed_moment) where rowid = new.rowid; end;
