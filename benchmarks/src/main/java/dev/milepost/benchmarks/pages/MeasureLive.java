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
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Many dashboards are open while reports come in: how soon each shows each. */
final class MeasureLive {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long SEED = 20_261_129;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Streams that are being opened at once: people do not all come in the same moment. */
  private static final int OPENING_AT_ONCE = 20;

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
    List<OpenLoop> before = growing(perSecond, warmUp.dividedBy(3));
    int warmUps = before.stream().mapToInt(OpenLoop::requests).sum();
    var load = new OpenLoop(perSecond, time, SEED);
    int all = warmUps + load.requests();
    int cohorts = population.cohorts();
    Queue<Long> taken = new ConcurrentLinkedQueue<>();
    List<CohortOnScreen> screens =
        IntStream.range(0, cohorts)
            .mapToObj(
                cohort ->
                    new CohortOnScreen(posted(all, cohort), posted(warmUps, cohort), taken::add))
            .toList();
    List<String> reports = reports(all);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    var pages = new ExecutorCompletionService<Boolean>(threads);
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    try {
      open(http, pages, screens, openPages / cohorts);
      await(pages, () -> screens.stream().mapToInt(CohortOnScreen::openPages).sum() == openPages);
      int posted = 0;
      for (OpenLoop step : before) {
        int from = posted;
        step.run((number, due) -> post(screens, reports, from + number, due));
        posted += step.requests();
      }
      await(pages, () -> screens.stream().allMatch(CohortOnScreen::isWarm));
      double reads = metric("milepost_live_reads_total");
      double pushes = metric("milepost_live_pushes_total");
      load.run((number, due) -> post(screens, reports, warmUps + number, due));
      await(pages, () -> screens.stream().allMatch(CohortOnScreen::isComplete));
      return new Live(
          openPages,
          cohorts,
          perSecond,
          (int) time.toSeconds(),
          Latencies.of(taken.stream().mapToLong(nanos -> nanos).toArray()),
          metric("milepost_live_reads_total") - reads,
          (long) (metric("milepost_live_pushes_total") - pushes));
    } finally {
      // Streams do not end by themselves.
      threads.shutdownNow();
      http.shutdownNow();
    }
  }

  /** A service whose code is not compiled yet cannot take at once what it takes later. */
  private static List<OpenLoop> growing(int perSecond, Duration each) {
    return List.of(
        new OpenLoop(perSecond / 10.0, each, SEED + 1),
        new OpenLoop(perSecond / 3.0, each, SEED + 2),
        new OpenLoop(perSecond, each, SEED + 3));
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
      HttpClient http,
      ExecutorCompletionService<Boolean> pages,
      List<CohortOnScreen> screens,
      int pagesEach) {
    String cookie = visitor.cookieHeader();
    var opening = new Semaphore(OPENING_AT_ONCE);
    for (int cohort = 0; cohort < screens.size(); cohort++) {
      String url = stand.progressUrl() + "/progress/cohorts/" + population.cohort(cohort) + "/live";
      CohortOnScreen screen = screens.get(cohort);
      for (int page = 0; page < pagesEach; page++) {
        pages.submit(
            () -> {
              opened(opening, () -> new OpenPage(http, url, cookie, screen)).listen();
              return true;
            });
      }
    }
  }

  private static OpenPage opened(Semaphore opening, Callable<OpenPage> page) throws Exception {
    opening.acquire();
    try {
      return page.call();
    } finally {
      opening.release();
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

  /** Pages listen until they are told to stop: one that has ended by then has failed. */
  private static void await(ExecutorCompletionService<Boolean> pages, Condition condition)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      Future<Boolean> ended = pages.poll(50, TimeUnit.MILLISECONDS);
      if (ended != null) {
        throw new Invalid("a page does not listen any more: " + ended);
      }
      if (System.nanoTime() > end) {
        throw new Invalid("not every page shows every report");
      }
    }
  }

  private interface Condition {
    boolean holds();
  }
}
