package dev.milepost.benchmarks.pages;

import dev.milepost.benchmarks.load.OpenLoop;
import dev.milepost.benchmarks.pages.PagesReport.Live;
import dev.milepost.benchmarks.results.Invalid;
import dev.milepost.benchmarks.results.Latencies;
import dev.milepost.benchmarks.stand.BenchStand;
import dev.milepost.benchmarks.workload.Population;
import dev.milepost.events.EventIds;
import dev.milepost.local.client.Api;
import dev.milepost.local.client.MilestoneReport;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Many dashboards are open while reports come in: how soon each shows each. */
final class MeasureLive {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long SEED = 20_261_129;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final BenchStand stand;
  private final Api api;
  private final Visitor visitor;
  private final Population population;

  /**
   * @param population whose cohorts are looked at and posted to in turns
   */
  MeasureLive(BenchStand stand, Api api, Visitor visitor, Population population) {
    this.stand = stand;
    this.api = api;
    this.visitor = visitor;
    this.population = population;
  }

  /**
   * @param openPages a multiple of the population's cohorts
   * @param warmUp how long reports come in before those that are measured
   * @throws Invalid when a report is missing on any page after a minute
   */
  Live measure(int openPages, int perSecond, Duration warmUp, Duration time)
      throws InterruptedException {
    var before = new OpenLoop(perSecond, warmUp, SEED);
    var load = new OpenLoop(perSecond, time, SEED + 1);
    int all = before.requests() + load.requests();
    int cohorts = population.cohorts();
    Queue<Long> taken = new ConcurrentLinkedQueue<>();
    List<CohortOnScreen> screens =
        IntStream.range(0, cohorts)
            .mapToObj(
                cohort ->
                    new CohortOnScreen(
                        posted(all, cohort), posted(before.requests(), cohort), taken::add))
            .toList();
    List<String> reports = reports(all);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      open(http, threads, screens, openPages / cohorts);
      await(() -> screens.stream().mapToInt(CohortOnScreen::openPages).sum() == openPages);
      before.run((number, due) -> post(screens, reports, number, due));
      await(() -> screens.stream().allMatch(CohortOnScreen::isWarm));
      double reads = metric("milepost_live_reads_total");
      double pushes = metric("milepost_live_pushes_total");
      load.run((number, due) -> post(screens, reports, before.requests() + number, due));
      await(() -> screens.stream().allMatch(CohortOnScreen::isComplete));
      var live =
          new Live(
              openPages,
              cohorts,
              perSecond,
              (int) time.toSeconds(),
              Latencies.of(taken.stream().mapToLong(nanos -> nanos).toArray()),
              metric("milepost_live_reads_total") - reads,
              (long) (metric("milepost_live_pushes_total") - pushes));
      threads.shutdownNow();
      http.shutdownNow();
      return live;
    }
  }

  private void post(List<CohortOnScreen> screens, List<String> reports, int number, long due) {
    screens.get(number % screens.size()).posts(number / screens.size(), due);
    api.post("/api/v1/milestones", "application/json", reports.get(number)).orRefusal(202);
  }

  /** How many of so many reports go to one of the cohorts, which take turns. */
  private int posted(int reports, int cohort) {
    return (reports - cohort + population.cohorts() - 1) / population.cohorts();
  }

  private void open(
      HttpClient http, ExecutorService threads, List<CohortOnScreen> screens, int pagesEach) {
    String cookie = visitor.cookieHeader();
    for (int cohort = 0; cohort < screens.size(); cohort++) {
      String url = stand.progressUrl() + "/progress/cohorts/" + population.cohort(cohort) + "/live";
      CohortOnScreen screen = screens.get(cohort);
      for (int page = 0; page < pagesEach; page++) {
        threads.submit(
            () -> {
              new OpenPage(http, url, cookie, screen).listen();
              return true;
            });
      }
    }
  }

  /** A learner of the cohort whose turn it is begins with a milestone. */
  private List<String> reports(int count) {
    var random = new SplittableRandom(SEED);
    Instant now = Instant.now();
    return IntStream.range(0, count)
        .mapToObj(
            number -> {
              int cohort = number % population.cohorts();
              int learner =
                  cohort * population.learnersEach() + random.nextInt(population.learnersEach());
              return JSON.writeValueAsString(
                  new MilestoneReport(
                      EventIds.at(now),
                      population.enrolment(learner),
                      population.roadmap().anyKey(random),
                      "started",
                      now.toString(),
                      null,
                      null,
                      null));
            })
        .toList();
  }

  private double metric(String name) {
    String all = api.getFrom(stand.management() + "/actuator/prometheus").text();
    Matcher line =
        Pattern.compile("^" + name + "(?:\\{[^}]*})? ([0-9.E+]+)$", Pattern.MULTILINE).matcher(all);
    if (!line.find()) {
      throw new IllegalStateException("the service counts no " + name);
    }
    return Double.parseDouble(line.group(1));
  }

  private static void await(Condition condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new Invalid("not every page shows every report");
      }
      Api.pause(Duration.ofMillis(50));
    }
  }

  private interface Condition {
    boolean holds();
  }
}
