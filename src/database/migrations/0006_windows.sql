-- Messages that wait for the citizen to write again (mailbox.ts, `kept`).

create index outbox_kept on outbox (lane) where status = 'kept';
create index outbox_kept_since on outbox (created_at) where status = 'kept';

alter table outbox add column heard_at bigint;
