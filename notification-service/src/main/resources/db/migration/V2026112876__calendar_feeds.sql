-- Calendars that programs fetch without a log-in. The address holds a token; only its hash is here. A person who is several learners
-- has one address, and a row for each.
create table calendar_feed (
  learner    uuid        primary key references learner,
  token_hash bytea       not null check (length(token_hash) = 32),
  -- System time.
  made_at    timestamptz not null
);
-- Finds the learners of an address.
create index calendar_feed_by_token on calendar_feed (token_hash);
