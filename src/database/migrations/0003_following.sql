-- Who follows which dossier, results to be announced by phone, and when an invitation really went out.

create table follower (
  dossier text not null,
  citizen text not null,
  since bigint not null,
  ended_at bigint,
  told text not null,
  knew text not null,
  notice text,
  news_at bigint,
  primary key (dossier, citizen)
);

create index follower_citizen on follower (citizen);
create index follower_news on follower (news_at) where news_at is not null;
create index follower_ended on follower (ended_at) where ended_at is not null;

create table phone_invitation (
  dossier text not null,
  version bigint not null,
  state text not null,
  token_hash text not null,
  due_at bigint not null,
  settled_at bigint,
  primary key (dossier)
);

create index phone_invitation_waiting on phone_invitation (due_at) where state = 'waiting';
create index phone_invitation_sending on phone_invitation (due_at) where state = 'sending';

alter table invitation add column notice text;
create index invitation_notice on invitation (notice) where notice is not null;
