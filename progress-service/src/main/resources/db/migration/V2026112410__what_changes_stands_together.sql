-- PostgreSQL writes to its log only what lies between the first and the last byte that an update changes, if the row stays
-- on its page. So what never changes stands first, then what changes with every event, and last the histories with the
-- newest first, whose greater part is left as it was: docs/decisions/0010.

create function pg_temp.newest_first(packed bytea) returns bytea language plpgsql as $$
declare
  turned bytea := '';
  start  int   := 0;
  size   int;
begin
  while start < length(packed) loop
    size := 4 + (get_byte(packed, start + 2) << 8) + get_byte(packed, start + 3);
    turned := substr(packed, start + 1, size) || turned;
    start := start + size;
  end loop;
  return turned;
end $$;

alter table enrolment_progress rename to enrolment_progress_before;
alter table enrolment_progress_before rename constraint enrolment_progress_pkey to enrolment_progress_before_pkey;
alter index enrolment_progress_by_cohort rename to enrolment_progress_before_by_cohort;

create table enrolment_progress (
  learner_id       uuid   not null,
  enrolment_id     uuid   not null,
  cohort_id        uuid   not null,
  -- The plan by which the row was folded.
  plan_id          uuid   not null,
  -- Grows with every change. Whoever read the row may write it only if it still has the revision that was read.
  revision         bigint not null default 1,
  milestones_done  int    not null check (milestones_done >= 0),
  points_done      int    not null check (points_done >= 0),
  stages_completed int    not null check (stages_completed >= 0),
  -- Place of the first stage that is not completed, from 0.
  current_stage    int    not null check (current_stage >= 0),
  -- How many count.
  events           int    not null default 0 check (events >= 0),
  -- The window by which the row was folded.
  counts_from      date,
  withdrawn_on     date,
  -- Earliest due day of a required milestone that is not done; null when all are.
  next_due_day     date,
  -- Everything required that is due up to this day is done; null when nothing is.
  done_through_day date,
  last_active_day  date,
  -- Median of the gaps between days with activity.
  usual_gap_days   int,
  -- One letter a milestone, in the roadmap's order.
  standing         text   not null check (standing ~ '^[osrcd]*$'),
  -- Days with activity, oldest first.
  active_days      date[] not null default '{}',
  -- First and last event of each type on each milestone, packed; the layout is told in Histories.java. Random ids do not
  -- compress.
  histories        bytea  storage main not null default '',
  primary key (learner_id, enrolment_id)
) with (fillfactor = 60, toast_tuple_target = 8160);

insert into enrolment_progress (
  learner_id, enrolment_id, cohort_id, plan_id, revision, milestones_done, points_done, stages_completed, current_stage,
  events, counts_from, withdrawn_on, next_due_day, done_through_day, last_active_day, usual_gap_days, standing,
  active_days, histories)
select learner_id, enrolment_id, cohort_id, plan_id, revision, milestones_done, points_done, stages_completed, current_stage,
  events, counts_from, withdrawn_on, next_due_day, done_through_day, last_active_day, usual_gap_days, standing,
  active_days, pg_temp.newest_first(histories)
from enrolment_progress_before
order by learner_id, enrolment_id;

drop table enrolment_progress_before;

create index enrolment_progress_by_cohort on enrolment_progress (cohort_id);
