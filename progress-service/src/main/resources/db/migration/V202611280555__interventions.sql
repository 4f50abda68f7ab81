-- What the staff of a cohort did for single learners, once and for good: it tells who was helped, and whether they came back.
alter table enrolment add unique (id, cohort_id);

create table intervention (
  -- Follows from the key of the request, so that the same request again is the same row.
  id            uuid        primary key,
  enrolment_id  uuid        not null,
  cohort_id     uuid        not null,
  kind          text        not null check (kind in ('wrote', 'extended', 'snoozed')),
  person_id     uuid        not null references person,
  -- Business time, and its day in the cohort's zone.
  at            timestamptz not null,
  day           date        not null,
  -- Of a message.
  subject       text        check (length(subject) between 1 and 200),
  message       text        check (length(message) between 1 and 4000),
  -- Of a longer plan: by how much, how many due days moved, and how many of them only up to the cohort's last day.
  days          int         check (days between 1 and 60),
  moved         int         check (moved > 0),
  held_at_end   int         check (held_at_end between 0 and moved),
  -- Of a snooze: the day on which the learner is listed again, and how serious it was foreseen to become until then.
  until_day     date        check (until_day > day),
  foreseen      text        check (foreseen in ('notice', 'serious', 'grave')),
  taken_back_at timestamptz check (taken_back_at >= at),
  foreign key (enrolment_id, cohort_id) references enrolment (id, cohort_id),
  check ((kind = 'wrote') = (message is not null)),
  check (kind = 'wrote' or subject is null),
  check ((kind = 'extended') = (days is not null and moved is not null and held_at_end is not null)),
  check ((kind = 'snoozed') = (until_day is not null and foreseen is not null)),
  check (kind = 'snoozed' or taken_back_at is null)
);
-- What was done for one learner, and for each learner of a page, the latest first.
create index intervention_by_enrolment on intervention (enrolment_id, at desc);
-- How many of the last four weeks' came back.
create index intervention_by_day on intervention (cohort_id, day) where kind <> 'snoozed';
-- Whom a cohort's list leaves out.
create index intervention_snoozes on intervention (cohort_id, until_day) where kind = 'snoozed' and taken_back_at is null;
