-- How recipients' mail servers bear what they are sent, by domain, for all instances together. System time throughout. A row is made
-- for a domain that has a limit, or has asked for less; it goes a day after it has said anything.
create table mail_domain (
  domain       text        primary key check (domain <> '' and domain = lower(domain)),
  -- The minute that is counted, and how many messages it has had.
  minute       timestamptz not null default '-infinity',
  taken        int         not null default 0 check (taken >= 0),
  -- How often in a row it has asked for less.
  refusals     int         not null default 0 check (refusals >= 0),
  -- Nothing is sent before.
  closed_until timestamptz not null default '-infinity'
);
-- Claiming asks whether any domain is closed, and when none is looks no further.
create index mail_domain_closed on mail_domain (closed_until);
