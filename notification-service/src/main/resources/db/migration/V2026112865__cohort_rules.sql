-- What a cohort's mentors choose: which rules speak, when, and in which words.

-- How a cohort is named in addresses, and who its mentors are. Null until the cohort has been told of again: the topic of
-- cohorts is compacted, so it is read from its beginning once more.
alter table cohort add column slug text;
alter table cohort add column mentors uuid[] not null default '{}';
create index cohort_by_slug on cohort (organisation, slug);
-- Finds the cohorts that somebody mentors.
create index cohort_by_mentor on cohort using gin (mentors);
update inbox_position set next_offset = 0 where topic = 'milepost.cohort.v1';

-- No row: the rule is as it is by itself.
create table rule_setting (
  cohort  uuid     not null references cohort,
  rule    text     not null check (rule <> ''),
  enabled boolean  not null,
  -- What the numbers say depends on the rule: days before or after, days of silence, milestones behind.
  numbers int[]    not null check (array_position(numbers, null) is null and cardinality(numbers) <= 10),
  -- The hour of the reader's clock; the nearest in the window is taken.
  hour    smallint not null check (hour between 0 and 23),
  primary key (cohort, rule)
);

alter table cohort_policy add column weekly_overview boolean not null default false;
alter table cohort_policy alter column weekly_overview drop default;

-- Words instead of our own, with variables in braces that are checked when they are saved. Never evaluated.
create table wording (
  cohort   uuid not null references cohort,
  rule     text not null check (rule <> ''),
  language text not null check (language in ('en', 'de')),
  subject  text not null check (length(subject) between 1 and 120 and subject !~ '[\n\r]'),
  body     text not null check (length(body) between 1 and 4000),
  primary key (cohort, rule, language)
);
