-- Histories that will hardly change again, so that the row which every event writes anew stays small however much a learner
-- has done: docs/decisions/0011. In that row a note tells which milestones' histories are here; rows written before have none,
-- and put away what is old with their next event.
create table enrolment_past (
  learner_id   uuid   not null,
  enrolment_id uuid   not null,
  -- Of the enrolment's row, which put them away. Rows are added and never changed; of one milestone the last revision counts.
  revision     bigint not null,
  -- In the layout of Histories.java. Random ids do not compress.
  histories    bytea  storage main not null,
  primary key (learner_id, enrolment_id, revision),
  foreign key (learner_id, enrolment_id) references enrolment_progress on delete cascade
) with (toast_tuple_target = 8160);
