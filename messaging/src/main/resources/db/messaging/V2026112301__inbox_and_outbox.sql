-- How far an inbox has come in each partition. Written in the transaction that records the batch, so that what is
-- recorded and how far it was read can never differ. A topic that is deleted and made anew has a new id.
create table inbox_position (
  inbox       text   not null,
  topic_id    uuid   not null,
  partition   int    not null check (partition >= 0),
  topic       text   not null,
  next_offset bigint not null check (next_offset >= 0),
  -- Grows with every take-over; a consumer that was replaced without noticing has a smaller one and may not write.
  owner_epoch bigint not null check (owner_epoch > 0),
  primary key (inbox, topic_id, partition)
);

-- Records that could not be read or recorded, whole, so that they can be looked at and replayed. Nothing is dropped.
create table quarantine (
  id             bigint generated always as identity primary key,
  inbox          text        not null,
  topic_id       uuid        not null,
  topic          text        not null,
  partition      int         not null,
  record_offset  bigint      not null,
  record_key     text,
  event_id       uuid,
  headers        jsonb       not null,
  value          bytea,
  -- Names the fault without quoting content.
  reason         text        not null,
  quarantined_at timestamptz not null,
  replayed_at    timestamptz,
  -- Also answers "was the record at this offset quarantined?".
  unique (inbox, topic_id, partition, record_offset)
);

-- Events to be sent to Kafka, appended in the transaction of what they tell; a row is gone once Kafka has it.
create table outbox (
  id          bigint generated always as identity primary key,
  -- All rows of one key have one lane; a relay that holds a lane sends it in the order of the ids.
  lane        smallint    not null check (lane between 0 and 15),
  topic       text        not null,
  record_key  text        not null,
  headers     jsonb       not null,
  value       bytea       not null,
  appended_at timestamptz not null
) with (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000);
