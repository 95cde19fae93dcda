-- When what a complaint counted as was replaced by something later: so that what counts at a moment is found in an index alone.

alter table complaint_standing add column replaced_at bigint;

update complaint_standing set replaced_at = (
  select min(newer.recorded_at) from complaint_standing newer
  where newer.complaint = complaint_standing.complaint and newer.seq > complaint_standing.seq);

drop index complaint_standing_concluded;
create index complaint_standing_concluded on complaint_standing (concluded_at, recorded_at, replaced_at, unit_code, protected, outcome)
  where concluded_at is not null and merged = 0;

ON_POSTGRES create function complaint_standing_replaces() returns trigger language plpgsql as $$ begin update complaint_standing set replaced_at = new.recorded_at where complaint = new.complaint and seq < new.seq and (replaced_at is null or replaced_at > new.recorded_at); return null; end $$;
ON_POSTGRES create trigger complaint_standing_replaces after insert on complaint_standing for each row execute function complaint_standing_replaces();

-- On SQLite the moment may be lifted past a closed one after the row is in (0019): then both are told anew.
ON_SQLITE create trigger complaint_standing_replaces after insert on complaint_standing begin update complaint_standing set replaced_at = (select min(newer.recorded_at) from complaint_standing newer where newer.complaint = complaint_standing.complaint and newer.seq > complaint_standing.seq) where complaint = new.complaint and seq < new.seq; end;
ON_SQLITE create trigger complaint_standing_lifted after update of recorded_at on complaint_standing begin update complaint_standing set replaced_at = (select min(newer.recorded_at) from complaint_standing newer where newer.complaint = complaint_standing.complaint and newer.seq > complaint_standing.seq) where complaint = new.complaint and seq < new.seq; end;
