-- Files that citizens sent along: fetched from the platform by a worker, kept sealed under DATA_DIR/attachments.

create table attachment (
  id text not null,
  lane text,
  address_sealed text,
  complaint text,
  kind text not null,
  state text not null,
  source_sealed text,
  name_sealed text,
  key_sealed text not null,
  tries bigint not null,
  due_at bigint,
  created_at bigint not null,
  reason text,
  file text,
  type text,
  bytes bigint,
  sha256 text,
  has_copy bigint not null,
  primary key (id)
);

create index attachment_due on attachment (due_at) where due_at is not null;
create index attachment_complaint on attachment (complaint) where complaint is not null;
create index attachment_lane on attachment (lane) where lane is not null;
create index attachment_unlinked on attachment (created_at) where complaint is null;
create index attachment_file on attachment (file) where file is not null;
