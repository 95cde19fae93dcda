-- The queue of complaints: its order, its counts, what its words are found by, and which belong together.

alter table complaint add column queue_rank bigint not null default 4;
alter table complaint add column person text;
alter table complaint add column accountable text;

update complaint set queue_rank = case
  when flags like '%"danger_to_life"%' then 0
  when flags like '%"threat_or_retaliation"%' then 1
  when flags like '%"bribery_allegation"%' or category = 'bribery' then 2
  when flags like '%"vulnerable_person"%' or flags like '%"repeat"%' or flags like '%"legal_denunciation"%'
    or flags like '%"press_threat"%' then 3
  else 4 end
  + case status when 'resolved' then 5 when 'confirmed' then 10 when 'closed' then 15 when 'rejected' then 20
    else case when merged_into is null then 0 else 5 end end;

create table complaint_tally (
  unit_code text not null,
  handler_unit_code text not null,
  protected bigint not null,
  status text not null,
  flagged bigint not null,
  due_at bigint not null,
  n bigint not null,
  primary key (unit_code, handler_unit_code, protected, status, flagged, due_at)
);

create table complaint_tally_change (
  id IDENTITY,
  unit_code text not null,
  handler_unit_code text not null,
  protected bigint not null,
  status text not null,
  flagged bigint not null,
  due_at bigint not null,
  n bigint not null
);

insert into complaint_tally (unit_code, handler_unit_code, protected, status, flagged, due_at, n)
select unit_code, handler_unit_code, protected, status, flagged, due_at, count(*) from (
  select coalesce(unit_code, '') as unit_code, coalesce(handler_unit_code, '') as handler_unit_code, protected, status,
    case when queue_rank % 5 < 4 then 1 else 0 end as flagged,
    case when queue_rank < 5 then coalesce(due_at, 0) else 0 end as due_at
  from complaint
) as counted
group by unit_code, handler_unit_code, protected, status, flagged, due_at;

create table complaint_word (
  complaint text not null,
  word bigint not null,
  filed_at bigint not null,
  primary key (complaint, word)
);

create table complaint_kin (
  complaint text not null,
  other text not null,
  kind text not null,
  primary key (complaint, other)
);

create table complaint_pending (
  complaint text not null,
  words bigint not null,
  primary key (complaint)
);

insert into complaint_pending (complaint, words) select code, 1 from complaint;

create index complaint_queue on complaint (protected, queue_rank, due_at, code, status, category, confidentiality, channel);
create index complaint_handler on complaint (handler_unit_code, protected, queue_rank, due_at, code, status, category, confidentiality, channel, unit_code);
create index complaint_about on complaint (unit_code, protected, queue_rank, due_at, code, status, category, confidentiality, channel, handler_unit_code);
create index complaint_ground on complaint (category, protected, queue_rank, due_at, code, status, confidentiality, channel);
create index complaint_person on complaint (person, queue_rank) where person is not null;
create index complaint_accountable on complaint (accountable, queue_rank) where accountable is not null;
create index complaint_dossier on complaint (dossier_code) where dossier_code is not null;
create index complaint_tally_handler on complaint_tally (handler_unit_code);
create index complaint_word_found on complaint_word (word, filed_at, complaint);
