-- Messages that were not understood, masked and without a link to whoever wrote them: what a clerk labels for the bot to learn from.

create table unclear_message (
  alike text primary key,
  words_sealed text not null,
  heard text not null,
  percent bigint not null,
  answered text not null,
  question text,
  times bigint not null,
  first_day bigint not null,
  last_day bigint not null
);
create index unclear_message_last_day on unclear_message (last_day, times);
