package dev.milepost.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.milepost.events.MilestoneReported;
import dev.milepost.test.WithRealParts;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@WithRealParts
class OutboxTest {

  private final UUID learner = UUID.randomUUID();

  @Autowired private Outbox outbox;
  @Autowired private EventSender sender;
  @Autowired private JdbcClient jdbc;
  @Autowired private PlatformTransactionManager transactions;

  private MilestoneReported append() {
    var event = TestEvents.milestone(learner);
    append(event);
    return event;
  }

  private void append(MilestoneReported event) {
    new TransactionTemplate(transactions)
        .executeWithoutResult(status -> outbox.append(List.of(event)));
  }

  private List<UUID> received() {
    return jdbc.sql("select event_id from received where key = ? order by place")
        .param(learner.toString())
        .query(UUID.class)
        .list();
  }

  @Test
  void whatIsCommittedReachesKafkaAndLeavesTheOutbox() {
    var event = append();
    await().untilAsserted(() -> assertThat(received()).containsExactly(event.id()));
    assertThat(jdbc.sql("select count(*) from outbox").query(Long.class).single()).isZero();
  }

  @Test
  void whatIsRolledBackIsNeverSent() {
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              outbox.append(List.of(TestEvents.milestone(learner)));
              status.setRollbackOnly();
            });
    var later = append();
    await().untilAsserted(() -> assertThat(received()).containsExactly(later.id()));
  }

  @Test
  void appendingOutsideATransactionIsRefused() {
    assertThatThrownBy(() -> outbox.append(List.of(TestEvents.milestone(learner))))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  void aLargeEventGetsThroughAndOneThatNoTopicTakesIsRefusedAtOnce() {
    var large = TestEvents.milestone(learner, "x".repeat(3_000_000));
    append(large);
    await().untilAsserted(() -> assertThat(received()).containsExactly(large.id()));

    assertThatThrownBy(() -> append(TestEvents.milestone(learner, "x".repeat(9_000_000))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("which takes");
  }

  @Test
  void severalRelaysDoNotOvertakeEachOther() {
    var others =
        List.of(
            new OutboxRelay(jdbc, new TransactionTemplate(transactions), sender, () -> {}),
            new OutboxRelay(jdbc, new TransactionTemplate(transactions), sender, () -> {}));
    others.forEach(OutboxRelay::start);
    try {
      var expected = new ArrayList<UUID>();
      for (int number = 0; number < 300; number++) {
        expected.add(append().id());
        others.forEach(OutboxRelay::wake);
      }
      await().untilAsserted(() -> assertThat(received()).containsExactlyElementsOf(expected));
    } finally {
      others.forEach(OutboxRelay::stop);
    }
  }
}
