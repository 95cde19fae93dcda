-- What platforms tell besides messages: how far notices came, what happened to an account, and what is not understood yet.

create table sent_message (
  ref text not null,
  notice text not null,
  lane text not null,
  "at" bigint not null,
  primary key (ref)
);

create index sent_message_lane on sent_message (lane, "at");
create index sent_message_at on sent_message ("at");

create table account_event (
  id text not null,
  channel text not null,
  account text not null,
  kind text not null,
  detail text not null,
  loud bigint not null,
  "at" bigint not null,
  recorded_at bigint not null,
  primary key (id)
);

create index account_event_at on account_event (recorded_at);

alter table quarantine add column kind text;
