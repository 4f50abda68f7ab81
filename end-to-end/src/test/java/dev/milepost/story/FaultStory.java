package dev.milepost.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.local.client.Api;
import dev.milepost.local.client.DemoPerson;
import dev.milepost.local.process.PartProcess;
import dev.milepost.local.process.PartProcess.State;
import dev.milepost.local.stack.Stack;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * Whatever is killed, cut off or left standing while reports pour in: every acknowledged report is
 * recorded, and counted, exactly once. The same proof ends every story, see {@link #prove}.
 */
@ExtendWith(RunningStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultStory {

  private static final String TERM = "faults";
  private static final int LEARNERS = 300;
  private static final int BACKLOG = 10_000;
  private static final String FIRST = "progress-service";
  private static final String SECOND = "second-progress-service";

  /** In each instance, by its own settings. */
  private static final int WORKERS = 2;

  /** Kafka takes a member for dead that was silent for 10 s; then the others share its work. */
  private static final Duration SETTLED_WITHIN = Duration.ofSeconds(30);

  private final Stack stack;
  private final PartProcess first;
  private final PartProcess postgres;
  private final Api admin;
  private final Intake intake;
  private final PostgresProxy proxy;
  private final PartProcess second;
  private final Set<UUID> sentBefore = new HashSet<>();
  private CrowdedCohort cohort;
  private ReportLoad load;

  FaultStory(Stack stack) {
    this.stack = stack;
    this.first = stack.part(FIRST);
    this.postgres = stack.part("postgres");
    this.admin = new Api(stack.addresses(), DemoPerson.ADMIN);
    this.intake = new Intake(stack.addresses().kafka(), stack.addresses().database("progress"));
    this.proxy = new PostgresProxy(postgres.part().ports().getFirst());
    this.second =
        stack.secondInstance(FIRST, Map.of("SPRING_DATASOURCE_URL", proxy.url("progress", SECOND)));
  }

  @BeforeAll
  void enrolACrowd() {
    cohort = CrowdedCohort.start(admin, TERM, LEARNERS);
  }

  @AfterEach
  void leaveEverythingRunning() {
    load.close();
    sentBefore.addAll(load.acknowledged());
    if (second.handle().isPresent()) {
      second.resume();
    }
    if (postgres.state() != State.READY) {
      postgres.start();
    }
    if (first.state() != State.READY) {
      first.start();
    }
  }

  /** The stories after this one count on every partition being read. */
  @AfterAll
  void leaveNothingElseRunning() throws IOException {
    second.stop();
    awaitInstancesAtWork(1);
    proxy.close();
    intake.close();
    admin.close();
  }

  @Test
  void anInstanceKilledInTheMiddleOfABatchLosesAndDoublesNothing() {
    load = startLoad().alsoThrough(admin);
    for (int kill = 1; kill <= 2; kill++) {
      load.send(BACKLOG);
      soon().until(() -> intake.isRecording(FIRST));
      first.kill();
      first.start();
    }
    prove();
  }

  @Test
  void aDatabaseKilledUnderLoadLosesAndDoublesNothing() {
    load = startLoad().alsoThrough(admin);
    for (int kill = 1; kill <= 2; kill++) {
      load.send(BACKLOG);
      soon().until(() -> intake.isRecording(FIRST));
      postgres.kill();
      postgres.start();
      awaitRecordingGoesOn();
    }
    prove();
  }

  @Test
  void aCommitWhoseAnswerIsLostCountsOnce() {
    load = startLoad();
    startSecond();
    double repeatedBefore = repeated(second);
    int lostBefore = proxy.answersLost();
    for (int lost = 1; lost <= 3; lost++) {
      load.send(BACKLOG);
      int expected = lostBefore + lost;
      proxy.loseNextAnswer();
      soon().until(() -> proxy.answersLost() == expected);
      awaitRecordingGoesOn();
    }
    prove();
    assertThat(repeated(second)).as("events read again").isEqualTo(repeatedBefore);
  }

  @Test
  void aZombieThatStoodStillWithItsBatchUnrecordedCannotWriteIt() {
    load = startLoad();
    startSecond();
    double repeatedBefore = repeated(first) + repeated(second);
    var gate = proxy.holdNextBatch();
    soon().until(gate::somebodyWaits);

    second.pause();
    awaitRecordingGoesOn();
    assertThat(intake.workersAtWork()).isEqualTo(WORKERS);
    second.resume();
    gate.open();

    awaitInstancesAtWork(2);
    prove();
    assertThat(repeated(first) + repeated(second))
        .as("written by a zombie")
        .isEqualTo(repeatedBefore);
  }

  @Test
  void aZombieThatStoodStillInTheMiddleOfItsTransactionHoldsNobodyUp() {
    load = startLoad();
    startSecond();
    double repeatedBefore = repeated(first) + repeated(second);
    soon().until(this::secondStandsStillInTransaction);

    awaitRecordingGoesOn();
    assertThat(intake.workersAtWork()).isEqualTo(WORKERS);
    second.resume();

    awaitInstancesAtWork(2);
    prove();
    assertThat(repeated(first) + repeated(second))
        .as("written by a zombie")
        .isEqualTo(repeatedBefore);
  }

  private boolean secondStandsStillInTransaction() {
    if (intake.isRecording(SECOND)) {
      second.pause();
      if (intake.isRecording(SECOND)) {
        return true;
      }
      second.resume();
    }
    return false;
  }

  @Test
  void anInstanceThatJoinsAndIsKilledLosesNothingAndIsReplacedInSeconds() {
    second.stop();
    load = startLoad().alsoThrough(admin);
    startSecond();
    load.send(BACKLOG);
    soon().until(() -> intake.isRecording(SECOND));

    second.kill();

    awaitRecordingGoesOn();
    awaitInstancesAtWork(1);
    prove();
  }

  private ReportLoad startLoad() {
    return ReportLoad.start(stack.addresses().kafka(), cohort);
  }

  private void startSecond() {
    if (second.state() != State.READY) {
      second.start();
    }
    awaitInstancesAtWork(2);
  }

  private void awaitInstancesAtWork(int expected) {
    await().atMost(SETTLED_WITHIN).until(() -> intake.workersAtWork() == expected * WORKERS);
  }

  /** Returns once all is recorded that Kafka has at this moment, while more pours in. */
  private void awaitRecordingGoesOn() {
    var ends = intake.ends();
    await().atMost(SETTLED_WITHIN).until(() -> intake.hasReached(ends));
  }

  /**
   * Once nothing waits: every acknowledged report is in the log exactly once and nothing else is,
   * nothing was quarantined, every projection equals its recomputation from the log, and the
   * notification service has heard of as many.
   */
  private void prove() {
    load.close();
    sentBefore.addAll(load.acknowledged());
    awaitRecordingGoesOn();

    List<UUID> recorded = intake.recorded(TERM);
    assertThat(minus(sentBefore, recorded)).as("acknowledged, but lost").isEmpty();
    assertThat(minus(recorded, sentBefore)).as("recorded, but never sent").isEmpty();
    assertThat(recorded).as("doubled").hasSameSizeAs(sentBefore);

    JsonNode account = admin.get("/api/v1/verification").orRefusal(200).json();
    assertThat(account.path("holds").asBoolean()).as(account.toString()).isTrue();
    assertThat(account.path("quarantined").asInt()).isZero();
    long events = account.path("counts").path("events").asLong();
    await()
        .atMost(SETTLED_WITHIN)
        .untilAsserted(() -> assertThat(heardOfByNotifications()).isEqualTo(events));
  }

  private long heardOfByNotifications() {
    JsonNode heard = admin.get("/api/v1/notifications/counts").orRefusal(200).json();
    return heard.path("milestoneEvents").asLong();
  }

  private static Set<UUID> minus(Iterable<UUID> from, Iterable<UUID> what) {
    var rest = new HashSet<UUID>();
    from.forEach(rest::add);
    what.forEach(rest::remove);
    return rest;
  }

  /**
   * How many events an instance found in the log already. None has to come to that: positions alone
   * keep it from reading a batch twice, and the log's key is the guard behind them.
   */
  private double repeated(PartProcess instance) {
    int management = instance.part().ports().getLast();
    return admin
        .getFrom("http://localhost:%d/actuator/prometheus".formatted(management))
        .orRefusal(200)
        .text()
        .lines()
        .filter(line -> line.startsWith("milepost_milestones_repeated_total"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** For what happens in moments and is over in moments. */
  private static ConditionFactory soon() {
    return await()
        .atMost(SETTLED_WITHIN)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2));
  }
}
