-- Doors that were printed: which code on a poster leads where.
create table door (
  code text primary key,
  what text not null,
  unit_code text not null,
  counter text,
  procedure_code text,
  created_at bigint not null
);
