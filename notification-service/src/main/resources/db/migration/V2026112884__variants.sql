-- Several wordings for one reason to write, of which one is chosen for each message.

alter table wording add column variant text not null default 'a' check (variant in ('a', 'b', 'c'));
alter table wording alter column variant drop default;
alter table wording drop constraint wording_pkey, add primary key (cohort, rule, language, variant);

-- The wording that was chosen, and those that it was chosen from with their chances, by name. Null where there was no choice.
alter table decision add column variant text;
alter table decision add column chances jsonb;
-- Whether the reader did a milestone within the days after it; null until they are over.
alter table decision add column answered boolean;
alter table decision
  add check ((variant is null) = (chances is null)),
  add check (variant is null or jsonb_exists(chances, variant)),
  add check (answered is null or variant is not null);
-- What is to be judged next, oldest first.
create index decision_to_judge on decision (settled_at)
  where outcome = 'sent' and variant is not null and answered is null;

-- What was judged, added up. Weights are inverse chances, so that what is seldom chosen counts for what it stands for.
create table variant_tally (
  rule            text             not null check (rule <> ''),
  variant         text             not null check (variant <> ''),
  cohort          uuid             not null references cohort,
  chosen          bigint           not null check (chosen >= 0),
  answered        bigint           not null check (answered between 0 and chosen),
  chosen_weight   double precision not null check (chosen_weight >= 0),
  chosen_answered double precision not null check (chosen_answered >= 0),
  -- When it could have been chosen and another was.
  others          bigint           not null check (others >= 0),
  others_weight   double precision not null check (others_weight >= 0),
  others_answered double precision not null check (others_answered >= 0),
  primary key (rule, variant, cohort)
);
-- How the wordings do in one cohort, for who looks after it.
create index variant_tally_by_cohort on variant_tally (cohort);
