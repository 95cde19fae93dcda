-- The one reminder of an invitation, the pause between two invitations, when a comment was kept, and the feed of ratings and scores.

alter table invitation add column reminded_at bigint;

create table invitee (
  token_hash text not null,
  citizen text not null,
  dossier text not null,
  promised_at bigint not null,
  primary key (token_hash)
);

create index invitee_citizen on invitee (citizen);

create table last_invited (
  who text not null,
  token_hash text not null,
  at bigint not null,
  primary key (who)
);

create index last_invited_token on last_invited (token_hash);

create table cooled_down (
  dossier_code text not null,
  recorded_at bigint not null,
  primary key (dossier_code)
);

create index cooled_down_recorded on cooled_down (recorded_at);

alter table rating_comment add column recorded_at bigint;

create index rating_comment_recorded on rating_comment (recorded_at) where recorded_at is not null;

create table feed_event (
  seq IDENTITY,
  id text not null,
  kind text not null,
  unit text not null,
  subject text not null,
  body text,
  state text not null,
  tries bigint not null,
  since bigint not null,
  next_at bigint not null,
  reason text,
  created_at bigint not null,
  settled_at bigint,
  unique (id)
);

create index feed_event_open on feed_event (unit, seq) where settled_at is null;
create index feed_event_subject on feed_event (subject, seq);
create index feed_event_settled on feed_event (settled_at) where settled_at is not null;

create table feed_score (
  unit text not null,
  period text not null,
  framework text not null,
  digest text not null,
  recorded_at bigint not null,
  primary key (unit, period, framework)
);

-- Figures that were shown as of a moment stay as they are (0019).
ON_POSTGRES create trigger cooled_down_open before insert on cooled_down for each row execute function stay_out_of_closed();
ON_SQLITE create trigger cooled_down_open after insert on cooled_down when new.recorded_at <= (select closed_until from closed_moment) begin update cooled_down set recorded_at = (select closed_until + 1 from closed_moment) where rowid = new.rowid; end;
