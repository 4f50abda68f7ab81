-- What mentors wrote to learners: personal, and so neither in the ledger nor in an event's decision. Goes when the learner goes.
-- No foreign keys: topics have no order among each other.
create table mentor_message (
  id         uuid        primary key,
  learner    uuid        not null,
  author     uuid        not null,
  subject    text,
  text       text        not null,
  written_at timestamptz not null
);
-- Finds what has to go with an erased learner.
create index mentor_message_by_learner on mentor_message (learner);

alter table occasion drop constraint occasion_rule_check, add check (rule in
  ('welcome', 'stage-completed', 'roadmap-completed', 'mentor-wrote'));
alter table opt_out drop constraint opt_out_category_check, add check (category in
  ('welcome', 'reminders', 'progress', 'mentors'));
alter table unsubscribe_link drop constraint unsubscribe_link_category_check, add check (category in
  ('welcome', 'reminders', 'progress', 'mentors'));
