-- Log-ins to the pages, shared by all instances. Names and types are Spring Session's (4.1).
create table spring_session (
  primary_id            char(36)     primary key,
  session_id            char(36)     not null unique,
  creation_time         bigint       not null,
  last_access_time      bigint       not null,
  max_inactive_interval int          not null,
  expiry_time           bigint       not null,
  principal_name        varchar(100)
);

-- Which sessions have expired, for the clean-up every minute.
create index spring_session_by_expiry on spring_session (expiry_time);

create table spring_session_attributes (
  session_primary_id char(36)     not null references spring_session on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea        not null,
  primary key (session_primary_id, attribute_name)
);
