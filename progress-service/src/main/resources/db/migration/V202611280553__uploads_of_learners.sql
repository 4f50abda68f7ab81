-- A file of learners between the look at what it would do and the doing: what was looked at is what is done. Only for whoever
-- uploaded it; dropped when it is done, and after a day in any case, since it holds names and addresses.
create table learners_upload (
  id          uuid        primary key,
  cohort_id   uuid        not null references cohort on delete cascade,
  person_id   uuid        not null references person on delete cascade,
  uploaded_at timestamptz not null,
  content     bytea       not null check (length(content) <= 16777216)
);

-- "Which are older than a day?", every hour.
create index learners_upload_by_age on learners_upload (uploaded_at);
