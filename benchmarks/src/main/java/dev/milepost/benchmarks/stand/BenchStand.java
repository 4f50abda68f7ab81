package dev.milepost.benchmarks.stand;

import dev.milepost.local.client.Api;
import dev.milepost.local.client.DemoPerson;
import dev.milepost.local.install.BootApplication;
import dev.milepost.local.install.Checkout;
import dev.milepost.local.install.Folders;
import dev.milepost.local.parts.IssuerPart;
import dev.milepost.local.parts.KafkaPart;
import dev.milepost.local.parts.ServicePart;
import dev.milepost.local.postgres.PostgresPart;
import dev.milepost.local.postgres.PostgresPart.Durability;
import dev.milepost.local.process.Part;
import dev.milepost.local.process.PartProcess;
import dev.milepost.local.process.Sentinel;
import dev.milepost.local.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL and an issuer of the benchmarks' own, and whatever else of Milepost a benchmark starts
 * on them. Nothing is left running when it is closed, or when this JVM ends in any other way.
 *
 * <pre>{@code
 * try (var stand = BenchStand.start(checkout, folder)) {
 *   UUID mentor = new SeedProgress(stand).seed(now, population);
 *   stand.database().copy(SeedProgress.SEED, BenchStand.PROGRESS, BenchStand.PROGRESS);
 *   PartProcess broker = stand.startBroker("clean", 1);
 *   PartProcess service = stand.startProgress(broker, Map.of("MILEPOST_INBOX_WORKERS", "2"));
 *   service.stop();
 * }
 * }</pre>
 */
public final class BenchStand implements AutoCloseable {

  /** The database, role and password of the progress service. */
  public static final String PROGRESS = "progress";

  /** The same of the notification service. */
  public static final String NOTIFICATION = "notification";

  /** For every contestant the same: durable, with room for what is written in one run. */
  public static final Map<String, String> POSTGRES_SETTINGS =
      Map.of(
          "shared_buffers", "1GB",
          "max_wal_size", "8GB",
          "min_wal_size", "4GB",
          "checkpoint_timeout", "15min");

  /** As many as {@code min_wal_size} keeps, of 16 MB each. */
  private static final int LOG_FILES = 250;

  /** The most that each contestant's JVM may take for its objects. */
  public static final String HEAP = "1g";

  private static final String PROGRESS_SERVICE = "progress-service";
  private static final String NOTIFICATION_SERVICE = "notification-service";

  private final Checkout checkout;
  private final Path folder;
  private final Sentinel sentinel = Sentinel.post();
  private final List<PartProcess> started = new ArrayList<>();
  private final Database database;
  private final PartProcess postgres;

  private BenchStand(Checkout checkout, Path folder) {
    this.checkout = checkout;
    this.folder = folder;
    var part =
        new PostgresPart(
            folder,
            folder.resolveSibling("cache"),
            StandPorts.POSTGRES,
            List.of(PROGRESS, NOTIFICATION),
            Durability.KEEP_THROUGH_CRASH,
            POSTGRES_SETTINGS);
    this.database = new Database(part);
    this.postgres = process(part);
  }

  /**
   * Starts PostgreSQL and the issuer.
   *
   * @param folder for everything that they keep; deleted first
   * @throws StartFailure when one does not start; nothing is left running then
   */
  public static BenchStand start(Checkout checkout, Path folder) {
    try {
      Folders.delete(folder);
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StartFailure("The folder %s cannot be made anew.".formatted(folder), e);
    }
    var stand = new BenchStand(checkout, folder.toAbsolutePath());
    try {
      stand.postgres.start();
      stand.database.makeLogFiles(LOG_FILES);
      stand.start(new IssuerPart(stand.folder, IssuerPart.compiled(checkout), StandPorts.ISSUER));
      return stand;
    } catch (RuntimeException e) {
      stand.close();
      throw e;
    }
  }

  public Checkout checkout() {
    return checkout;
  }

  /** Where a benchmark may keep files while the stand is open. */
  public Path folder() {
    return folder;
  }

  public Database database() {
    return database;
  }

  /** The process whose descendants are all of PostgreSQL's. */
  public PartProcess postgres() {
    return postgres;
  }

  /**
   * Starts a broker with data of its own; its part's URL is its bootstrap servers.
   *
   * @param number from 0, unlike any other broker's
   */
  public PartProcess startBroker(String name, int number) {
    int port = StandPorts.broker(number);
    return start(new KafkaPart(folder.resolve(name), KafkaPart.compiled(checkout), port, port + 1));
  }

  /**
   * Starts the progress service on the database {@link #PROGRESS}, compiled as in production.
   *
   * @param settings environment variables besides those that it needs to run here
   */
  public PartProcess startProgress(PartProcess broker, Map<String, String> settings) {
    return start(
        new ServicePart(
            PROGRESS_SERVICE,
            folder,
            application(PROGRESS_SERVICE).program(),
            StandPorts.PROGRESS,
            StandPorts.PROGRESS_MANAGEMENT,
            settings(PROGRESS, broker, settings),
            HEAP));
  }

  /**
   * Starts an instance of the notification service on the database {@link #NOTIFICATION}, compiled
   * as in production. Its business time is that of {@link #clock}, its mail server the sink, when
   * there is one.
   *
   * @param number from 0, unlike that of any other instance that runs
   * @param settings environment variables besides those that it needs to run here
   */
  public PartProcess startNotification(
      PartProcess broker, int number, Map<String, String> settings) {
    var all = settings(NOTIFICATION, broker, settings);
    all.put("SPRING_MAIL_PORT", Integer.toString(smtpPort()));
    return start(
        new ServicePart(
            NOTIFICATION_SERVICE + (number == 0 ? "" : "-" + number),
            folder,
            application(NOTIFICATION_SERVICE).program(),
            StandPorts.NOTIFICATION + number,
            StandPorts.NOTIFICATION_MANAGEMENT + number,
            all,
            HEAP));
  }

  private Map<String, String> settings(
      String database, PartProcess broker, Map<String, String> besides) {
    var all = new HashMap<>(besides);
    all.put("SPRING_PROFILES_ACTIVE", "local");
    all.put("SPRING_DATASOURCE_URL", this.database.url(database));
    all.put("SPRING_DATASOURCE_USERNAME", database);
    all.put("SPRING_DATASOURCE_PASSWORD", database);
    all.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", broker.part().url());
    all.put("MILEPOST_ISSUER", issuer());
    all.put("MILEPOST_PUBLIC_URL", progressUrl());
    all.put("MILEPOST_CLOCK_FILE", clock().toString());
    return all;
  }

  /** The file of jumps of business time that all services here read. */
  public Path clock() {
    return folder.resolve("clock");
  }

  /** Starts Kafka Connect with one connector. */
  public PartProcess startConnect(
      PartProcess broker, Map<String, String> worker, Map<String, String> connector) {
    return start(
        new ConnectPart(folder, checkout, StandPorts.CONNECT, broker.part(), worker, connector));
  }

  /**
   * Starts a main class of the benchmarks' own; it is given its port, Kafka's servers, a folder.
   */
  public PartProcess startPeer(Class<?> main, PartProcess broker) {
    Path home = folder.resolve(main.getSimpleName());
    var arguments =
        List.of(Integer.toString(StandPorts.PEER), broker.part().url(), home.toString());
    return start(new JavaPart(folder, main, StandPorts.PEER, arguments));
  }

  /**
   * Starts a main class of the benchmarks' own that takes mail; it is given the port of its answers
   * to {@link PartProcess#part}'s URL, and that of SMTP.
   */
  public PartProcess startSink(Class<?> main) {
    var arguments =
        List.of(Integer.toString(StandPorts.SINK), Integer.toString(StandPorts.SINK_SMTP));
    return start(new JavaPart(folder, main, StandPorts.SINK, arguments));
  }

  /** Where the sink takes mail, when there is one. */
  public int smtpPort() {
    return StandPorts.SINK_SMTP;
  }

  /** The progress service's API, as one of the people whom the issuer knows. */
  public Api api(DemoPerson person) {
    return new Api(progressUrl(), issuer(), person);
  }

  /** Where the progress service shows its metrics. */
  public String management() {
    return "http://localhost:" + StandPorts.PROGRESS_MANAGEMENT;
  }

  /** Stops everything that was started, last first. */
  @Override
  public void close() {
    started.reversed().forEach(PartProcess::stop);
    postgres.stop();
    sentinel.close();
  }

  private PartProcess start(Part part) {
    var process = process(part);
    started.add(process);
    process.start();
    return process;
  }

  private PartProcess process(Part part) {
    Path log = folder.resolve("logs").resolve(part.name() + ".log");
    return new PartProcess(part, log, sentinel, changed -> {});
  }

  private BootApplication application(String service) {
    try {
      return BootApplication.unpacked(checkout, service, folder.resolve("apps"));
    } catch (IOException e) {
      throw new StartFailure("%s could not be unpacked.".formatted(service), e);
    }
  }

  private static String issuer() {
    return "http://localhost:" + StandPorts.ISSUER;
  }

  /** Where the progress service has its pages and its API. */
  public String progressUrl() {
    return "http://localhost:" + StandPorts.PROGRESS;
  }
}
