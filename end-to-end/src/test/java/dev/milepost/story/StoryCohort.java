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
    try (InputStream yaml = StoryCohort.class.getResourceAsStream("/first-steps.yaml")) {
      String text = new String(Objects.requireNonNull(yaml).readAllBytes(), StandardCharsets.UTF_8);
      if (admin.get("/api/v1/roadmaps/first-steps").status() == 404) {
        admin
            .put("/api/v1/roadmaps/first-steps/draft", "application/yaml", text)
            .orRefusal(200, 201);
        admin.postJson("/api/v1/roadmaps/first-steps/publish", Map.of()).orRefusal(200, 201);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begun three days ago, with the demo mentor as its mentor and the demo learner in it. */
  static void start(Api admin, String slug, String name) {
    start(admin, slug, name, LocalDate.now().minusDays(3));
  }

  static void start(Api admin, String slug, String name, LocalDate firstDay) {
    var cohort =
        Map.of(
            "slug",
            slug,
            "name",
            name,
            "term",
            slug,
            "roadmap",
            "first-steps",
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
    new MakeCohort(admin).writeToAtAnyHour(slug);
  }
}
