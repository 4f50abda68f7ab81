-- The record of truth: every milestone event, once, as it was reported. Rows are only ever added.
--
-- Partitioned by the cohort's term, so that a term can be archived whole. A term's partition is made with its first
-- cohort. The key is permanent: a report sent again, today or in a year, meets it. No foreign keys: the inbox checks.
create table milestone_event (
  term          text        not null,
  learner_id    uuid        not null,
  event_id      uuid        not null,
  enrolment_id  uuid        not null,
  milestone     text        not null,
  type          text        not null
    check (type in ('started', 'submitted', 'completed', 'approved', 'changes-requested', 'revoked')),
  -- Version of the event type, for reading old rows.
  version       smallint    not null,
  actor_id      uuid        not null,
  source        text        not null,
  -- For a review: the submission that it judges.
  submission_id uuid,
  occurred_at   timestamptz not null,
  reported_at   timestamptz not null,
  recorded_at   timestamptz not null,
  carried_over  boolean     not null,
  -- Tells a report that was sent again from another one under the same id.
  fingerprint   bigint      not null,
  evidence      text,
  note          text,
  primary key (term, learner_id, event_id)
) partition by list (term);

-- Per learner and milestone: what is kept of its events, and what they amount to.
create table milestone_state (
  learner_id    uuid    not null,
  enrolment_id  uuid    not null,
  milestone     text    not null,
  -- o open, s started, r awaits review, c changes requested, d done
  status        "char"  not null check (status in ('o', 's', 'r', 'c', 'd')),
  done_at       timestamptz,
  carried_over  boolean not null,
  submission_id uuid,
  -- First and last event of each type, from which the rest follows.
  history       jsonb   not null,
  primary key (learner_id, enrolment_id, milestone),
  check ((status = 'd') = (done_at is not null))
) with (fillfactor = 70);

-- Per enrolment: where the learner stands.
create table enrolment_progress (
  learner_id       uuid    not null,
  enrolment_id     uuid    not null,
  cohort_id        uuid    not null,
  -- One letter a milestone, in the roadmap's order, as in milestone_state.status.
  standing         text    not null check (standing ~ '^[osrcd]*$'),
  -- The day on which each was done, in the cohort's zone; null where it is not.
  done_days        date[]  not null,
  milestones_done  int     not null check (milestones_done >= 0),
  points_done      int     not null check (points_done >= 0),
  stages_completed int     not null check (stages_completed >= 0),
  -- Place of the first stage that is not completed, from 0.
  current_stage    int     not null check (current_stage >= 0),
  -- Earliest due day of a required milestone that is not done; null when all are.
  next_due_day     date,
  -- Everything required that is due up to this day is done; null when nothing is.
  done_through_day date,
  -- Days with activity, oldest first, and the median of the gaps between them.
  active_days      date[]  not null default '{}',
  usual_gap_days   int,
  last_active_day  date,
  events           int     not null default 0 check (events >= 0),
  primary key (learner_id, enrolment_id)
) with (fillfactor = 70);

-- A cohort's learners by progress, page by page; the inbox's look-up by enrolment.
create index enrolment_progress_by_points on enrolment_progress (cohort_id, points_done desc, enrolment_id);
create index enrolment_progress_by_enrolment on enrolment_progress (enrolment_id);

-- What happened in a cohort on a day. Additive: one row per Kafka partition, summed on reading, so that consumers do not
-- wait for each other, and any past day can be shown. Every figure may be lowered again by a correction.
create table cohort_day (
  cohort_id       uuid not null,
  day             date not null,
  kafka_partition int  not null,
  events          int  not null,
  active_learners int  not null,
  milestones_done int  not null,
  points_done     int  not null,
  primary key (cohort_id, day, kafka_partition)
) with (fillfactor = 70);

create table cohort_stage_day (
  cohort_id       uuid not null,
  stage           text not null,
  day             date not null,
  kafka_partition int  not null,
  completed       int  not null,
  primary key (cohort_id, stage, day, kafka_partition)
) with (fillfactor = 70);
