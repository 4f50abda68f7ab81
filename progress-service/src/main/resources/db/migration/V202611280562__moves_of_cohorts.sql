-- Every move of a cohort to another version of its roadmap: docs/decisions/0019. Also tells which versions a cohort once had,
-- whose milestones its learners may have events of.
create table cohort_move (
  cohort_id    uuid        not null references cohort,
  -- Of the cohort, after the move: the latest move has the highest.
  revision     bigint      not null,
  from_version int         not null,
  to_version   int         not null,
  -- In business time.
  moved_at     timestamptz not null,
  moved_by     uuid        not null references person,
  -- How many enrolments there were, and how many of them had done what the new version lacks.
  enrolments   int         not null check (enrolments >= 0),
  losing       int         not null check (losing between 0 and enrolments),
  primary key (cohort_id, revision),
  check (from_version <> to_version)
);

-- Due days of learners' own, of milestones that their cohort's version lacks; they come back with the milestone.
create table due_day_put_by (
  enrolment_id uuid not null references enrolment,
  milestone    text not null,
  due_day      date not null,
  primary key (enrolment_id, milestone)
);
