-- By what a mail's Message-ID says can be found again which message came back; and to which address it went, as blocked_address has
-- it, since learners change theirs. Null before the first try; the address also once the learner is erased.
alter table decision add column message_id uuid;
alter table decision add column sent_to bytea check (length(sent_to) = 32);
-- A notice names the message by its Message-ID.
create index decision_by_message_id on decision (message_id) where message_id is not null;

-- What came back of a message, each kind once: refused when it was handed over, or told of later.
create table bounce (
  decision     uuid        not null references decision (id),
  kind         text        not null check (kind in ('hard', 'soft', 'policy', 'complaint')),
  -- By RFC 3463, where it was told.
  status       text        check (status ~ '^[245]\.[0-9]{1,3}\.[0-9]{1,3}$'),
  organisation text        not null,
  -- Whether the address was blocked for it.
  blocked      boolean     not null,
  -- Business time.
  taken_at     timestamptz not null,
  primary key (decision, kind)
);
-- The list of one organisation, newest first.
create index bounce_newest on bounce (organisation, taken_at);
