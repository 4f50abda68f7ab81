-- Who reports work late answers on the day of the report. Null for what was kept before this column: as if reported when it happened.
alter table milestone_event add column reported_at timestamptz;
