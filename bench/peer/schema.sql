create table member (
  user_id    bigint not null,
  channel_id bigint not null,
  server_id  bigint not null,
  primary key (user_id, channel_id)
);

create table message (
  id         bigint generated always as identity primary key,
  channel_id bigint      not null,
  author_id  bigint      not null,
  content    text        not null,
  created_at timestamptz not null default now()
);
create index message_channel on message (channel_id, id);
