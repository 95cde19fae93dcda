-- The first tables. Conventions: src/database/tables.ts. IDENTITY is each database's own counting key.

create table lane (
  id text not null,
  channel text not null,
  account text not null,
  address_sealed text not null,
  state_sealed text,
  version bigint not null,
  fence bigint not null,
  leased_until bigint not null,
  due_at bigint,
  waiting bigint not null,
  waiting_since bigint,
  failures bigint not null,
  gathers bigint not null,
  last_at bigint not null,
  primary key (id)
);

create table inbox (
  seq IDENTITY,
  delivery_key text not null,
  lane text not null,
  sent_at bigint not null,
  received_at bigint not null,
  body_sealed text,
  done_at bigint,
  unique (delivery_key)
);

create table outbox (
  position IDENTITY,
  id text not null,
  lane text not null,
  channel text not null,
  account text not null,
  body_sealed text,
  status text not null,
  maybe_sent bigint not null,
  attempts bigint not null,
  due_at bigint not null,
  leased_until bigint not null,
  reason text,
  platform_id text,
  notice text,
  created_at bigint not null,
  settled_at bigint,
  unique (lane, id)
);

create table notice (
  id text not null,
  lane text not null,
  kind text not null,
  body_sealed text,
  due_at bigint not null,
  created_at bigint not null,
  accepted_at bigint,
  outcome text,
  primary key (id)
);

create table record (
  "key" text not null,
  "at" bigint not null,
  primary key ("key")
);

create table zalo_token (
  account text not null,
  pair_sealed text,
  version bigint not null,
  locked_until bigint not null,
  primary key (account)
);

create table account_pace (
  account text not null,
  full_at bigint not null,
  rest_at bigint not null,
  rest_until bigint not null,
  granted bigint not null,
  primary key (account)
);

create table quarantine (
  id text not null,
  channel text not null,
  account text not null,
  lane text,
  reason text not null,
  body_sealed text not null,
  "at" bigint not null,
  primary key (id)
);

create table secret (
  name text not null,
  wrapped text not null,
  created_at bigint not null,
  primary key (name)
);

create table citizen (
  ref text not null,
  channel text not null,
  account text not null,
  address_sealed text,
  key_sealed text,
  language text not null,
  created_at bigint not null,
  erased_at bigint,
  primary key (ref)
);

create table consent (
  id text not null,
  citizen text not null,
  purpose text not null,
  given bigint not null,
  "at" bigint not null,
  primary key (id)
);

create table data_request (
  id text not null,
  kind text not null,
  citizen text,
  "at" bigint not null,
  done_at bigint,
  "by" text not null,
  outcome text,
  primary key (id)
);

create table unit_version (
  id IDENTITY,
  code text not null,
  recorded_at bigint not null,
  name text not null,
  kind text not null,
  parent text,
  valid_from text not null,
  valid_to text,
  successors text not null,
  aliases text not null,
  address text,
  phone text,
  hours text
);

create table official_version (
  id IDENTITY,
  code text not null,
  recorded_at bigint not null,
  name text not null,
  unit_code text not null,
  head bigint not null,
  valid_from text not null,
  valid_to text
);

create table procedure_version (
  id IDENTITY,
  code text not null,
  recorded_at bigint not null,
  name text not null,
  domain text not null,
  term_n bigint not null,
  term_unit text not null,
  fee_vnd bigint,
  papers text not null
);

create table holiday_version (
  id IDENTITY,
  year bigint not null,
  recorded_at bigint not null,
  date text not null,
  name text not null,
  kind text not null,
  official bigint not null
);

create table dossier_version (
  id IDENTITY,
  code text not null,
  recorded_at bigint not null,
  unit_code text not null,
  receiving_unit_code text,
  procedure_code text not null,
  status text not null,
  received_at bigint,
  due_at bigint,
  first_due_at bigint,
  finished_at bigint,
  returned_at bigint,
  official_code text,
  official_name text,
  submitted_via text,
  applicant_sealed text,
  phone_ref text,
  history text not null
);

create table complaint (
  code text not null,
  version bigint not null,
  channel text not null,
  category text not null,
  flags text not null,
  severity text not null,
  status text not null,
  confidentiality text not null,
  citizen text,
  unit_code text,
  protected bigint not null,
  handler_unit_code text,
  dossier_code text,
  details_sealed text,
  key_sealed text,
  amount_vnd bigint,
  attachments text not null,
  secret_hash text not null,
  cause text not null,
  created_at bigint not null,
  updated_at bigint not null,
  due_at bigint,
  assigned text,
  outcome text,
  verdict text,
  merged_into text,
  reopened bigint not null,
  resolved_at bigint,
  primary key (code),
  unique (cause)
);

create table complaint_event (
  complaint text not null,
  seq bigint not null,
  "at" bigint not null,
  actor text not null,
  kind text not null,
  status text not null,
  text_sealed text,
  data text not null,
  primary key (complaint, seq)
);

create table chain_entry (
  complaint text not null,
  seq bigint not null,
  "at" bigint not null,
  actor text not null,
  kind text not null,
  digest text not null,
  prev text not null,
  hash text not null,
  day text,
  primary key (complaint, seq)
);

create table chain_salt (
  complaint text not null,
  seq bigint not null,
  salt text not null,
  primary key (complaint, seq)
);

create table chain_day (
  day text not null,
  heads text not null,
  prev text not null,
  hash text not null,
  "at" bigint not null,
  primary key (day)
);

create table chain_claim (
  day text not null,
  holder text,
  "at" bigint not null,
  primary key (day)
);

create table secret_try (
  code text not null,
  hour bigint not null,
  n bigint not null,
  primary key (code, hour)
);

create table attempt (
  id IDENTITY,
  kind text not null,
  subject text not null,
  "at" bigint not null
);

create table commendation (
  id text not null,
  channel text not null,
  unit_code text,
  citizen text,
  details_sealed text,
  cause text not null,
  created_at bigint not null,
  recorded_at bigint not null,
  primary key (id)
);

create table human_request (
  id text not null,
  channel text not null,
  citizen text,
  topic_sealed text,
  protected bigint not null,
  unit_code text,
  created_at bigint not null,
  status text not null,
  handled_by text,
  handled_at bigint,
  primary key (id)
);

create table rating (
  id text not null,
  subject text not null,
  version bigint not null,
  channel text not null,
  unit_code text not null,
  counter text,
  dossier_code text,
  procedure_code text,
  instrument text not null,
  overall bigint check (overall between 1 and 5),
  citizen text,
  invited bigint not null,
  verified bigint not null,
  supersedes text,
  flagged text not null,
  external_id text,
  given_at bigint not null,
  recorded_at bigint not null,
  primary key (id),
  unique (subject, version),
  unique (external_id)
);

create table rating_answer (
  rating text not null,
  item text not null,
  level bigint not null check (level between 1 and 5),
  recorded_at bigint not null,
  primary key (rating, item)
);

create table rating_comment (
  rating text not null,
  text_sealed text,
  primary key (rating)
);

create table rating_exclusion (
  id IDENTITY,
  rating text not null,
  excluded bigint not null,
  reason text not null,
  "by" text not null,
  recorded_at bigint not null
);

create table invitation (
  token_hash text not null,
  dossier_code text,
  unit_code text not null,
  counter text,
  channel text not null,
  sent_at bigint not null,
  used_at bigint,
  primary key (token_hash)
);

create table instrument_version (
  id IDENTITY,
  name text not null,
  version text not null,
  recorded_at bigint not null,
  body text not null
);

create table framework_version (
  id IDENTITY,
  name text not null,
  version text not null,
  recorded_at bigint not null,
  body text not null
);

create table account (
  id text not null,
  username text not null,
  name text not null,
  role text not null,
  unit_code text,
  password_hash text not null,
  created_at bigint not null,
  disabled_at bigint,
  failed bigint not null,
  locked_until bigint not null,
  primary key (id),
  unique (username)
);

create table session (
  id_hash text not null,
  account text not null,
  csrf text not null,
  created_at bigint not null,
  last_at bigint not null,
  primary key (id_hash)
);

create table idempotency (
  "key" text not null,
  result text not null,
  "at" bigint not null,
  primary key ("key")
);

create index lane_due on lane (due_at) where due_at is not null;
create index lane_kept on lane (last_at) where state_sealed is not null;
create index inbox_lane on inbox (lane);
create index inbox_waiting on inbox (lane, sent_at) where done_at is null;
create index inbox_done on inbox (done_at) where done_at is not null;
create index outbox_open on outbox (lane, position) where status in ('waiting', 'sending');
create index outbox_due on outbox (due_at) where status in ('waiting', 'sending');
create index outbox_dead on outbox (id) where status = 'dead';
create index outbox_given_up on outbox (settled_at, id) where status = 'dead';
create index outbox_settled on outbox (settled_at) where settled_at is not null;
create index notice_due on notice (due_at) where accepted_at is null;
create index notice_lane on notice (lane);
create index notice_kept on notice (accepted_at) where body_sealed is not null;
create index quarantine_at on quarantine (at);
create index quarantine_lane on quarantine (lane) where lane is not null;
create index citizen_erased on citizen (erased_at) where erased_at is not null;
create index consent_citizen on consent (citizen);
create index unit_version_code on unit_version (code, recorded_at);
create index official_version_code on official_version (code, recorded_at);
create index procedure_version_code on procedure_version (code, recorded_at);
create index holiday_version_year on holiday_version (year, recorded_at);
create index dossier_version_code on dossier_version (code, recorded_at, id);
create index dossier_version_unit on dossier_version (unit_code, recorded_at);
create index dossier_version_applicant on dossier_version (returned_at) where applicant_sealed is not null or phone_ref is not null;
create index complaint_status on complaint (status, updated_at);
create index complaint_words on complaint (updated_at, code) where key_sealed is not null;
create index complaint_orphaned on complaint (code) where citizen is null and confidentiality <> 'anonymous' and key_sealed is not null;
create index complaint_list on complaint (updated_at, code);
create index complaint_unit on complaint (unit_code, created_at);
create index complaint_citizen on complaint (citizen) where citizen is not null;
create index chain_entry_day on chain_entry (day, complaint, seq);
create index complaint_due on complaint (due_at) where due_at is not null;
create index chain_claim_open on chain_claim (day) where holder is not null;
create index attempt_subject on attempt (kind, subject, at);
create index attempt_at on attempt (at);
create index secret_try_hour on secret_try (hour);
create index commendation_recorded on commendation (recorded_at, id);
create index commendation_citizen on commendation (citizen) where citizen is not null;
create index commendation_words on commendation (created_at) where details_sealed is not null;
create index human_request_citizen on human_request (citizen) where citizen is not null;
create index human_request_words on human_request (created_at) where topic_sealed is not null or citizen is not null;
create index human_request_open on human_request (created_at) where status = 'open';
create index rating_unit on rating (unit_code, given_at);
create index rating_recorded on rating (recorded_at, id);
create index rating_citizen on rating (citizen) where citizen is not null;
create index rating_supersedes on rating (supersedes) where supersedes is not null;
create index rating_answer_recorded on rating_answer (recorded_at);
create index invitation_dossier on invitation (dossier_code) where dossier_code is not null;
create index rating_exclusion_rating on rating_exclusion (rating, recorded_at);
create index instrument_version_name on instrument_version (name, recorded_at);
create index framework_version_name on framework_version (name, recorded_at);
create index idempotency_at on idempotency (at);
