package dev.milepost.benchmarks.intake;

import dev.milepost.benchmarks.load.ClosedLoop;
import dev.milepost.benchmarks.machine.CpuClock;
import dev.milepost.benchmarks.machine.Meter;
import dev.milepost.benchmarks.results.Round;
import dev.milepost.benchmarks.results.Run;
import dev.milepost.benchmarks.stand.Await;
import dev.milepost.benchmarks.stand.BenchStand;
import dev.milepost.benchmarks.stand.Recorded;
import dev.milepost.benchmarks.stand.SeedProgress;
import dev.milepost.benchmarks.stand.Verification;
import dev.milepost.benchmarks.workload.MilestoneEvents;
import dev.milepost.benchmarks.workload.Population;
import dev.milepost.benchmarks.workload.Reports;
import dev.milepost.benchmarks.workload.TopicWriter;
import dev.milepost.events.Topic;
import dev.milepost.local.client.Api;
import dev.milepost.local.client.DemoPerson;
import dev.milepost.local.process.PartProcess;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Posts the same reports to the product and to the bare server, in turns. */
final class MeasureIntake implements AutoCloseable {

  static final Population POPULATION = new Population(10, 1_000);

  private static final long SEED = 20_261_125;
  private static final long EVENTS = 10_000_000;
  private static final int BODIES = 20_000;
  private static final int BATCHES = 50;
  private static final int BATCH_CLIENTS = 4;
  private static final String JSON = "application/json";
  private static final String NDJSON = "application/x-ndjson";

  private final BenchStand stand;
  private final int clients;
  private final int lines;
  private final Duration warmUp;
  private final Duration each;
  private final Consumer<String> tell;
  private final HttpPosts posts;
  private final Api admin;
  private final CpuClock postgres;

  /**
   * @param lines of each batch
   * @param each how long one contestant is posted to in one round
   * @param tell hears what is being done
   */
  MeasureIntake(
      BenchStand stand,
      int clients,
      int lines,
      Duration warmUp,
      Duration each,
      Consumer<String> tell) {
    this.stand = stand;
    this.clients = clients;
    this.lines = lines;
    this.warmUp = warmUp;
    this.each = each;
    this.tell = tell;
    this.posts = new HttpPosts(clients);
    this.admin = stand.api(DemoPerson.ADMIN);
    this.postgres = CpuClock.ofTree(stand.postgres().handle().orElseThrow().pid());
  }

  List<Round> rounds(int count) throws SQLException {
    Instant now = Instant.now();
    tell.accept("enrolling %,d learners".formatted(POPULATION.size()));
    var mentor = new SeedProgress(stand).seed(now, POPULATION);
    var events = new MilestoneEvents(POPULATION, mentor, EVENTS, now, SEED);
    PartProcess broker = stand.startBroker("broker", 1);
    var intakeAlone = intakeAlone(broker, events, count);
    var recording = recording(broker, events, count);
    return IntStream.range(0, count)
        .mapToObj(
            round -> {
              var runs = new LinkedHashMap<>(intakeAlone.get(round));
              runs.putAll(recording.get(round));
              return new Round(round + 1, runs);
            })
        .toList();
  }

  /**
   * Both servers are there all the time; who is not posted to does nothing. The product's inbox has
   * no workers, so that it does what the bare server does and no more.
   */
  private List<Map<String, Run>> intakeAlone(
      PartProcess broker, MilestoneEvents events, int rounds) {
    stand.database().copy(SeedProgress.SEED, BenchStand.PROGRESS, BenchStand.PROGRESS);
    TopicWriter.createLike(Topic.MILESTONE, BareServer.TOPIC, broker.part().url());
    PartProcess bare = stand.startPeer(BareServer.class, broker);
    PartProcess service = stand.startProgress(broker, Map.of("MILEPOST_INBOX_WORKERS", "0"));
    List<String> one = Reports.next(events, BODIES);
    List<String> many =
        Stream.generate(() -> String.join("\n", Reports.next(events, lines)) + "\n")
            .limit(BATCHES)
            .toList();
    var entrants =
        List.of(
            entrant(Entrant.BARE, bare, "/one", 202, around(one)),
            entrant(Entrant.MILEPOST, service, "/api/v1/milestones", 202, around(one)),
            batch(Entrant.BARE_BATCH, bare, "/lines", around(many)),
            batch(Entrant.MILEPOST_BATCH, service, "/api/v1/milestones/batch", around(many)));
    try {
      return rounds(entrants, rounds);
    } finally {
      service.stop();
      bare.stop();
    }
  }

  /** The product as it is run, on the same processors. */
  private List<Map<String, Run>> recording(PartProcess broker, MilestoneEvents events, int rounds)
      throws SQLException {
    broker.stop();
    PartProcess anew = stand.startBroker("recording", 2);
    stand.database().copy(SeedProgress.SEED, BenchStand.PROGRESS, BenchStand.PROGRESS);
    PartProcess service = stand.startProgress(anew, Map.of());
    var given = new AtomicLong();
    Supplier<String> next =
        () -> {
          synchronized (events) {
            given.incrementAndGet();
            return Reports.next(events, 1).getFirst();
          }
        };
    try (var recorded = new Recorded(stand.database())) {
      var runs =
          rounds(
              List.of(
                  entrant(Entrant.MILEPOST_RECORDING, service, "/api/v1/milestones", 202, next)),
              rounds);
      Await.until(service, recorded::count, () -> recorded.count() >= given.get());
      Verification.of(stand, given.get());
      return runs;
    } finally {
      service.stop();
    }
  }

  private List<Map<String, Run>> rounds(List<Entrant> entrants, int count) {
    for (Entrant entrant : entrants) {
      tell.accept("warming up " + entrant.name());
      new ClosedLoop(entrant.clients(), warmUp).run(entrant.request());
    }
    var rounds = new ArrayList<Map<String, Run>>();
    for (int number = 1; number <= count; number++) {
      var runs = new LinkedHashMap<String, Run>();
      for (Entrant entrant : entrants) {
        Run run = run(entrant);
        tell.accept(
            "round %d  %-20s %,9.0f/s  server %6.2f, compiling %.2f, PostgreSQL %.2f µs of CPU"
                .formatted(
                    number,
                    entrant.name(),
                    run.eventsPerSecond(),
                    run.clientCpuMicros(),
                    run.compilerCpuMicros(),
                    run.postgresCpuMicros()));
        runs.put(entrant.name(), run);
      }
      rounds.add(runs);
    }
    return rounds;
  }

  private Run run(Entrant entrant) {
    long pid = entrant.server().handle().orElseThrow().pid();
    var meter = new Meter(postgres, CpuClock.ofTree(pid), CpuClock.ofCompilers(pid));
    var begin = meter.read();
    long requests = new ClosedLoop(entrant.clients(), each).run(entrant.request());
    return Run.between(begin, meter.read(), requests * entrant.eventsEach());
  }

  private Entrant entrant(
      String name, PartProcess server, String path, int status, Supplier<String> body) {
    String url = server.part().url() + path;
    return new Entrant(
        name, server, clients, 1, () -> posts.post(url, headers(), JSON, body.get(), status));
  }

  private Entrant batch(String name, PartProcess server, String path, Supplier<String> body) {
    String url = server.part().url() + path;
    return new Entrant(
        name,
        server,
        BATCH_CLIENTS,
        lines,
        () -> posts.post(url, headers(), NDJSON, body.get(), 200));
  }

  private Map<String, String> headers() {
    return Map.of("Authorization", admin.authorization());
  }

  /** One after the other, and from the first again. */
  private static Supplier<String> around(List<String> bodies) {
    var next = new AtomicLong();
    return () -> bodies.get((int) (next.getAndIncrement() % bodies.size()));
  }

  @Override
  public void close() throws IOException {
    posts.close();
    admin.close();
  }
}
