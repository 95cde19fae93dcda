-- The case: a stopped clock, the date first promised, what a complaint was merged into or split from.
alter table complaint add column first_due_at bigint;
alter table complaint add column pause text;
alter table complaint add column split_from text;
alter table complaint add column secret_code text;
update complaint set first_due_at = due_at;
create index complaint_merged on complaint (merged_into) where merged_into is not null;
create index complaint_split on complaint (split_from) where split_from is not null;
