-- OAs and Pages: what keeps one from working until somebody acts, and consents that are under way on Zalo's page.

create table channel_trouble (
  channel text not null,
  account text not null,
  what text not null,
  code text not null,
  since bigint not null,
  primary key (channel, account, what)
);

create table oa_consent (
  state text not null,
  account text not null,
  verifier_sealed text not null,
  expires_at bigint not null,
  primary key (state)
);
