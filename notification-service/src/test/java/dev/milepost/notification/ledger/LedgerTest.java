package dev.milepost.notification.ledger;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.notification.NotificationTest;
import dev.milepost.notification.World;
import dev.milepost.notification.World.Learner;
import dev.milepost.notification.policy.Assessment.Times;
import dev.milepost.notification.policy.HeldBack;
import dev.milepost.notification.rules.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@NotificationTest
class LedgerTest {

  private static final Instant FIRST = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant LATER = FIRST.plus(Duration.ofDays(21));

  @Autowired private Ledger ledger;
  @Autowired private TransactionTemplate transaction;
  @Autowired private World world;
  @Autowired private JdbcClient jdbc;
  private Learner learner;

  @BeforeEach
  void join() {
    learner = world.join();
    await().untilAsserted(() -> assertThat(world.ledger(learner)).containsExactly("welcome sent"));
  }

  /** Records that a stage was completed at {@code at}; true when this is a new decision. */
  private boolean record(Instant at, HeldBack heldBack) {
    var decision = decision("basics", at, heldBack);
    return transaction.execute(status -> !ledger.record(List.of(decision)).isEmpty());
  }

  @Test
  void whatWasNoLongerTrueCanComeTrueLater() {
    assertThat(record(FIRST, HeldBack.NO_LONGER_TRUE)).isTrue();
    assertThat(record(LATER, HeldBack.STALE)).isTrue();
    assertThat(world.ledger(learner))
        .containsExactly(
            "welcome sent",
            "stage-completed suppressed no-longer-true",
            "stage-completed suppressed stale");
  }

  @Test
  void whatIsHeldBackForAnotherReasonIsDecidedOnce() {
    assertThat(record(FIRST, HeldBack.STALE)).isTrue();
    assertThat(record(LATER, HeldBack.STALE)).isFalse();
  }

  @Test
  void aDigestTakesWhatWaitedAndNotWhatIsFoldedWithIt() {
    var waited = decision("basics", FIRST, HeldBack.DAY_FULL);
    var together = decision("projects", LATER, HeldBack.DAY_FULL);
    var digest = digest(LATER.atZone(UTC).toLocalDate(), LATER);
    transaction.executeWithoutResult(status -> ledger.record(List.of(waited)));
    transaction.executeWithoutResult(status -> ledger.record(List.of(together, digest)));
    assertThat(foldedInto(waited)).contains(digest.id());
    assertThat(foldedInto(together)).isEmpty();
    var next = digest(LATER.atZone(UTC).toLocalDate().plusDays(7), LATER.plus(Duration.ofDays(7)));
    transaction.executeWithoutResult(status -> ledger.record(List.of(next)));
    assertThat(foldedInto(together)).contains(next.id());
  }

  private Decision decision(String stage, Instant at, HeldBack heldBack) {
    var found = new Finding.StageCompleted(stage, null);
    return new Decision(learner.enrolmentId, learner.id, found, Times.at(at), at, heldBack, null);
  }

  private Decision digest(LocalDate day, Instant at) {
    var found = new Finding.Digest(day, List.of());
    return new Decision(
        learner.enrolmentId, learner.id, found, Times.at(at), at, HeldBack.STALE, null);
  }

  private Optional<UUID> foldedInto(Decision decision) {
    return jdbc.sql("select folded_into from decision where id = ? and folded_into is not null")
        .param(decision.id())
        .query(UUID.class)
        .optional();
  }

  @Test
  void theSameHappeningTakenAgainIsNoNewDecision() {
    assertThat(record(FIRST, HeldBack.NO_LONGER_TRUE)).isTrue();
    assertThat(record(FIRST, HeldBack.NO_LONGER_TRUE)).isFalse();
    assertThat(record(FIRST, HeldBack.STALE)).isFalse();
  }
}
