-- Rights with their time, the second factor, sign-in by OpenID Connect, and sessions that are remembered after they ended.

create table account_role (
  id text not null,
  account text not null,
  role text not null,
  unit_code text,
  valid_from bigint not null,
  valid_to bigint,
  given_at bigint not null,
  primary key (id)
);

insert into account_role (id, account, role, unit_code, valid_from, valid_to, given_at)
select id, id, role, unit_code, created_at, null, created_at from account;

create index account_role_account on account_role (account);

alter table account drop column role;
alter table account drop column unit_code;
alter table account add column version bigint not null default 1;
alter table account add column must_change bigint not null default 0;
alter table account add column second_factor_sealed text;
alter table account add column second_factor_step bigint not null default 0;
alter table account add column second_factor_since bigint;
alter table account add column oidc_login text;
alter table account add column oidc_issuer text;
alter table account add column oidc_subject text;

create unique index account_oidc_login on account (oidc_login) where oidc_login is not null;
create unique index account_oidc_subject on account (oidc_issuer, oidc_subject) where oidc_subject is not null;

create table recovery_code (
  code_hash text not null,
  account text not null,
  used_at bigint,
  primary key (code_hash)
);

create index recovery_code_account on recovery_code (account);

alter table session add column way text not null default 'password';
alter table session add column ended_at bigint;
alter table session add column draft_sealed text;

create index session_account on session (account);
create unique index session_csrf on session (csrf);
