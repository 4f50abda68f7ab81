-- Event ids begin with their time (UUIDv7), so new keys come in at one end of the index, which stays in memory however
-- long the log has grown. With the learner first, every event went into another page of an index that no memory holds:
-- docs/decisions/0011.
alter table milestone_event drop constraint milestone_event_pkey;
alter table milestone_event add primary key (event_id, learner_id, term);

-- One learner's events. Of equal keys PostgreSQL keeps one and the places of the rows, some seven bytes an event.
create index milestone_event_by_learner on milestone_event (learner_id);
