-- Signing in: devices on which an account is known, tries at names that nobody has, and until when a form that came late is kept.

create table known_device (
  id_hash text not null,
  account text not null,
  created_at bigint not null,
  expires_at bigint not null,
  failed bigint not null default 0,
  failed_at bigint not null default 0,
  locked_until bigint not null default 0,
  primary key (id_hash, account)
);

create index known_device_account on known_device (account);

create table unknown_name (
  bucket text not null,
  failed bigint not null,
  failed_at bigint not null,
  locked_until bigint not null,
  primary key (bucket)
);

alter table account add column failed_at bigint not null default 0;
alter table account add column login_seen bigint not null default 0;

alter table session add column draft_until bigint;
