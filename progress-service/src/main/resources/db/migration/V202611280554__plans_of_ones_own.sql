-- Whether an enrolment's plan differs from the one that the cohort's calendar lays out for it. Such a plan was agreed on with
-- the learner and stays when the calendar changes, as far as the calendar has room for it: docs/decisions/0014.
alter table enrolment add column own_plan boolean not null default false;
