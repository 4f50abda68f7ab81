-- A roadmap and its draft. Slugs stand in public addresses and in Kafka keys, so they are unique across organisations.
create table roadmap (
  slug           text        primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  organisation   text        not null check (organisation <> ''),
  -- Grows with every change of the draft; its ETag.
  draft_revision bigint      not null check (draft_revision > 0),
  draft_notation text        not null check (draft_notation in ('YAML', 'JSON')),
  -- As the author wrote it, comments included.
  draft_text     text        not null,
  draft_saved_at timestamptz not null
);

-- What was published, for good. The primary key also answers "the latest version of each roadmap" and "all versions of one".
create table roadmap_version (
  slug         text        not null references roadmap,
  version      int         not null check (version > 0),
  event_id     uuid        not null unique,
  content      jsonb       not null check (content ->> 'slug' = slug),
  published_at timestamptz not null,
  primary key (slug, version)
);

create function refuse_change_of_published() returns trigger language plpgsql as $$
begin
  raise exception 'a published version of a roadmap never changes' using errcode = 'integrity_constraint_violation';
end
$$;

create trigger published_versions_stay before update or delete on roadmap_version
  for each row execute function refuse_change_of_published();

create trigger published_versions_stay_all before truncate on roadmap_version
  for each statement execute function refuse_change_of_published();
