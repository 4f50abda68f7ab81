package dev.milepost.benchmarks.stand;

import dev.milepost.benchmarks.workload.BenchRoadmap;
import dev.milepost.benchmarks.workload.MilestoneEvents;
import dev.milepost.benchmarks.workload.Population;
import dev.milepost.benchmarks.workload.TopicWriter;
import dev.milepost.events.EventFormat;
import dev.milepost.events.Topic;
import dev.milepost.local.client.Api;
import dev.milepost.local.client.DemoPerson;
import dev.milepost.local.client.MakeCohort;
import dev.milepost.local.process.PartProcess;
import dev.milepost.local.verify.AwaitQuiet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes a database of the progress service in which populations are enrolled and nothing has
 * happened yet. Goes the public way, over HTTP and Kafka, so that it stays right when tables
 * change. Its broker is thrown away, so no position of any other broker's topics is remembered.
 */
public final class SeedProgress {

  /** The database to copy from; nobody is connected to it. */
  public static final String SEED = "progress_seed";

  private static final int BROKER = 0;
  private static final int WEEKS = 40;

  private final BenchStand stand;

  public SeedProgress(BenchStand stand) {
    this.stand = stand;
  }

  /**
   * @return who mentors all cohorts
   */
  public UUID seed(Instant now, Population... populations) {
    PartProcess broker = stand.startBroker("seed", BROKER);
    try (var roadmaps = TopicWriter.create(Topic.ROADMAP, broker.part().url())) {
      var format = new EventFormat("/roadmap-service");
      Stream.of(populations)
          .map(Population::roadmap)
          .distinct()
          .forEach(roadmap -> roadmaps.send(format.write(roadmap.published(now))));
    }
    PartProcess service = stand.startProgress(broker, Map.of());
    UUID mentor = enrol(List.of(populations), LocalDate.ofInstant(now, ZoneOffset.UTC));
    service.stop();
    broker.stop();
    stand.database().executeIn(BenchStand.PROGRESS, "vacuum (freeze, analyze)");
    stand.database().rename(BenchStand.PROGRESS, SEED);
    return mentor;
  }

  private UUID enrol(List<Population> populations, LocalDate today) {
    LocalDate start = today.minusDays(MilestoneEvents.SPAN.toDays() + 2);
    try (var admin = stand.api(DemoPerson.ADMIN);
        var mentor = stand.api(DemoPerson.MENTOR)) {
      var me = mentor.get("/api/v1/me").orRefusal(200).json();
      for (Population population : populations) {
        for (int cohort = 0; cohort < population.cohorts(); cohort++) {
          enrol(population, cohort, start, admin);
        }
      }
      new AwaitQuiet(admin, List.of(stand.management())).await(underWay -> {});
      return UUID.fromString(me.path("id").asString(""));
    }
  }

  private static void enrol(Population population, int cohort, LocalDate start, Api admin) {
    String slug = population.cohort(cohort);
    new MakeCohort(admin).make(description(slug, population.roadmap(), start));
    String path = "/api/v1/cohorts/" + slug;
    admin.put(path + "/mentors/" + DemoPerson.MENTOR.address()).orRefusal(204);
    admin
        .post(path + "/enrolments/import", "text/csv", learners(population, cohort, start))
        .orRefusal(200);
  }

  private static Map<String, Object> description(
      String slug, BenchRoadmap roadmap, LocalDate start) {
    return Map.of(
        "slug",
        slug,
        "name",
        "Cohort " + slug,
        "term",
        Population.TERM,
        "roadmap",
        roadmap.slug(),
        "roadmapVersion",
        BenchRoadmap.VERSION,
        "startDay",
        start.toString(),
        "endDay",
        start.plusWeeks(WEEKS).toString(),
        "zone",
        "Europe/Berlin",
        "pacing",
        "fixed");
  }

  private static String learners(Population population, int cohort, LocalDate start) {
    int first = cohort * population.learnersEach();
    return IntStream.range(first, first + population.learnersEach())
        .mapToObj(
            number ->
                "%s,Learner %d,%s,%s,%s\n"
                    .formatted(
                        population.address(number),
                        number,
                        start,
                        population.learner(number),
                        population.enrolment(number)))
        .collect(Collectors.joining("", "email,name,enrolled_on,learner_id,enrolment_id\n", ""));
  }
}
