-- Ways beside e-mail on which learners hear what was found about them. Each has one message for a dedupe key.

-- What stands in learners' inboxes in the product. It is there once it is decided: nothing has to be delivered.
create table inbox_message (
  place      bigint      generated always as identity primary key,
  id         uuid        not null unique,
  dedupe_key text        not null unique,
  rule       text        not null check (rule <> ''),
  enrolment  uuid        not null references enrolment,
  learner    uuid        not null references learner,
  -- As in the ledger: keys, days and numbers, nothing personal.
  facts      jsonb       not null,
  due_at     timestamptz not null,
  -- Business time.
  read_at    timestamptz
);
-- The inbox of one learner, newest first.
create index inbox_message_newest on inbox_message (learner, place);
-- How many are unread: the number in the head of every page.
create index inbox_message_unread on inbox_message (learner) where read_at is null;

-- Addresses of learners' own programs, personal like an e-mail address: they go when the learner goes. Times are system time.
create table endpoint (
  id              uuid        primary key,
  learner         uuid        not null references learner,
  kind            text        not null check (kind in ('standard', 'slack')),
  url             text        not null check (length(url) between 1 and 500),
  -- Signs what is posted. A Slack-compatible address is itself the secret.
  secret          bytea       check (length(secret) between 24 and 64),
  -- Signs as well until then, so that a receiver can change over.
  previous_secret bytea       check (length(previous_secret) between 24 and 64),
  previous_until  timestamptz,
  made_at         timestamptz not null,
  -- Failed tries since the last one that was taken, and when the first of them was.
  failures        int         not null default 0 check (failures >= 0),
  failing_since   timestamptz,
  disabled_at     timestamptz,
  disabled_for    text        check (disabled_for in ('gone', 'failing')),
  -- Whether the owner has seen that it was turned off.
  noticed         boolean     not null default true,
  tested_at       timestamptz,
  unique (learner, url),
  check ((secret is null) = (kind = 'slack')),
  check ((previous_secret is null) = (previous_until is null)),
  check ((failures = 0) = (failing_since is null)),
  check ((disabled_at is null) = (disabled_for is null)),
  check (noticed or disabled_at is not null)
);

-- What is posted, one row a message and endpoint, in the states of a mail: see MessageQueue. Leases and retries go by the
-- database's clock.
create table webhook_message (
  place       bigint      generated always as identity primary key,
  -- The same at every try, so that a receiver knows what it has.
  id          uuid        not null unique,
  endpoint    uuid        not null references endpoint on delete cascade,
  dedupe_key  text        not null,
  rule        text        not null check (rule <> ''),
  enrolment   uuid        not null references enrolment,
  learner     uuid        not null references learner,
  facts       jsonb       not null,
  due_at      timestamptz not null,
  outcome     text        not null check (outcome in ('queued', 'claimed', 'sending', 'sent', 'failed', 'unknown')),
  -- Why it was not taken at the last try, or for good.
  reason      text,
  settled_at  timestamptz,
  owner       uuid,
  lease_until timestamptz,
  attempts    int         not null default 0 check (attempts >= 0),
  next_try_at timestamptz,
  unique (endpoint, dedupe_key),
  check ((lease_until is not null) = (outcome in ('claimed', 'sending'))),
  check (lease_until is null or owner is not null),
  check ((next_try_at is not null) = (outcome = 'queued')),
  check ((settled_at is not null) = (outcome in ('sent', 'failed', 'unknown'))),
  check (outcome not in ('failed', 'unknown') or reason is not null)
);
-- What is to be tried next.
create index webhook_message_queued on webhook_message (next_try_at) where outcome = 'queued';
-- Leases that have run out.
create index webhook_message_leased on webhook_message (lease_until) where lease_until is not null;
-- The newest of one endpoint.
create index webhook_message_newest on webhook_message (endpoint, place);
