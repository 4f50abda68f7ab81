package dev.milepost.progress;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What an admin sends to make a cohort on the small roadmap; every one has a slug of its own. */
public final class CohortJson {

  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  /** A good one: fixed, closed, in Berlin, from {@link TestCohorts#START} for 120 days. */
  public CohortJson() {
    with("slug", "cohort-" + UUID.randomUUID());
    with("name", "Autumn");
    with("term", "test");
    with("roadmap", "small");
    with("roadmapVersion", 1);
    with("startDay", TestCohorts.START.toString());
    with("endDay", TestCohorts.START.plusDays(120).toString());
    with("zone", "Europe/Berlin");
    with("pacing", "fixed");
  }

  public CohortJson with(String field, @Nullable Object value) {
    fields.put(field, value);
    return this;
  }

  public String slug() {
    return String.valueOf(fields.get("slug"));
  }

  /** Has it made, and tells its path. */
  public String madeBy(Http admin) {
    var answer = admin.post("/api/v1/cohorts", toString());
    if (answer.status() != 201) {
      throw new AssertionError(answer.body());
    }
    return answer.header("Location");
  }

  @Override
  public String toString() {
    return JsonMapper.shared().writeValueAsString(fields);
  }
}
