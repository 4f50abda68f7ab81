-- Roadmaps as they were published; the copy that this service checks and counts by.
create table roadmap_version (
  slug         text        not null,
  version      int         not null check (version > 0),
  organisation text        not null,
  document     jsonb       not null,
  published_at timestamptz not null,
  primary key (slug, version)
);

-- Everybody who learns, mentors or administers. The id is random and the only thing that events carry.
create table person (
  id           uuid   primary key,
  organisation text   not null,
  name         text   not null check (length(name) between 1 and 200),
  email        text   not null check (length(email) between 3 and 254),
  zone         text   not null,
  locale       text   not null,
  revision     bigint not null default 1
);

-- One person per address; also finds the person of a first log-in.
create unique index person_by_email on person (organisation, lower(email));

-- Which log-in is whom. A log-in is tied to a person once, by its verified address; who acts in two organisations with
-- one log-in is a person in each.
create table identity (
  issuer       text not null,
  subject      text not null,
  organisation text not null,
  person_id    uuid not null references person on delete cascade,
  primary key (issuer, subject, organisation)
);

create table cohort (
  id              uuid    primary key,
  organisation    text    not null,
  slug            text    not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name            text    not null check (length(name) between 1 and 200),
  -- Never changes: the event log is partitioned by it.
  term            text    not null check (term ~ '^[a-z0-9][a-z0-9-]{0,30}$'),
  roadmap         text    not null,
  roadmap_version int     not null,
  start_day       date    not null,
  end_day         date    not null,
  zone            text    not null,
  pacing          text    not null check (pacing in ('fixed', 'rolling')),
  -- Whoever is signed in may join by themselves.
  open            boolean not null default false,
  blackout_days   date[]  not null default '{}',
  revision        bigint  not null default 1,
  unique (organisation, slug),
  check (end_day >= start_day),
  foreign key (roadmap, roadmap_version) references roadmap_version (slug, version)
);

create table mentorship (
  cohort_id uuid not null references cohort,
  person_id uuid not null references person,
  primary key (cohort_id, person_id)
);

-- "Which cohorts does this person mentor?", at every log-in.
create index mentorship_by_person on mentorship (person_id);

-- Due days, one per milestone in the roadmap's order. The id is derived from the content, so that all learners of
-- a fixed cohort share one row and planned counts need not look at every learner.
create table plan (
  id       uuid   primary key,
  due_days date[] not null
);

create table enrolment (
  id           uuid   primary key,
  cohort_id    uuid   not null references cohort,
  learner_id   uuid   not null references person,
  -- The first day of the learner's plan.
  starts_on    date   not null,
  -- First and last day whose events count; null for no such bound.
  counts_from  date,
  withdrawn_on date,
  plan_id      uuid   not null references plan,
  revision     bigint not null default 1,
  unique (cohort_id, learner_id)
);

-- "Which enrolments has this learner?", when a report names none.
create index enrolment_by_learner on enrolment (learner_id);
