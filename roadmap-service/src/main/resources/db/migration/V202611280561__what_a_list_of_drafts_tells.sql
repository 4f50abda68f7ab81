-- A list of drafts tells their titles, and whether they were published as they are, without reading their texts.
alter table roadmap
  add column draft_title text,
  -- The revision that the latest version was published from, or that says the same; null before the first.
  add column published_revision bigint;

update roadmap set draft_title = slug;

update roadmap
set draft_title = latest.content ->> 'title',
    published_revision = case when latest.published_at >= draft_saved_at then draft_revision end
from (select distinct on (slug) slug, content, published_at from roadmap_version order by slug, version desc) as latest
where latest.slug = roadmap.slug;

alter table roadmap
  alter column draft_title set not null,
  add check (published_revision between 1 and draft_revision);

-- An organisation's drafts, page by page.
create index roadmap_of_organisation on roadmap (organisation, slug);
