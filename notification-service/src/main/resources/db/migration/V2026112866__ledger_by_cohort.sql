-- The cohort of a decision's enrolment when it was decided, for who looks after the cohort.
alter table decision add column cohort uuid references cohort;
update decision d set cohort = e.cohort
from enrolment e join cohort c on c.id = e.cohort where e.id = d.enrolment;
-- Listings of one cohort, newest first.
create index decision_by_cohort on decision (cohort, place);
