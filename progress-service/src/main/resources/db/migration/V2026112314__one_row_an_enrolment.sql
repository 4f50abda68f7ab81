-- What recording writes for every event is one row of the log and one row of the enrolment, and nothing else:
-- docs/decisions/0010.

-- The learner first: a key is told apart within few bytes, and a learner's events of a term lie together in the index.
alter table milestone_event drop constraint milestone_event_pkey;
alter table milestone_event add primary key (learner_id, event_id, term);

alter table enrolment_progress
  -- Grows with every change. Whoever read the row may write it only if it still has the revision that was read.
  add revision     bigint not null default 1,
  -- First and last event of each type on each milestone, packed; the layout is told in Histories.java.
  add histories    bytea  not null default '',
  -- The window and the plan by which the row was folded, so that recording reads no other table.
  add counts_from  date,
  add withdrawn_on date,
  add plan_id      uuid;

update enrolment_progress p
set counts_from = n.counts_from, withdrawn_on = n.withdrawn_on, plan_id = n.plan_id
from enrolment n
where n.id = p.enrolment_id;

alter table enrolment_progress alter plan_id set not null;

-- Brings the histories over, in the layout that Histories.java writes.
with milestone as (
  select v.slug, v.version, m.value ->> 'key' as key,
    row_number() over (partition by v.slug, v.version order by s.ordinality, m.ordinality) - 1 as place
  from roadmap_version v,
    jsonb_array_elements(v.document -> 'stages') with ordinality as s,
    jsonb_array_elements(s.value -> 'milestones') with ordinality as m
), type (name, letter, place) as (
  values ('started', 's', 1), ('submitted', 'h', 2), ('completed', 'd', 3), ('approved', 'a', 4),
    ('changes-requested', 'c', 5), ('revoked', 'r', 6)
), event_group as (
  select s.learner_id, s.enrolment_id, s.milestone, type.place,
    type.letter, h.value -> 'first' as first, h.value -> 'last' as last
  from milestone_state s, jsonb_each(s.history) h join type on type.name = h.key
), mark as (
  select g.*, m.which,
    int8send((extract(epoch from (m.mark ->> 'at')::timestamptz) * 1000000)::bigint)
      || uuid_send((m.mark ->> 'id')::uuid)
      || set_byte('\x00', 0, coalesce((m.mark ->> 'carriedOver')::boolean::int, 0)
                             + case when m.mark ->> 'submission' is null then 0 else 2 end)
      || coalesce(uuid_send((m.mark ->> 'submission')::uuid), '') as packed
  from event_group g
  cross join lateral (values (1, g.first), (2, g.last)) as m(which, mark)
  where m.which = 1 or g.first <> g.last
), packed_group as (
  select learner_id, enrolment_id, milestone, place,
    convert_to(case when count(*) = 2 then upper(letter) else letter end, 'UTF8')
      || string_agg(packed, '' order by which) as packed
  from mark
  group by learner_id, enrolment_id, milestone, place, letter
), packed_milestone as (
  select learner_id, enrolment_id, milestone, string_agg(packed, '' order by place) as packed
  from packed_group
  group by learner_id, enrolment_id, milestone
), packed_enrolment as (
  select p.learner_id, p.enrolment_id,
    string_agg(int2send(m.place::smallint) || int2send(length(p.packed)::smallint) || p.packed, ''
               order by m.place) as packed
  from packed_milestone p
  join enrolment n on n.id = p.enrolment_id
  join cohort c on c.id = n.cohort_id
  join milestone m on m.slug = c.roadmap and m.version = c.roadmap_version and m.key = p.milestone
  group by p.learner_id, p.enrolment_id
)
update enrolment_progress p
set histories = k.packed
from packed_enrolment k
where p.learner_id = k.learner_id and p.enrolment_id = k.enrolment_id;

drop table milestone_state;

-- An update leaves the row on its page and every index alone (HOT) as long as nothing indexed changes, so nothing that an
-- event changes may be indexed: a cohort's learners are sorted when they are asked for.
drop index enrolment_progress_by_points;
drop index enrolment_progress_by_enrolment;
create index enrolment_progress_by_cohort on enrolment_progress (cohort_id);

alter table enrolment_progress
  drop done_days,
  -- Random ids do not compress; and a row is moved out of line only when it fills a page.
  alter histories set storage main,
  set (fillfactor = 60, toast_tuple_target = 8160);
