package dev.milepost.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.notification.NotificationTest;
import dev.milepost.notification.RepeatedWork;
import dev.milepost.notification.Steps;
import dev.milepost.notification.Steps.Death;
import dev.milepost.notification.Steps.DeathAt;
import dev.milepost.notification.Turns;
import dev.milepost.notification.World;
import dev.milepost.notification.World.Learner;
import dev.milepost.notification.bounces.TakeBounce;
import dev.milepost.notification.ledger.MessageQueue;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A sender may die, stand still or be overtaken before and after each of its statements, its
 * commits and its words to the mail server: no message is sent twice by that, none is lost, and at
 * most one for each that dies is left for a person to look at.
 */
@NotificationTest
class EveryStepOfSendingTest {

  private static final int INTERLEAVINGS = 25;

  @Autowired private World world;
  @Autowired private JdbcClient jdbc;
  @Autowired private MessageQueue queue;
  @Autowired private PrepareMail prepare;
  @Autowired private CommitToSending commit;
  @Autowired private RecipientDomains domains;
  @Autowired private TakeBounce bounces;
  @Autowired private MeterRegistry registry;
  @Autowired private RepeatedWork delivery;
  private ScriptedSmtp server;
  private List<Learner> learners;

  @BeforeEach
  void threeMessagesAreQueuedAndTheServicesOwnSenderRests() {
    await().until(() -> underWay() == 0);
    delivery.stop();
    server = new ScriptedSmtp();
    learners = IntStream.range(0, 3).mapToObj(number -> world.join()).toList();
    await().until(() -> underWay() == learners.size());
  }

  @AfterEach
  void letItGoOn() {
    server.close();
    delivery.start();
  }

  @Test
  void whereverASenderDiesAnotherSendsWhatItDidNotBeginAndNothingTwice() {
    var seen = new TreeSet<String>();
    int step = 1;
    while (diesAt(step)) {
      soon().until(() -> server.conversations.get() == 0);
      expireLeases();
      finish();
      List<String> fates = new ArrayList<>();
      for (Learner learner : learners) {
        fates.add(requireAtMostOne(learner, "died at step " + step));
      }
      assertThat(fates).filteredOn(fate -> fate.contains("unknown")).hasSizeLessThanOrEqualTo(1);
      seen.addAll(fates);
      queueAgain();
      step++;
    }
    assertThat(step).isGreaterThan(50);
    assertThat(seen)
        .containsExactly(
            "welcome sent, taken 1",
            "welcome unknown sender-lost, taken 0",
            "welcome unknown sender-lost, taken 1");
  }

  /** False when the sender had come to its end before that step. */
  private boolean diesAt(int step) {
    try (var connection = connection()) {
      Steps.watch(new DeathAt(step), () -> sendAll(sender(connection)));
      return false;
    } catch (Death death) {
      return true;
    }
  }

  @Test
  void twoSendersWhoseStepsComeInAnyOrderSendEachMessageOnce() {
    for (int seed = 0; seed < INTERLEAVINGS; seed++) {
      sideBySide(new Turns(seed, Integer.MAX_VALUE, () -> {}));
      for (Learner learner : learners) {
        assertThat(requireAtMostOne(learner, "seed " + seed)).isEqualTo("welcome sent, taken 1");
      }
      queueAgain();
    }
  }

  @Test
  void whatTheyHoldMayRunOutAtAnyStep() {
    for (int seed = 0; seed < INTERLEAVINGS; seed++) {
      sideBySide(new Turns(seed, 40, this::expireLeases));
      finish();
      for (Learner learner : learners) {
        requireAtMostOne(learner, "seed " + seed);
      }
      queueAgain();
    }
  }

  private void sideBySide(Turns turns) {
    try (var one = connection();
        var other = connection()) {
      turns.take(() -> sendAll(sender(one)), () -> sendAll(sender(other)));
    }
  }

  private static void sendAll(SendQueued sender) {
    boolean more = true;
    while (more) {
      more = sender.run();
    }
  }

  /** Says what came of the message in the ledger and at the mail server. */
  private String requireAtMostOne(Learner learner, String when) {
    long taken = server.accepted.stream().filter(text -> text.contains(learner.email)).count();
    List<String> ledger = world.ledger(learner);
    assertThat(ledger).as(when).hasSize(1);
    assertThat(taken).as(when).isLessThanOrEqualTo(1);
    if (ledger.contains("welcome sent")) {
      assertThat(taken).as(when).isEqualTo(1);
    } else {
      assertThat(ledger).as(when).containsExactly("welcome unknown sender-lost");
    }
    return ledger.getFirst() + ", taken " + taken;
  }

  /** Another sender takes over, until nothing is under way. */
  private void finish() {
    try (var connection = connection()) {
      var survivor = sender(connection);
      soon().until(() -> !survivor.run() && underWay() == 0);
    }
  }

  /** Whoever has died at a step has not failed for that. */
  private static ConditionFactory soon() {
    return await()
        .dontCatchUncaughtExceptions()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5));
  }

  private SmtpConnection connection() {
    return new SmtpConnection(
        new SmtpServer(
            "localhost",
            server.port(),
            null,
            null,
            Duration.ofSeconds(5),
            WatchedSockets.settings()),
        Clock.systemUTC());
  }

  private SendQueued sender(SmtpConnection connection) {
    return new SendQueued(
        queue,
        prepare,
        commit,
        connection,
        new RetryPause(Duration.ofMillis(1)),
        domains,
        bounces,
        new DeliveryMetrics(registry),
        Duration.ofSeconds(5));
  }

  private int underWay() {
    return jdbc.sql("select count(*) from decision where outcome in ('queued','claimed','sending')")
        .query(Integer.class)
        .single();
  }

  /** Passes over what somebody is changing just now, who may be the one that asks. */
  private void expireLeases() {
    jdbc.sql(
            """
            update decision set lease_until = now() - interval '1 s'
            where place in (
              select place from decision where lease_until is not null for update skip locked)
            """)
        .update();
  }

  /** As if none of it had happened. */
  private void queueAgain() {
    jdbc.sql(
            """
            update decision
            set outcome = 'queued', next_try_at = now(), reason = null, settled_at = null,
                owner = null, lease_until = null, attempts = 0
            where enrolment = any(?)
            """)
        .param(learners.stream().map(learner -> learner.enrolmentId).toArray(UUID[]::new))
        .update();
    server.accepted.clear();
  }
}
