-- What mentors are told of their cohorts.

insert into category (name) values ('mentoring'), ('overview');

-- One row for each mentor of a cohort: the next moment at which the cohort has to be looked at for them. Whoever holds the row
-- decides. No foreign key to the mentor, of whom another topic tells.
create table mentor_timeline (
  cohort        uuid        not null references cohort,
  mentor        uuid        not null,
  -- The last moment that the rules were run for; null before the first look, which begins there.
  covered_until timestamptz,
  -- Null while there is nothing to wait for: no longer a mentor, or the cohort is over.
  due_at        timestamptz,
  primary key (cohort, mentor)
);
-- A tick takes the rows that are due, oldest first; it is the only query of a tick with nothing to do.
create index mentor_timeline_by_due on mentor_timeline (due_at) where due_at is not null;
-- Finds the rows of somebody whose zone or hours have changed.
create index mentor_timeline_by_mentor on mentor_timeline (mentor);
insert into mentor_timeline (cohort, mentor, due_at)
select distinct c.id, m.id, timestamptz 'epoch' from cohort c cross join unnest(c.mentors) as m(id);

-- Such a decision is about a cohort, and its learner is the mentor, who reads it.
alter table decision alter column enrolment drop not null;
alter table decision add check (enrolment is not null or cohort is not null);
-- What waits for a mentor's next digest of a cohort.
create index decision_folded_for_mentor on decision (learner, cohort)
  where outcome = 'folded' and folded_into is null and enrolment is null;
