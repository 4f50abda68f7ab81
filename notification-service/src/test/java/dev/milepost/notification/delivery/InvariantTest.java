package dev.milepost.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.milepost.events.CohortChanged;
import dev.milepost.notification.NotificationTest;
import dev.milepost.notification.RepeatedWork;
import dev.milepost.notification.World;
import dev.milepost.notification.World.Learner;
import dev.milepost.notification.blocking.BlockedAddresses;
import dev.milepost.notification.bounces.TakeBounce;
import dev.milepost.notification.delivery.ScriptedSmtp.Fault;
import dev.milepost.notification.ledger.Claimed;
import dev.milepost.notification.ledger.MessageQueue;
import dev.milepost.notification.policy.HeldBack;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** No message is sent twice, whatever goes wrong. The service's own sender rests meanwhile. */
@NotificationTest
class InvariantTest {

  @Autowired private World world;
  @Autowired private JdbcClient jdbc;
  @Autowired private MessageQueue queue;
  @Autowired private PrepareMail prepare;
  @Autowired private CommitToSending commit;
  @Autowired private BlockedAddresses blocked;
  @Autowired private RecipientDomains domains;
  @Autowired private TakeBounce bounces;
  @Autowired private MeterRegistry registry;
  @Autowired private RepeatedWork delivery;
  private ScriptedSmtp server;

  @BeforeEach
  void restTheServicesOwnSender() {
    await().until(() -> underWay() == 0);
    delivery.stop();
    server = new ScriptedSmtp();
  }

  @AfterEach
  void letItGoOn() {
    server.close();
    delivery.start();
  }

  private int underWay() {
    return jdbc.sql("select count(*) from decision where outcome in ('queued','claimed','sending')")
        .query(Integer.class)
        .single();
  }

  private SendQueued senderTo(int port) {
    return senderTo(port, Duration.ofSeconds(5));
  }

  private SendQueued senderTo(int port, Duration fresh) {
    var smtp =
        new SmtpServer("localhost", port, null, null, Duration.ofMillis(700), new Properties());
    return new SendQueued(
        queue,
        prepare,
        commit,
        new SmtpConnection(smtp, Clock.systemUTC()),
        new RetryPause(Duration.ofMillis(1)),
        domains,
        bounces,
        new DeliveryMetrics(registry),
        fresh);
  }

  private Learner queuedWelcome() {
    var learner = world.join();
    await()
        .untilAsserted(() -> assertThat(world.ledger(learner)).containsExactly("welcome queued"));
    return learner;
  }

  private long acceptedFor(Learner learner) {
    return server.accepted.stream().filter(text -> text.contains(learner.email)).count();
  }

  @Test
  void twoSendersSideBySideNeverSendOneMessageTwice() {
    List<Learner> learners = IntStream.range(0, 30).mapToObj(n -> world.join()).toList();
    await().until(() -> underWay() == learners.size());
    var others = List.of(senderTo(server.port()), senderTo(server.port()));
    others.stream()
        .map(sender -> CompletableFuture.runAsync(() -> sendUntilNothingIsLeft(sender)))
        .toList()
        .forEach(CompletableFuture::join);
    assertThat(learners).allSatisfy(learner -> assertThat(acceptedFor(learner)).isEqualTo(1));
  }

  private void sendUntilNothingIsLeft(SendQueued sender) {
    await().until(() -> !sender.run() && underWay() == 0);
  }

  @Test
  void aSenderThatIsLostWhileSendingLeavesAnUnknownMessageThatNobodySendsAgain() {
    var learner = queuedWelcome();
    var claimed = queue.claim(UUID.randomUUID(), 1).getFirst();
    assertThat(commit.commit(prepared(claimed), null)).isTrue();
    var survivor = senderTo(server.port());
    survivor.run();
    assertThat(world.ledger(learner)).containsExactly("welcome sending");

    jdbc.sql("update decision set lease_until = now() - interval '1 s' where id = ?")
        .param(claimed.id())
        .update();
    survivor.run();
    survivor.run();
    assertThat(world.ledger(learner)).containsExactly("welcome unknown sender-lost");
    assertThat(acceptedFor(learner)).isZero();

    assertThat(queue.resend(claimed.id())).isTrue();
    survivor.run();
    assertThat(world.ledger(learner)).containsExactly("welcome sent");
    assertThat(acceptedFor(learner)).isEqualTo(1);
    assertThat(queue.resend(claimed.id())).isFalse();
  }

  @Test
  void whatMayHaveBeenSentKeepsItsKeyEvenWhenItIsNoLongerTrue() {
    queuedWelcome();
    var lost = queue.claim(UUID.randomUUID(), 1).getFirst();
    assertThat(commit.commit(prepared(lost), null)).isTrue();
    assertThat(queue.unknown(lost, "no-answer-after-message")).isTrue();
    assertThat(queue.resend(lost.id())).isTrue();
    var again = queue.claim(UUID.randomUUID(), 1).getFirst();
    assertThat(queue.holdBack(again, HeldBack.NO_LONGER_TRUE)).isTrue();
    assertThat(keyOf(again)).isEqualTo(again.dedupeKey());

    queuedWelcome();
    var untold = queue.claim(UUID.randomUUID(), 1).getFirst();
    assertThat(queue.holdBack(untold, HeldBack.NO_LONGER_TRUE)).isTrue();
    assertThat(keyOf(untold)).isEqualTo(untold.dedupeKey() + "/" + untold.id());
  }

  private Prepared prepared(Claimed message) {
    return prepare.prepare(List.of(message)).getFirst();
  }

  @Test
  void oneCommitSettlesWhatWasAcceptedAndBeginsTheNext() {
    var learners = List.of(queuedWelcome(), queuedWelcome());
    var claimed = queue.claim(UUID.randomUUID(), 2);
    var prepared = prepare.prepare(claimed);
    assertThat(prepared).extracting(Prepared::message).isEqualTo(claimed);
    assertThat(commit.commit(prepared.getFirst(), null)).isTrue();
    assertThat(commit.commit(prepared.getLast(), claimed.getFirst())).isTrue();
    assertThat(world.ledger(learners.getFirst())).containsExactly("welcome sent");
    assertThat(world.ledger(learners.getLast())).containsExactly("welcome sending");
    assertThat(queue.sent(claimed.getLast())).isTrue();
  }

  @Test
  void whatIsLeftOfABatchAfterAWhileGoesBackToTheQueue() {
    List<Learner> learners = IntStream.range(0, 3).mapToObj(n -> queuedWelcome()).toList();
    var sender = senderTo(server.port(), Duration.ZERO);
    for (int run = 1; run <= learners.size(); run++) {
      assertThat(sender.run()).isTrue();
      assertThat(server.accepted).hasSize(run);
      assertThat(underWay()).isEqualTo(learners.size() - run);
    }
    assertThat(sender.run()).isFalse();
    assertThat(learners).allSatisfy(learner -> assertThat(acceptedFor(learner)).isEqualTo(1));
  }

  @Test
  void whatWasWrittenForAnAddressThatIsNoLongerTheReadersIsWrittenAnew() {
    var learner = queuedWelcome();
    var claimed = queue.claim(UUID.randomUUID(), 1).getFirst();
    var prepared = prepared(claimed);
    jdbc.sql("update learner set email = 'new-' || email where id = ?").param(learner.id).update();
    assertThat(commit.commit(prepared, null)).isFalse();
    senderTo(server.port()).run();
    assertThat(world.ledger(learner)).containsExactly("welcome sent");
    assertThat(server.accepted).singleElement().asString().contains("new-" + learner.email);
  }

  @Test
  void whatCountsOnAnotherDayThanWasDecidedCountsThereBeforeItIsSent() {
    var learner = queuedWelcome();
    senderTo(server.port()).run();
    world.tell(learner.completed("git"), learner.completed("python"));
    world.tell(learner.stageCompleted("basics", world.now()));
    await().until(() -> underWay() == 1);
    jdbc.sql("update decision set counted_at = counted_at - interval '2 days' where enrolment = ?")
        .param(learner.enrolmentId)
        .update();
    var claimed = queue.claim(UUID.randomUUID(), 1);
    assertThat(prepare.prepare(claimed)).hasSize(1);
    assertThat(
            jdbc.sql(
                    """
                    select (counted_at at time zone 'UTC')::date from decision
                    where enrolment = ? and outcome = 'claimed'
                    """)
                .param(learner.enrolmentId)
                .query(LocalDate.class)
                .single())
        .isEqualTo(world.today());
    assertThat(queue.tryAgain(claimed.getFirst(), Duration.ZERO)).isTrue();
    senderTo(server.port()).run();
  }

  private String keyOf(Claimed message) {
    return jdbc.sql("select dedupe_key from decision where id = ?")
        .param(message.id())
        .query(String.class)
        .single();
  }

  @Test
  void onABlackoutDayNothingGoesOutHoweverLateItIs() {
    var learner = queuedWelcome();
    var today = world.today();
    tellOfCohort(learner.cohort(2, today, today.plusDays(1)));
    var sender = senderTo(server.port());
    sender.run();
    assertThat(world.ledger(learner)).containsExactly("welcome queued");
    assertThat(
            jdbc.sql(
                    """
                    select attempts = 0 and next_try_at > now() + interval '9 min' from decision
                    where enrolment = ?
                    """)
                .param(learner.enrolmentId)
                .query(Boolean.class)
                .single())
        .isTrue();

    tellOfCohort(learner.cohort(3));
    jdbc.sql("update decision set next_try_at = now() where enrolment = ?")
        .param(learner.enrolmentId)
        .update();
    sender.run();
    assertThat(world.ledger(learner)).containsExactly("welcome sent");
  }

  private void tellOfCohort(CohortChanged cohort) {
    world.tell(cohort);
    await()
        .until(
            () ->
                jdbc.sql("select revision from cohort where id = ?")
                        .param(cohort.cohort())
                        .query(Long.class)
                        .single()
                    == cohort.revision());
  }

  @Test
  void aSenderThatIsLostBeforeSendingLeavesTheMessageToAnother() {
    var learner = queuedWelcome();
    var claimed = queue.claim(UUID.randomUUID(), 1).getFirst();
    jdbc.sql("update decision set lease_until = now() - interval '1 s' where id = ?")
        .param(claimed.id())
        .update();
    senderTo(server.port()).run();
    assertThat(world.ledger(learner)).containsExactly("welcome sent");
    assertThat(commit.commit(prepared(claimed), null)).isFalse();
    assertThat(world.ledger(learner)).containsExactly("welcome sent");
    assertThat(acceptedFor(learner)).isEqualTo(1);
  }

  @Test
  void anAnswerThatComesAfterTheLeaseCorrectsUnknown() {
    var learner = queuedWelcome();
    var claimed = queue.claim(UUID.randomUUID(), 1).getFirst();
    assertThat(commit.commit(prepared(claimed), null)).isTrue();
    jdbc.sql("update decision set lease_until = now() - interval '1 s' where id = ?")
        .param(claimed.id())
        .update();
    assertThat(queue.releaseExpired()).hasSize(1);
    assertThat(queue.tryAgain(claimed, Duration.ZERO)).isFalse();
    assertThat(queue.sent(claimed)).isTrue();
    assertThat(world.ledger(learner)).containsExactly("welcome sent");
  }

  @Test
  void noAnswerAfterTheWholeMessageIsUnknownAndNotTriedAgain() {
    var learner = queuedWelcome();
    server.goWrong(Fault.DROP_AFTER_DOT);
    var sender = senderTo(server.port());
    sender.run();
    sender.run();
    assertThat(world.ledger(learner)).containsExactly("welcome unknown no-answer-after-message");
    assertThat(acceptedFor(learner)).isEqualTo(1);
  }

  @Test
  void whateverTheServerDoesNobodyGetsAMessageTwiceAndTheLedgerTellsWhatCameOfIt() {
    List<Learner> learners = Stream.of(Fault.values()).map(fault -> world.join()).toList();
    await().until(() -> underWay() == learners.size());
    server.goWrong(Fault.values());
    var sender = senderTo(server.port());
    await()
        .until(
            () -> {
              sender.run();
              waitNoLonger();
              return underWay() == 0;
            });
    Map<String, List<Long>> accepted =
        learners.stream()
            .collect(
                Collectors.groupingBy(
                    learner -> world.ledger(learner).getFirst().split(" ")[1],
                    Collectors.mapping(this::acceptedFor, Collectors.toList())));
    assertThat(accepted).containsOnlyKeys("sent", "failed", "unknown");
    assertThat(accepted.get("sent")).containsOnly(1L);
    assertThat(accepted.get("failed")).containsOnly(0L).hasSize(6);
    // Two dots go without an answer; where the content breaks off, ours may have been on its way.
    assertThat(accepted.get("unknown")).isSubsetOf(0L, 1L).hasSizeBetween(2, 3);
  }

  /** Neither for the next try nor for a domain that has asked for less. */
  private void waitNoLonger() {
    jdbc.sql("update mail_domain set closed_until = now(), refusals = 0").update();
    jdbc.sql("update decision set next_try_at = now() where outcome = 'queued'").update();
  }

  @Test
  void aTemporaryRefusalIsTriedAgainAndSentOnce() {
    var learner = queuedWelcome();
    server.goWrong(Fault.MAIL_451, Fault.DOT_452);
    var sender = senderTo(server.port());
    await()
        .untilAsserted(
            () -> {
              sender.run();
              assertThat(world.ledger(learner)).containsExactly("welcome sent");
            });
    assertThat(acceptedFor(learner)).isEqualTo(1);
  }

  @Test
  void aPermanentRefusalIsFailedWithItsReason() {
    var learner = queuedWelcome();
    server.goWrong(Fault.RCPT_550);
    senderTo(server.port()).run();
    assertThat(world.ledger(learner)).containsExactly("welcome failed smtp-550-at-recipient");
  }

  @Test
  void anAddressWithoutAMailboxIsNotWrittenToAgainAndOneThatWasRefusedForAnotherReasonIs() {
    var refused = queuedWelcome();
    server.goWrong(Fault.RCPT_550);
    senderTo(server.port()).run();
    var gone = queuedWelcome();
    server.goWrong(Fault.RCPT_550_NO_MAILBOX);
    senderTo(server.port()).run();
    assertThat(world.ledger(gone)).containsExactly("welcome failed smtp-550-at-recipient");
    assertThat(blocked.among(List.of(refused.id, gone.id))).containsExactly(gone.id);
  }

  @Test
  void whatCameToBeTooMuchForADayWhileItWaitedIsFolded() {
    var learner = queuedWelcome();
    senderTo(server.port()).run();
    world.tell(learner.completed("git"), learner.completed("python"));
    world.tell(learner.stageCompleted("basics", world.now()));
    await().until(() -> underWay() == 1);
    jdbc.sql(
            """
            insert into decision (id, dedupe_key, rule, category, enrolment, learner, facts,
              happened_at, recorded_at, due_at, decided_at, outcome, settled_at, counted_at)
            select gen_random_uuid(), 'told/' || :learner || n, 'overdue', 'reminders', :enrolment,
                   :learner, '{}', now(), now(), now(), now(), 'sent', now(), :now
            from generate_series(1, 2) n
            """)
        .param("learner", learner.id)
        .param("enrolment", learner.enrolmentId)
        .param("now", world.now().atOffset(java.time.ZoneOffset.UTC))
        .update();
    senderTo(server.port()).run();
    assertThat(world.ledger(learner)).contains("stage-completed folded day-full");
    assertThat(
            jdbc.sql("select count(*) from occasion where enrolment = ? and rule = 'weekly-digest'")
                .param(learner.enrolmentId)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void aServerThatIsDownDelaysAndLosesNothing() {
    var learner = queuedWelcome();
    int port = server.port();
    server.close();
    var sender = senderTo(port);
    assertThat(sender.run()).isFalse();
    assertThat(world.ledger(learner)).containsExactly("welcome queued");
    server = new ScriptedSmtp();
    await()
        .untilAsserted(
            () -> {
              senderTo(server.port()).run();
              assertThat(world.ledger(learner)).containsExactly("welcome sent");
            });
  }

  @Test
  void theTableRefusesStatesThatMakeNoSense() {
    var learner = queuedWelcome();
    assertThat(
            List.of(
                "outcome = 'sent'",
                "outcome = 'sending', next_try_at = null",
                "outcome = 'suppressed', next_try_at = null, settled_at = now()",
                "outcome = 'lost'"))
        .allSatisfy(
            change ->
                assertThatThrownBy(
                        () ->
                            jdbc.sql("update decision set " + change + " where enrolment = ?")
                                .param(learner.enrolmentId)
                                .update())
                    .hasMessageContaining("violates check constraint"));
  }
}
