package dev.milepost.notification.knowledge;

import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.state.Outline;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The outlines of published roadmap versions, read once each: a version never changes. */
@Component
class Outlines {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Map<Version, Outline> known = new ConcurrentHashMap<>();

  Outlines(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Empty while the version has not been told of. */
  Optional<Outline> of(String slug, int version) {
    var key = new Version(slug, version);
    Outline outline = known.get(key);
    return outline != null ? Optional.of(outline) : read(key);
  }

  private Optional<Outline> read(Version key) {
    Optional<Outline> outline =
        jdbc.sql("select body from roadmap_version where slug = ? and version = ?")
            .params(key.slug(), key.number())
            .query((row, n) -> new Outline(json.readValue(row.getString("body"), Roadmap.class)))
            .optional();
    outline.ifPresent(read -> known.put(key, read));
    return outline;
  }

  private record Version(String slug, int number) {}
}
