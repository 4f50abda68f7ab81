package dev.milepost.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.events.EventIds;
import dev.milepost.local.client.Api;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A cohort of many learners whose ids are known beforehand. It ended yesterday, so that nobody is
 * sent any mail that others wait behind.
 */
record CrowdedCohort(String slug, LocalDate startDay, LocalDate endDay, List<Member> members) {

  record Member(UUID learner, UUID enrolment, String row) {

    static Member of(String slug, int number) {
      UUID learner = EventIds.of(slug, "learner", Integer.toString(number));
      UUID enrolment = EventIds.of(slug, "enrolment", Integer.toString(number));
      return new Member(
          learner,
          enrolment,
          "%s-%d@milepost.example,Learner %2$d,%s,%s".formatted(slug, number, learner, enrolment));
    }
  }

  /** Makes the cohort on the roadmap of {@link StoryCohort} and enrols everybody. */
  static CrowdedCohort start(Api admin, String slug, int size) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    var cohort =
        new CrowdedCohort(
            slug,
            today.minusDays(60),
            today.minusDays(1),
            IntStream.range(0, size).mapToObj(number -> Member.of(slug, number)).toList());
    StoryCohort.publishFirstSteps(admin);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(admin.postJson("/api/v1/cohorts", cohort.description()).status())
                    .isBetween(200, 201));
    admin
        .post("/api/v1/cohorts/%s/enrolments/import".formatted(slug), "text/csv", cohort.csv())
        .orRefusal(200);
    return cohort;
  }

  Instant start() {
    return startDay.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  /** How long it lasted. */
  int seconds() {
    return Math.toIntExact(
        Duration.between(startDay.atStartOfDay(), endDay.atStartOfDay()).toSeconds());
  }

  private Map<String, Object> description() {
    return Map.of(
        "slug",
        slug,
        "name",
        "A crowd",
        "term",
        slug,
        "roadmap",
        "first-steps",
        "roadmapVersion",
        1,
        "startDay",
        startDay.toString(),
        "endDay",
        endDay.toString(),
        "zone",
        "UTC",
        "pacing",
        "fixed");
  }

  private String csv() {
    return members.stream()
        .map(Member::row)
        .collect(Collectors.joining("\n", "email,name,learner_id,enrolment_id\n", "\n"));
  }
}
