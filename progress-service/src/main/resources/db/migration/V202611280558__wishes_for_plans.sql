-- How an enrolment's plan was last wished for, so that the form shows it again; written with the plan that was made by it.
create table plan_wish (
  enrolment_id   uuid          primary key references enrolment on delete cascade,
  hours_per_week numeric(4, 1) not null check (hours_per_week between 0.5 and 80),
  -- 1 is Monday
  weekdays_off   smallint[]    not null
    check (weekdays_off <@ '{1,2,3,4,5,6,7}'::smallint[] and cardinality(weekdays_off) < 7),
  days_off       date[]        not null check (cardinality(days_off) <= 400),
  start_day      date          not null,
  -- The plan that it came to. Where the enrolment has another by now, somebody or a new calendar has moved it since.
  plan_id        uuid          not null references plan,
  wished_by      uuid          not null references person,
  -- Business time.
  wished_at      timestamptz   not null
);
