package dev.milepost.benchmarks.pages;

import dev.milepost.benchmarks.load.OpenLoop;
import dev.milepost.benchmarks.pages.PagesReport.Reading;
import dev.milepost.benchmarks.results.Latencies;
import dev.milepost.benchmarks.workload.Population;
import dev.milepost.local.client.Api;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads the figures and the pages of cohorts, as mentors do who do not wait for each other. */
final class MeasureReading {

  /** A service that has been up for some minutes: by then its code is compiled. */
  private static final Duration WARM_UP = Duration.ofSeconds(10);

  /** So that no two requests in a row ask for the same. */
  private static final List<String> ORDERS = List.of("pace", "progress", "activity", "name");

  private final Api api;
  private final Visitor visitor;
  private final int perSecond;
  private final Duration each;
  private final Consumer<String> tell;
  private long seed = 20_261_128;

  /**
   * @param perSecond requests, at random moments
   * @param each how long every kind of request is made
   * @param tell hears what was measured
   */
  MeasureReading(Api api, Visitor visitor, int perSecond, Duration each, Consumer<String> tell) {
    this.api = api;
    this.visitor = visitor;
    this.perSecond = perSecond;
    this.each = each;
    this.tell = tell;
  }

  /**
   * All kinds of requests about one cohort of each population, one kind after the other.
   *
   * @param events in the log
   */
  List<Reading> of(List<Population> populations, long events) {
    return populations.stream().flatMap(population -> of(population, events)).toList();
  }

  private Stream<Reading> of(Population population, long events) {
    String cohort = population.cohort(0);
    String figures = "/api/v1/cohorts/" + cohort;
    return Stream.of(
        measure(population, events, "dashboard_json", _ -> json(figures + "/dashboard")),
        measure(
            population,
            events,
            "learners_json",
            number -> json(figures + "/learners?sort=" + order(number))),
        measure(
            population,
            events,
            "page",
            number -> visitor.open("/progress/cohorts/" + cohort + "?sort=" + order(number))));
  }

  private Reading measure(Population population, long events, String what, Request request) {
    long warm = System.nanoTime() + WARM_UP.toNanos();
    for (int number = 0; System.nanoTime() < warm; number++) {
      warmUp(request, number);
    }
    Latencies taken = new OpenLoop(perSecond, each, seed++).run(request::make);
    var reading =
        new Reading(
            events, population.learnersEach(), population.roadmap().milestones(), what, taken);
    tell.accept(reading.toString());
    return reading;
  }

  private static void warmUp(Request request, int number) {
    try {
      request.make(number);
    } catch (IOException e) {
      throw new IllegalStateException("a page could not be read", e);
    }
  }

  private void json(String path) {
    api.get(path).orRefusal(200);
  }

  private static String order(int number) {
    return ORDERS.get(number % ORDERS.size());
  }

  private interface Request {
    void make(int number) throws IOException;
  }
}
