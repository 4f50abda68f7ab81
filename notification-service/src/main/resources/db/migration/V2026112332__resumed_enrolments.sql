-- When a withdrawal was last taken back, in business time: nobody is reminded of the time away.
alter table enrolment add column resumed_at timestamptz;
