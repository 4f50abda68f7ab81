-- When a learner was enrolled, in business time: it dates the welcome, and may be long before the row
-- was written when a running course is taken over. Of older rows the start of the plan is the best
-- that is known.
alter table enrolment add column enrolled_at timestamptz;

update enrolment e
set enrolled_at = e.starts_on::timestamp at time zone c.zone
from cohort c
where c.id = e.cohort_id;

alter table enrolment alter column enrolled_at set not null;
