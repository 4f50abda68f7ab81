package dev.milepost.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.notification.NotificationTest;
import dev.milepost.notification.RepeatedWork;
import dev.milepost.notification.World;
import dev.milepost.notification.World.Learner;
import dev.milepost.notification.bounces.TakeBounce;
import dev.milepost.notification.delivery.DomainSettings.Limit;
import dev.milepost.notification.delivery.ScriptedSmtp.Fault;
import dev.milepost.notification.ledger.Claimed;
import dev.milepost.notification.ledger.MessageQueue;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** No domain is sent more than it bears, and none holds up another. */
@NotificationTest
class RecipientDomainsTest {

  @Autowired private World world;
  @Autowired private JdbcClient jdbc;
  @Autowired private MessageQueue queue;
  @Autowired private PrepareMail prepare;
  @Autowired private CommitToSending commit;
  @Autowired private RecipientDomains domains;
  @Autowired private TakeBounce bounces;
  @Autowired private MeterRegistry registry;
  @Autowired private RepeatedWork delivery;
  @Autowired private TransactionTemplate transaction;
  private final String domain = "d" + UUID.randomUUID() + ".invalid";
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
    endPauses();
    jdbc.sql("delete from mail_domain").update();
    delivery.start();
  }

  private int underWay() {
    return jdbc.sql("select count(*) from decision where outcome in ('queued','claimed','sending')")
        .query(Integer.class)
        .single();
  }

  private SendQueued sender() {
    var smtp =
        new SmtpServer(
            "localhost", server.port(), null, null, Duration.ofMillis(700), new Properties());
    return new SendQueued(
        queue,
        prepare,
        commit,
        new SmtpConnection(smtp, Clock.systemUTC()),
        new RetryPause(Duration.ofMillis(1)),
        domains,
        bounces,
        new DeliveryMetrics(registry),
        Duration.ofSeconds(5));
  }

  private Learner queuedAt(String recipientDomain) {
    var learner = world.join(UUID.randomUUID() + "@" + recipientDomain);
    await()
        .untilAsserted(() -> assertThat(world.ledger(learner)).containsExactly("welcome queued"));
    return learner;
  }

  private void endPauses() {
    jdbc.sql("update mail_domain set closed_until = now()").update();
    jdbc.sql("update decision set next_try_at = now() where outcome = 'queued'").update();
  }

  @Test
  void aDomainThatAsksForLessIsLeftAloneForAWhileAndHoldsUpNobody() {
    List<Learner> slow = IntStream.range(0, 3).mapToObj(n -> queuedAt(domain)).toList();
    var other = queuedAt("other.invalid");
    server.goWrong(Fault.RCPT_450_TOO_FAST);
    sender().run();
    assertThat(world.ledger(other)).containsExactly("welcome sent");
    assertThat(slow)
        .allSatisfy(one -> assertThat(world.ledger(one)).containsExactly("welcome queued"));
    assertThat(server.accepted).hasSize(1);

    jdbc.sql("update decision set next_try_at = now() where outcome = 'queued'").update();
    assertThat(queue.claim(UUID.randomUUID(), 20)).isEmpty();
    endPauses();
    sender().run();
    assertThat(slow)
        .allSatisfy(one -> assertThat(world.ledger(one)).containsExactly("welcome sent"));
  }

  @Test
  void aDomainThatKeepsUsWaitingCostsOneTimeOutAndNotOneForEachMessage() {
    var slow = List.of(queuedAt(domain), queuedAt(domain));
    server.goWrong(Fault.RCPT_SILENT);
    sender().run();
    assertThat(server.accepted).isEmpty();
    assertThat(slow)
        .allSatisfy(one -> assertThat(world.ledger(one)).containsExactly("welcome queued"));
  }

  @Test
  void aDomainThatClosesWhileAMessageIsPreparedIsNotSentIt() {
    var learner = queuedAt(domain);
    var claimed = queue.claim(UUID.randomUUID(), 1).getFirst();
    var prepared = prepared(claimed);
    domains.pause(domain);
    assertThat(commit.commit(prepared, null)).isFalse();
    assertThat(world.ledger(learner)).containsExactly("welcome queued");
    endPauses();
    sender().run();
    assertThat(world.ledger(learner)).containsExactly("welcome sent");
  }

  @Test
  void whatTheServerHasTakenIsOnTheWayNoMoreForTheNext() {
    var first = queuedAt(domain);
    var commitWithin = new CommitToSending(queue, limitedTo(new Limit(null, 1)), transaction);
    var sender = UUID.randomUUID();
    var taken = queue.claim(sender, 1).getFirst();
    assertThat(commitWithin.commit(prepared(taken), null)).isTrue();

    var second = queuedAt(domain);
    assertThat(commitWithin.commit(prepared(queue.claim(sender, 1).getFirst()), null)).isFalse();
    assertThat(world.ledger(second)).containsExactly("welcome queued");
    endPauses();
    var next = queue.claim(sender, 1).getFirst();
    assertThat(commitWithin.commit(prepared(next), taken)).isTrue();
    assertThat(world.ledger(first)).containsExactly("welcome sent");
    assertThat(queue.sent(next)).isTrue();
  }

  private Prepared prepared(Claimed message) {
    return prepare.prepare(List.of(message)).getFirst();
  }

  @Test
  void pausesGrowWhileADomainGoesOnAskingAndBeginAnewOnceItTakesOne() {
    domains.pause(domain);
    domains.pause(domain);
    assertThat(secondsClosed()).isBetween(110.0, 120.0);
    domains.accepted(List.of(domain));
    jdbc.sql("update mail_domain set closed_until = now()").update();
    domains.pause(domain);
    assertThat(secondsClosed()).isBetween(50.0, 60.0);
  }

  private double secondsClosed() {
    return jdbc.sql(
            "select extract(epoch from closed_until - now()) from mail_domain where domain = ?")
        .param(domain)
        .query(Double.class)
        .single();
  }

  private RecipientDomains limitedTo(Limit limit) {
    return new RecipientDomains(
        jdbc, new DomainSettings(Map.of(domain, limit), Duration.ofMinutes(1)));
  }

  private Optional<Duration> enter(RecipientDomains limited) {
    return transaction.execute(status -> limited.enter(domain));
  }

  @Test
  void instancesShareADomainsMessagesOfAMinute() {
    jdbc.sql(
            """
            insert into mail_domain (domain, minute)
            values (?, date_trunc('minute', now()) + interval '10 min')
            """)
        .param(domain)
        .update();
    var instances = List.of(limitedTo(new Limit(5, null)), limitedTo(new Limit(5, null)));
    long entered =
        instances.stream()
            .map(one -> CompletableFuture.supplyAsync(() -> enteredOf(one, 6)))
            .toList()
            .stream()
            .mapToLong(CompletableFuture::join)
            .sum();
    assertThat(entered).isEqualTo(5);
    assertThat(enter(instances.getFirst()).orElseThrow())
        .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(11));
  }

  private long enteredOf(RecipientDomains limited, int tries) {
    return IntStream.range(0, tries).filter(n -> enter(limited).isEmpty()).count();
  }

  @Test
  void aNewMinuteBeginsAtNothing() {
    jdbc.sql(
            "insert into mail_domain (domain, minute, taken) values (?, now() - interval '5 min',"
                + " 9)")
        .param(domain)
        .update();
    assertThat(enter(limitedTo(new Limit(5, null)))).isEmpty();
  }

  @Test
  void noMoreAreOnTheWayAtATimeThanADomainHasConnections() {
    queuedAt(domain);
    var limited = limitedTo(new Limit(null, 1));
    var claimed = queue.claim(UUID.randomUUID(), 1).getFirst();
    assertThat(commit.commit(prepared(claimed), null)).isTrue();
    assertThat(enter(limited)).hasValue(Duration.ofSeconds(1));
    assertThat(queue.sent(claimed)).isTrue();
    assertThat(enter(limited)).isEmpty();
  }

  @Test
  void whatIsLongIdleIsForgotten() {
    jdbc.sql("insert into mail_domain (domain, minute) values (?, now() - interval '2 days')")
        .param(domain)
        .update();
    domains.pause("d" + UUID.randomUUID() + ".invalid");
    assertThat(
            jdbc.sql("select count(*) from mail_domain where domain = ?")
                .param(domain)
                .query(Integer.class)
                .single())
        .isZero();
  }
}
