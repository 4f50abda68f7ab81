-- What learners and cohorts choose of when and how they are written to.

-- From what is stopped to how each category comes, by channel. No row: as the category comes by itself.
alter table opt_out rename to preference;
alter table preference add column channel text not null default 'email'
  check (channel in ('email', 'inbox', 'webhook'));
alter table preference add column delivery text not null default 'off'
  check (delivery in ('instant', 'digest', 'off'));
alter table preference alter column channel drop default, alter column delivery drop default;
alter table preference drop constraint opt_out_pkey, add primary key (learner, category, channel);

-- The categories that there are. What names one refers to it, so that a new one is a row and no changed check.
create table category (name text primary key);
insert into category (name)
values ('welcome'), ('reminders'), ('progress'), ('reviews'), ('mentors'), ('streaks'), ('digest');
alter table preference drop constraint opt_out_category_check;
alter table preference add foreign key (category) references category;
alter table unsubscribe_link drop constraint unsubscribe_link_category_check;
alter table unsubscribe_link add foreign key (category) references category;

-- A learner's own hours, whole hours of the learner's clock, and a pause of everything. No row: none of these.
create table contact (
  learner      uuid     primary key references learner,
  opens        smallint,
  closes       smallint,
  paused_until date,
  check ((opens is null) = (closes is null)),
  check (opens between 0 and closes - 1 and closes <= 24)
);

-- Nothing of one category, or about one milestone, before a day.
create table snooze (
  learner uuid not null references learner,
  kind    text not null check (kind in ('category', 'milestone')),
  subject text not null check (subject <> ''),
  until   date not null,
  primary key (learner, kind, subject)
);

-- How a cohort's learners are written to. No row: as CourseSettings.DEFAULT has it.
create table cohort_policy (
  cohort          uuid        primary key references cohort,
  opens           smallint    not null check (opens >= 0),
  closes          smallint    not null check (closes <= 24),
  per_day         smallint    not null check (per_day between 1 and 20),
  per_week        smallint    not null check (per_week between 1 and 100),
  -- The share of learners who are never nudged, for comparison.
  holdout_percent smallint    not null check (holdout_percent between 0 and 50),
  -- 1 is Monday.
  digest_day      smallint    not null check (digest_day between 1 and 7),
  changed_at      timestamptz not null,
  check (opens < closes),
  check (per_day <= per_week)
);

-- Addresses that nothing is sent to, by the SHA-256 of organisation and address: it outlives the learner, and is no address.
create table blocked_address (
  address_hash bytea       primary key check (length(address_hash) = 32),
  organisation text        not null,
  reason       text        not null check (reason in ('bounce', 'complaint', 'manual')),
  since        timestamptz not null
);
-- The list of one organisation, newest first.
create index blocked_address_newest on blocked_address (organisation, since);

-- Folded: not sent by itself, told in the next digest.
alter table decision drop constraint decision_outcome_check, add check (outcome in
  ('queued', 'claimed', 'sending', 'sent', 'failed', 'unknown', 'suppressed', 'folded'));
alter table decision drop constraint decision_check3, add check
  ((reason is not null) = (outcome in ('failed', 'unknown', 'suppressed', 'folded')));
alter table decision drop constraint decision_check4, add check
  ((settled_at is not null) = (outcome in ('sent', 'failed', 'unknown', 'suppressed', 'folded')));
alter table decision add column channel text not null default 'email'
  check (channel in ('email', 'inbox', 'webhook'));
-- The digest that a folded message went into; null while it waits for one.
alter table decision add column folded_into uuid references decision (id),
  add check (folded_into is null or outcome = 'folded');
-- The moment of business time at which a message counts against its reader's limits.
alter table decision add column counted_at timestamptz,
  add check (counted_at is null or outcome in ('queued', 'claimed', 'sending', 'sent', 'unknown'));
-- What counts against one learner's limits around a day.
create index decision_counted on decision (learner, counted_at) where counted_at is not null;
-- What waits for an enrolment's next digest.
create index decision_folded on decision (enrolment) where outcome = 'folded' and folded_into is null;

-- A rule's name is checked where it is written; what waits for a digest is noted here as well.
alter table occasion drop constraint occasion_rule_check, add check (rule in
  ('welcome', 'stage-completed', 'roadmap-completed', 'mentor-wrote', 'weekly-digest',
   'changes-requested'));
