-- Complaints of a year are counted from indexes alone, and each once: what counts now apart from what was replaced, and the first
-- time that a case was settled found by its case.

drop index complaint_standing_concluded;
create index complaint_standing_counts on complaint_standing (concluded_at, recorded_at, unit_code, protected, outcome)
  where concluded_at is not null and merged = 0 and replaced_at is null;
create index complaint_standing_counted on complaint_standing (replaced_at, concluded_at, recorded_at, unit_code, protected, outcome)
  where concluded_at is not null and merged = 0 and replaced_at is not null;

drop index complaint_standing_settled;
create index complaint_standing_settled on complaint_standing (recorded_at, unit_code, status, outcome, complaint, seq)
  where settled = 1 and protected = 1 and merged = 0;
create index complaint_standing_first_settled on complaint_standing (complaint, seq) where settled = 1;

-- Which complaints were open at a moment: few of all, however long ago. `least` bears a span that a trigger is about to delete.
ON_POSTGRES drop index complaint_open_until;
ON_POSTGRES create index complaint_open_span on complaint_open using gist (int8range(least(from_at, until_at), until_at));
