-- Being told: how accounts are reached, what of each complaint officials were told, and the notices that go to them.

create table account_contact (
  account text not null,
  email_sealed text,
  email_confirmed_at bigint,
  email_code_hash text,
  email_code_until bigint,
  email_tries bigint not null default 0,
  chat_ref text,
  chat_sealed text,
  chat_channel text,
  linked_at bigint,
  link_code_hash text,
  link_code_until bigint,
  primary key (account)
);

create unique index account_contact_chat on account_contact (chat_ref) where chat_ref is not null;
create unique index account_contact_code on account_contact (link_code_hash) where link_code_hash is not null;

create table official_notice (
  id text not null,
  kind text not null,
  account text not null,
  way text not null,
  complaint text,
  term text,
  term_at bigint,
  body_sealed text,
  status text not null,
  tries bigint not null default 0,
  maybe_sent bigint not null default 0,
  next_at bigint not null,
  reason text,
  created_at bigint not null,
  settled_at bigint,
  primary key (id)
);

create index official_notice_open on official_notice (next_at) where status in ('waiting', 'sending');
create index official_notice_account on official_notice (account, way, settled_at);
create index official_notice_settled on official_notice (settled_at) where settled_at is not null;

create table complaint_watch (
  complaint text not null,
  told text not null,
  next_at bigint,
  primary key (complaint)
);

create index complaint_watch_next on complaint_watch (next_at, complaint) where next_at is not null;

-- What is over is not looked at again; what is open is looked at once, for its terms.
alter table complaint add column watched_version bigint not null default 0;
update complaint set watched_version = version where status in ('confirmed', 'closed', 'rejected');
create index complaint_unwatched on complaint (code) where watched_version <> version;
