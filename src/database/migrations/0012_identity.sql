-- Requests to open who sent a complaint, and ratings of how complaints were handled.

create table identity_request (
  id text not null,
  complaint text not null,
  requester text not null,
  reason text not null,
  text_sealed text,
  asked_at bigint not null,
  state text not null,
  decided_by text,
  decided_at bigint,
  decision_sealed text,
  expires_at bigint,
  telling text,
  deferral text,
  told_at bigint,
  primary key (id)
);

create unique index identity_request_live on identity_request (complaint, requester) where state in ('asked', 'open');
create index identity_request_complaint on identity_request (complaint);
create index identity_request_requester on identity_request (requester, asked_at);
create index identity_request_expiry on identity_request (expires_at) where state = 'open';
create index identity_request_telling on identity_request (complaint) where telling = 'deferred';

alter table rating add column protected bigint not null default 0;
create index rating_protected on rating (unit_code, given_at) where protected = 1;
