-- Live talk: an official answers a citizen who asked for a person; and answers that are prepared for it.

alter table human_request add column taken_by text;
alter table human_request add column taken_name text;
alter table human_request add column taken_seeing text;
alter table human_request add column spoke_at bigint;
alter table human_request add column heard_at bigint;
alter table human_request add column waits_told_at bigint;

create table talk_line (
  id text not null,
  request text not null,
  at bigint not null,
  by text not null,
  name text,
  kind text not null,
  words_sealed text,
  files bigint not null,
  notice text,
  primary key (id)
);

create table canned_answer (
  id text not null,
  title text not null,
  words text not null,
  version bigint not null,
  created_at bigint not null,
  changed_at bigint not null,
  retired_at bigint,
  primary key (id)
);

create index talk_line_request on talk_line (request, at);
create index human_request_untold on human_request (created_at) where status = 'open' and waits_told_at is null;
create index canned_answer_title on canned_answer (title) where retired_at is null;
