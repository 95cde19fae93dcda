-- Administration: who changed what of the office's own data and of people's rights; and templates that were set here.

create table admin_event (
  id IDENTITY,
  at bigint not null,
  account text not null,
  kind text not null,
  subject text not null,
  before text,
  after text
);
create index admin_event_subject on admin_event (subject, id);

create table template_version (
  id IDENTITY,
  kind text not null,
  recorded_at bigint not null,
  body text
);
