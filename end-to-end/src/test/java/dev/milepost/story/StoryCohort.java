package dev.milepost.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.local.client.Api;
import dev.milepost.local.client.DemoPerson;
import dev.milepost.local.client.MakeCohort;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/** Sets the scene: a small roadmap of two stages, and a cohort on it with the demo people. */
final class StoryCohort {

  private StoryCohort() {}

  /** Publishes the roadmap unless an earlier story did. */
  static void publishFirstSteps(Api admin) {
    if (admin.get("/api/v1/roadmaps/first-steps").status() == 404) {
      publish(admin, "first-steps", firstSteps());
    }
  }

  /** Publishes what is written as the roadmap's next version, unless it is the latest one. */
  static void publish(Api admin, String slug, String yaml) {
    String roadmap = "/api/v1/roadmaps/" + slug;
    String draft = roadmap + "/draft";
    String expects = admin.get(draft).status() == 404 ? "If-None-Match" : "If-Match";
    admin.put(draft, "application/yaml", yaml, expects, "*").orRefusal(200, 201);
    admin.postJson(roadmap + "/publish", Map.of()).orRefusal(200, 201);
  }

  /** The small roadmap, as its author wrote it. */
  static String firstSteps() {
    try (InputStream yaml = StoryCohort.class.getResourceAsStream("/first-steps.yaml")) {
      return new String(Objects.requireNonNull(yaml).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begun three days ago, with the demo mentor as its mentor and the demo learner in it. */
  static void start(Api admin, String slug, String name) {
    start(admin, slug, name, LocalDate.now().minusDays(3));
  }

  static void start(Api admin, String slug, String name, LocalDate firstDay) {
    start(admin, slug, name, firstDay, "first-steps");
  }

  /**
   * @param roadmap whose version 1 the cohort follows
   */
  static void start(Api admin, String slug, String name, LocalDate firstDay, String roadmap) {
    var cohort =
        Map.of(
            "slug",
            slug,
            "name",
            name,
            "term",
            slug,
            "roadmap",
            roadmap,
            "roadmapVersion",
            1,
            "startDay",
            firstDay.toString(),
            "endDay",
            LocalDate.now().plusDays(90).toString(),
            "zone",
            "Europe/Berlin",
            "pacing",
            "fixed");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(admin.postJson("/api/v1/cohorts", cohort).status()).isBetween(200, 201));
    String path = "/api/v1/cohorts/" + slug;
    admin
        .putJson(path + "/mentors/" + DemoPerson.MENTOR.address(), Map.of())
        .orRefusal(200, 201, 204);
    admin
        .postJson(
            path + "/enrolments",
            Map.of("email", DemoPerson.LEARNER.address(), "name", "Lena Learner"))
        .orRefusal(200, 201);
    new MakeCohort(admin).writeToAtOnce(slug);
  }
}
