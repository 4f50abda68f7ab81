package dev.milepost.benchmarks.nudges;

import dev.milepost.benchmarks.machine.CpuClock;
import dev.milepost.benchmarks.machine.Meter;
import dev.milepost.benchmarks.results.Invalid;
import dev.milepost.benchmarks.results.Round;
import dev.milepost.benchmarks.results.Run;
import dev.milepost.benchmarks.stand.Await;
import dev.milepost.benchmarks.stand.BenchStand;
import dev.milepost.local.client.Api;
import dev.milepost.local.process.PartProcess;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Has one and two instances send the same queued messages, in turns with a loop that only sends: to
 * a mail server that takes everything at once, and to one that takes its time.
 */
final class MeasureSending {

  static final int MOST_INSTANCES = 2;

  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private final BenchStand stand;
  private final PartProcess broker;
  private final int messages;
  private final Consumer<String> tell;
  private final PartProcess sink;

  /**
   * @param messages which are the last decisions of the ledger, and queued
   */
  MeasureSending(BenchStand stand, PartProcess broker, int messages, Consumer<String> tell) {
    this.stand = stand;
    this.broker = broker;
    this.messages = messages;
    this.tell = tell;
    this.sink = stand.startSink(MailSink.class);
  }

  /** How quickly the mail server answers. */
  enum Server {
    AT_ONCE("", "/forget", 1),
    SLOW("_slow_server", "/forget/slow", 4);

    private final String ending;
    private final String begin;
    private final int share;

    /**
     * @param share one in so many messages is sent to it
     */
    Server(String ending, String begin, int share) {
      this.ending = ending;
      this.begin = begin;
      this.share = share;
    }

    /** How a contestant, or what compares some, is called in the results. */
    String name(String who, int instances) {
      return who + "_" + instances + ending;
    }
  }

  /** What ran with one instance stands in the same round as what ran with two. */
  List<Round> rounds(int count) throws SQLException, IOException, MessagingException {
    var runs = new ArrayList<Map<String, Run>>();
    for (int number = 0; number < count; number++) {
      runs.add(new LinkedHashMap<>());
    }
    var instances = new ArrayList<PartProcess>();
    try (var ledger = new Ledger(stand.database())) {
      ledger.keepLast(messages);
      while (instances.size() < MOST_INSTANCES) {
        instances.add(instance(instances.size()));
        tell.accept("warming up with %d".formatted(instances.size()));
        send(Server.AT_ONCE, instances, ledger);
        var bare = new BareLoop(stand.smtpPort(), ask("/last"));
        bare(Server.AT_ONCE, bare, instances.size());
        for (int number = 0; number < count; number++) {
          for (Server server : Server.values()) {
            round(server, instances, bare, ledger, runs.get(number));
          }
        }
      }
    }
    instances.forEach(PartProcess::stop);
    sink.stop();
    var rounds = new ArrayList<Round>();
    for (int number = 0; number < count; number++) {
      rounds.add(new Round(number + 1, runs.get(number)));
    }
    return rounds;
  }

  private PartProcess instance(int number) {
    return stand.startNotification(broker, number, Map.of());
  }

  private void round(
      Server server,
      List<PartProcess> instances,
      BareLoop bare,
      Ledger ledger,
      Map<String, Run> runs)
      throws SQLException, IOException {
    Run loop = bare(server, bare, instances.size());
    Run milepost = send(server, instances, ledger);
    runs.put(server.name("bare", instances.size()), loop);
    runs.put(server.name("milepost", instances.size()), milepost);
    tell.accept(
        "%-24s %,6.0f/s, bare loop %,6.0f/s; PostgreSQL %.0f, service %.0f, compiling %.0f µs of CPU"
            .formatted(
                server.name("milepost", instances.size()),
                milepost.eventsPerSecond(),
                loop.eventsPerSecond(),
                milepost.postgresCpuMicros(),
                milepost.clientCpuMicros(),
                milepost.compilerCpuMicros()));
  }

  /** From when all are queued until the mail server has all; then the ledger must say so. */
  private Run send(Server server, List<PartProcess> instances, Ledger ledger)
      throws SQLException, IOException {
    int count = messages / server.share;
    ledger.rest();
    stand.database().checkpoint();
    ask(server.begin);
    var meter = meter(instances);
    var begin = meter.read();
    ledger.queue(count);
    while (taken().messages() < count) {
      requireAlive(instances);
      Api.pause(LOOK_EVERY);
    }
    Run run = Run.between(begin, meter.read(), count);
    Await.until(instances.getFirst(), ledger::sent, () -> ledger.sent() == count);
    requireEachOnce(count);
    return run;
  }

  private Run bare(Server server, BareLoop loop, int instances) throws IOException {
    int count = messages / server.share;
    ask(server.begin);
    Run run = loop.send(count, instances);
    requireEachOnce(count);
    return run;
  }

  private void requireEachOnce(int count) throws IOException {
    Taken.Count taken = taken();
    Invalid.unlessEqual("messages that the mail server took", count, taken.messages());
    Invalid.unlessEqual("different messages among them", count, taken.different());
  }

  private static void requireAlive(List<PartProcess> instances) {
    for (PartProcess instance : instances) {
      if (instance.handle().isEmpty()) {
        throw new Invalid("an instance ended: " + instance.lastWords());
      }
    }
  }

  private Meter meter(List<PartProcess> instances) {
    var pids = instances.stream().map(one -> one.handle().orElseThrow().pid()).toList();
    return new Meter(
        CpuClock.ofTree(stand.postgres().handle().orElseThrow().pid()),
        () -> total(pids.stream().map(CpuClock::ofTree).toList()),
        () -> total(pids.stream().map(CpuClock::ofCompilers).toList()));
  }

  private static Duration total(List<CpuClock> clocks) {
    return clocks.stream().map(CpuClock::used).reduce(Duration.ZERO, Duration::plus);
  }

  private Taken.Count taken() throws IOException {
    return Taken.Count.parse(ask("/taken"));
  }

  private String ask(String path) throws IOException {
    try (var answer = URI.create(sink.part().url() + path).toURL().openStream()) {
      return new String(answer.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
