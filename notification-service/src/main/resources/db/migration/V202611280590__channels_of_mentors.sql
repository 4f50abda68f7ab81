-- Mentors hear of their cohorts on every way, and a cohort has addresses of its own, for everybody who looks after it.

-- What is told of a whole cohort is about no enrolment.
alter table inbox_message
  alter column enrolment drop not null,
  add column cohort uuid references cohort,
  add check ((enrolment is null) <> (cohort is null));

-- An endpoint is a person's or a cohort's. What goes to a cohort's is written in the language that was chosen for it.
alter table endpoint
  alter column learner drop not null,
  add column cohort uuid references cohort,
  add column language text check (language in ('en', 'de')),
  add check ((learner is null) <> (cohort is null)),
  add check ((cohort is null) = (language is null)),
  add unique (cohort, url);
-- Cohorts' endpoints that were turned off and not seen since, of which every mentor is told: a look at each count of what is unread.
create index endpoint_turned_off on endpoint (cohort) where cohort is not null and not noticed;

-- What goes to a cohort's own endpoint has no single reader.
alter table webhook_message
  alter column enrolment drop not null,
  alter column learner drop not null,
  add column cohort uuid references cohort,
  add check ((enrolment is null) <> (cohort is null)),
  add check (learner is not null or cohort is not null);

-- Until now nothing for mentors came on these ways, so a choice for them was stored that nobody had made.
delete from preference where channel <> 'email' and category in ('mentoring', 'overview');
