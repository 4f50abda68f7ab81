-- What is known from events. The topics have no order among each other, so a row may come before the one that it names:
-- no foreign key leads from one topic's table to another's.

create table roadmap_version (
  slug         text        not null,
  version      int         not null,
  body         jsonb       not null,
  published_at timestamptz not null,
  primary key (slug, version)
);

create table cohort (
  id              uuid   primary key,
  revision        bigint not null,
  organisation    text   not null,
  name            text   not null,
  roadmap         text   not null,
  roadmap_version int    not null,
  start_day       date   not null,
  end_day         date   not null,
  zone            text   not null,
  blackout_days   date[] not null
);
-- Finds the cohorts that wait for a roadmap version which has just arrived.
create index cohort_by_roadmap on cohort (roadmap, roadmap_version);

create table enrolment (
  id           uuid        primary key,
  revision     bigint      not null,
  learner      uuid        not null,
  cohort       uuid        not null,
  counts_from  date,
  withdrawn_on date,
  plan         jsonb       not null,
  -- When the first revision that was seen was made, in business time.
  enrolled_at  timestamptz not null
);
-- Finds the enrolments that a change of their cohort, or of their learner, touches.
create index enrolment_by_cohort on enrolment (cohort);
create index enrolment_by_learner on enrolment (learner);

-- The only table with personal data. An erased learner stays as a bare id, so that a late event cannot bring the address back.
create table learner (
  id           uuid        primary key,
  revision     bigint      not null,
  organisation text,
  name         text,
  email        text,
  zone         text,
  locale       text,
  erased_at    timestamptz,
  check ((erased_at is null) = (name is not null)),
  check ((name is null) = (email is null) and (name is null) = (zone is null) and (name is null) = (locale is null))
);
-- Finds the learner that a log-in with a verified address belongs to.
create index learner_by_email on learner (organisation, lower(email)) where email is not null;

-- Every milestone event with what the fold needs of it, counted or not: the days that count may change later.
create table milestone_event (
  enrolment    uuid        not null,
  id           uuid        not null,
  milestone    text        not null,
  type         text        not null,
  submission   uuid,
  occurred_at  timestamptz not null,
  carried_over boolean     not null,
  primary key (enrolment, id)
);

-- One row an enrolment: the next moment at which it has to be looked at, and the moment up to which its rules were run.
-- Whoever holds this row decides for the enrolment; events that change it take the row too.
create table timeline (
  enrolment     uuid        primary key,
  covered_until timestamptz,
  -- Null while there is nothing to wait for.
  due_at        timestamptz
);
-- A tick takes the rows that are due, oldest first; it is the only query of a tick with nothing to do.
create index timeline_by_due on timeline (due_at) where due_at is not null;

-- What has happened and was not decided yet: an enrolment, a crossing.
create table occasion (
  enrolment   uuid        not null references timeline,
  rule        text        not null check (rule in ('welcome', 'stage-completed', 'roadmap-completed')),
  subject     text        not null,
  happened_at timestamptz not null,
  recorded_at timestamptz not null,
  -- System time: how long to wait for events on other topics that belong to it.
  seen_at     timestamptz not null,
  primary key (enrolment, rule, subject)
);

-- The ledger: one row for every decision, sent or not. Facts hold keys, days and numbers, nothing personal.
create table decision (
  place        bigint      generated always as identity primary key,
  id           uuid        not null unique,
  dedupe_key   text        not null unique,
  rule         text        not null,
  category     text        not null,
  enrolment    uuid        not null references enrolment,
  learner      uuid        not null,
  facts        jsonb       not null,
  happened_at  timestamptz not null,
  recorded_at  timestamptz not null,
  due_at       timestamptz not null,
  decided_at   timestamptz not null,
  outcome      text        not null,
  reason       text,
  -- Business time of the outcome.
  settled_at   timestamptz,
  -- From here on system time, by the database's clock, which all instances share.
  owner        uuid,
  lease_until  timestamptz,
  attempts     int         not null default 0 check (attempts >= 0),
  next_try_at  timestamptz,
  -- Set when a person asked for a message of unknown fate to be sent again.
  asked_for_at timestamptz,
  check (outcome in ('queued', 'claimed', 'sending', 'sent', 'failed', 'unknown', 'suppressed')),
  check ((lease_until is not null) = (outcome in ('claimed', 'sending'))),
  check (lease_until is null or owner is not null),
  check ((next_try_at is not null) = (outcome = 'queued')),
  check ((reason is not null) = (outcome in ('failed', 'unknown', 'suppressed'))),
  check ((settled_at is not null) = (outcome in ('sent', 'failed', 'unknown', 'suppressed')))
);
-- A dispatcher claims what is queued, oldest due moment first.
create index decision_queued on decision (due_at, place) where outcome = 'queued';
-- Messages of one enrolment go out one after the other: is an earlier one still under way?
create index decision_under_way on decision (enrolment, due_at, place) where outcome in ('queued', 'claimed', 'sending');
-- Leases that have run out.
create index decision_leased on decision (lease_until) where lease_until is not null;
-- Listings, newest first: of one learner, of one enrolment, and of what a person has to look at.
create index decision_by_learner on decision (learner, place);
create index decision_by_enrolment on decision (enrolment, place);
create index decision_to_look_at on decision (outcome, place) where outcome in ('failed', 'unknown');

create table opt_out (
  learner  uuid        not null references learner,
  category text        not null check (category in ('welcome', 'reminders', 'progress')),
  since    timestamptz not null,
  primary key (learner, category)
);

-- Links in mails lead here by the hash of a token; the token itself stands in the mail alone.
create table unsubscribe_link (
  token_hash bytea       primary key,
  learner    uuid        not null references learner,
  category   text        not null check (category in ('welcome', 'reminders', 'progress')),
  made_at    timestamptz not null
);
