package dev.milepost.local.sample;

import static java.util.stream.Collectors.joining;

import dev.milepost.local.client.Answer;
import dev.milepost.local.client.Api;
import dev.milepost.local.client.DemoPerson;
import dev.milepost.local.client.MakeCohort;
import dev.milepost.local.client.SendReports;
import dev.milepost.time.BusinessClock;
import dev.milepost.time.JumpFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Gives a new stack a cohort of the built-in roadmap that is eight weeks under way, mentored by the
 * demo mentor, with the demo learner in it, and an open cohort that anybody may join. Does so once;
 * when it was cut off, it goes on. Dates are business time.
 */
public final class LoadSample {

  public static final String COHORT = "ml-2026-autumn";
  public static final String OPEN_COHORT = "ml-self-paced";

  private static final String ROADMAP = "ml-engineer";
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final int WEEKS = 24;
  private static final int ENROLLED_BEFORE = 10;
  private static final int TRIES = 150;
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

  private final Api admin;
  private final Api mentor;
  private final BusinessClock clock;
  private final MakeCohort cohorts;

  public LoadSample(Api admin, Api mentor, BusinessClock clock) {
    this.admin = admin;
    this.mentor = mentor;
    this.clock = clock;
    this.cohorts = new MakeCohort(admin);
  }

  /**
   * Loads the sample into a system that was started by other means than {@code ./milepost up}.
   * Arguments: where its front door and its issuer are reached, and its clock file.
   */
  public static void main(String[] args) {
    Clock system = Clock.systemUTC();
    var clock = new BusinessClock(system, new JumpFile(Path.of(args[2]), system));
    try (var admin = new Api(args[0], args[1], DemoPerson.ADMIN);
        var mentor = new Api(args[0], args[1], DemoPerson.MENTOR)) {
      boolean loaded = new LoadSample(admin, mentor, clock).run();
      System.out.println(loaded ? "The sample cohort is loaded." : "The sample cohort is there.");
    }
  }

  /**
   * Returns once all is accepted; whether there was anything to do.
   *
   * @throws dev.milepost.local.client.Refusal when a service refuses something
   */
  public boolean run() {
    // It is made last, so it tells that all else is done.
    if (cohorts.find(OPEN_COHORT).isPresent()) {
      return false;
    }
    JsonNode cohort = cohorts.find(COHORT).orElseGet(this::makeCohort);
    enrol(LocalDate.parse(cohort.path("startDay").asString("")));
    report(cohort);
    cohorts.writeToAtOnce(COHORT);
    makeOpenCohort(cohort.path("roadmapVersion").asInt(1));
    return true;
  }

  private JsonNode makeCohort() {
    LocalDate start = clock.today(ZONE).minusDays(SampleLearner.YESTERDAY + 1);
    cohorts.make(
        Map.of(
            "slug",
            COHORT,
            "name",
            "Machine learning, autumn 2026",
            "term",
            "2026-autumn",
            "roadmap",
            ROADMAP,
            "roadmapVersion",
            latestVersion(),
            "startDay",
            start.toString(),
            "endDay",
            start.plusWeeks(WEEKS).minusDays(1).toString(),
            "zone",
            ZONE.getId(),
            "pacing",
            "fixed"));
    return cohorts.find(COHORT).orElseThrow();
  }

  /** Somebody who joins it begins on that day. */
  private void makeOpenCohort(int version) {
    LocalDate today = clock.today(ZONE);
    cohorts.make(
        Map.of(
            "slug",
            OPEN_COHORT,
            "name",
            "Machine learning at your own pace",
            "term",
            "self-paced",
            "roadmap",
            ROADMAP,
            "roadmapVersion",
            version,
            "startDay",
            today.toString(),
            "endDay",
            today.plusYears(1).toString(),
            "zone",
            ZONE.getId(),
            "pacing",
            "rolling",
            "open",
            true));
  }

  /** The service publishes it when it starts, which may take a moment. */
  private int latestVersion() {
    String path = "/api/v1/roadmaps/%s/versions".formatted(ROADMAP);
    Answer answer = admin.get(path);
    for (int tries = 1; tries < TRIES && answer.status() == 404; tries++) {
      Api.pause(BETWEEN_TRIES);
      answer = admin.get(path);
    }
    return answer.orRefusal(200).json().path("versions").path(0).path("version").asInt(1);
  }

  private void enrol(LocalDate start) {
    String path = "/api/v1/cohorts/" + COHORT;
    admin.put(path + "/mentors/" + DemoPerson.MENTOR.address()).orRefusal(204);
    String file =
        learners()
            .map(learner -> learner.row(start.minusDays(ENROLLED_BEFORE)))
            .collect(joining("\n", SampleLearner.HEADER, "\n"));
    admin.post(path + "/enrolments/import", "text/csv", file).orRefusal(200);
  }

  private void report(JsonNode cohort) {
    LocalDate start = LocalDate.parse(cohort.path("startDay").asString(""));
    List<Step> steps =
        Step.of(
            admin
                .get(
                    "/api/v1/roadmaps/%s/versions/%d"
                        .formatted(ROADMAP, cohort.path("roadmapVersion").asInt(1)))
                .orRefusal(200)
                .json());
    List<Story> stories = learners().map(learner -> Story.of(learner, steps, start, ZONE)).toList();
    new SendReports(admin).send(stories.stream().flatMap(one -> one.own().stream()), done -> {});
    new SendReports(mentor)
        .send(stories.stream().flatMap(one -> one.verdicts().stream()), done -> {});
  }

  private static Stream<SampleLearner> learners() {
    return Stream.concat(Stream.of(SampleLearner.DEMO), SampleLearner.INVENTED.stream());
  }
}
