package dev.milepost.benchmarks.rebuild;

import dev.milepost.benchmarks.rebuild.RebuildReport.Round;
import dev.milepost.benchmarks.results.Latencies;
import dev.milepost.benchmarks.stand.Await;
import dev.milepost.benchmarks.stand.BenchStand;
import dev.milepost.benchmarks.stand.Recorded;
import dev.milepost.benchmarks.stand.SeedProgress;
import dev.milepost.benchmarks.stand.Verification;
import dev.milepost.benchmarks.workload.MilestoneEvents;
import dev.milepost.benchmarks.workload.Population;
import dev.milepost.benchmarks.workload.TopicWriter;
import dev.milepost.events.EventFormat;
import dev.milepost.events.Topic;
import dev.milepost.local.client.Api;
import dev.milepost.local.client.DemoPerson;
import dev.milepost.local.process.PartProcess;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Records a log, then rebuilds every cohort's projections from it, and verifies them. */
final class MeasureRebuild {

  private static final long SEED = 20_261_127;
  private static final double NANOS = 1e9;

  /** More than can come in while all cohorts are rebuilt, in all rounds. */
  private static final long MOST_ALONGSIDE = 1_000_000;

  /** Of the cohorts, before those that are measured: what rebuilds has to be compiled, too. */
  private static final int WARM_UP_SHARE = 5;

  private final BenchStand stand;
  private final Population population;
  private final long events;
  private final int atOnce;
  private final int intake;
  private final Consumer<String> tell;

  MeasureRebuild(
      BenchStand stand,
      Population population,
      long events,
      int atOnce,
      int intake,
      Consumer<String> tell) {
    this.stand = stand;
    this.population = population;
    this.events = events;
    this.atOnce = atOnce;
    this.intake = intake;
    this.tell = tell;
  }

  Map<String, Long> workload() {
    return Map.of(
        "events", events,
        "enrolments", (long) population.size(),
        "cohorts_at_once", (long) atOnce,
        "events_a_second_meanwhile", (long) intake);
  }

  List<Round> rounds(int count) throws SQLException {
    Instant now = Instant.now();
    tell.accept("enrolling %,d learners".formatted(population.size()));
    var mentor = new SeedProgress(stand).seed(now, population);
    tell.accept("writing %,d events".formatted(events));
    PartProcess broker = stand.startBroker("broker", 1);
    var source = new MilestoneEvents(population, mentor, events + MOST_ALONGSIDE, now, SEED);
    var measured = new ArrayList<Round>();
    long written = events;
    try (var topic = TopicWriter.create(Topic.MILESTONE, broker.part().url())) {
      var format = new EventFormat("/progress-service");
      for (long number = 0; number < events; number++) {
        topic.send(format.write(source.next()));
      }
      for (int number = 1; number <= count; number++) {
        stand.database().copy(SeedProgress.SEED, BenchStand.PROGRESS, BenchStand.PROGRESS);
        stand.database().checkpoint();
        PartProcess service = stand.startProgress(broker, Map.of("MILEPOST_INBOX_WORKERS", "2"));
        try (var recorded = new Recorded(stand.database());
            var admin = stand.api(DemoPerson.ADMIN)) {
          double recording = record(service, recorded, written);
          rebuild(admin, population.cohorts() / WARM_UP_SHARE);
          var alongside = new Alongside(topic, source, intake, admin, dashboard());
          double seconds = rebuild(admin, population.cohorts());
          long lag = written + alongside.sent() - recorded.count();
          Latencies reads = alongside.stop();
          double rebuilding = written / seconds;
          written += alongside.sent();
          long all = written;
          Await.until(service, recorded::count, () -> recorded.count() >= all);
          Verification.of(stand, all);
          var round = new Round(number, recording, rebuilding, reads, lag);
          tell.accept(round.toString());
          measured.add(round);
        } finally {
          service.stop();
        }
      }
    }
    return measured;
  }

  /** Events a second over the second half of what there is. */
  private static double record(PartProcess service, Recorded recorded, long all)
      throws SQLException {
    Await.until(service, recorded::count, () -> recorded.count() >= all / 2);
    long before = recorded.count();
    long begin = System.nanoTime();
    Await.until(service, recorded::count, () -> recorded.count() >= all);
    return (all - before) / seconds(begin);
  }

  /** How many seconds it took to rebuild so many cohorts. */
  private double rebuild(Api admin, int cohorts) {
    long begin = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(atOnce)) {
      List<Callable<Object>> rebuilds =
          IntStream.range(0, cohorts)
              .mapToObj(population::cohort)
              .map(slug -> "/api/v1/cohorts/" + slug + "/rebuild")
              .<Callable<Object>>map(path -> () -> admin.postJson(path, Map.of()).orRefusal(204))
              .toList();
      for (var rebuilt : threads.invokeAll(rebuilds)) {
        rebuilt.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a rebuild failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return seconds(begin);
  }

  private String dashboard() {
    return "/api/v1/cohorts/%s/dashboard".formatted(population.cohort(population.cohorts() / 2));
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / NANOS;
  }
}
