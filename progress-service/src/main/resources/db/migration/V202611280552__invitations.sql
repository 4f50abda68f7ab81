-- Links by which people join a cohort. Of the token in a link only its hash is kept, so whoever reads the table joins nothing.
create table invitation (
  id         uuid        primary key,
  cohort_id  uuid        not null references cohort on delete cascade,
  token_hash bytea       not null unique check (length(token_hash) = 32),
  made_by    uuid        not null references person,
  made_at    timestamptz not null,
  -- The last day on which it can be used, in the cohort's zone; null for no such day.
  expires_on date,
  max_uses   int         check (max_uses > 0),
  -- How many have joined by it. The check holds whoever counts, and however many do so at once.
  uses       int         not null default 0 check (uses >= 0),
  revoked_at timestamptz,
  check (uses <= max_uses)
);

-- "Which links does this cohort have?", on its set-up page.
create index invitation_by_cohort on invitation (cohort_id, made_at);
