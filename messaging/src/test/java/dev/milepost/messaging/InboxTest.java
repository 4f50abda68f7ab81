package dev.milepost.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.milepost.events.MilestoneReported;
import dev.milepost.events.Topic;
import dev.milepost.messaging.InboxPositions.Advance;
import dev.milepost.messaging.InboxPositions.FencedException;
import dev.milepost.messaging.MessagingTestApplication.ForgetfulTransactions;
import dev.milepost.messaging.Quarantine.Replayed;
import dev.milepost.test.WithRealParts;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.NestedRuntimeException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@WithRealParts
class InboxTest {

  private final UUID learner = UUID.randomUUID();

  @Autowired private EventSender sender;
  @Autowired private JdbcClient jdbc;
  @Autowired private Receiver receiver;
  @Autowired private Quarantine quarantine;
  @Autowired private ForgetfulTransactions transactions;

  private void send(MilestoneReported... events) {
    Stream.of(events).map(sender::send).toList().forEach(sent -> sent.join());
  }

  private void sendRaw(Map<String, String> headers, String value) {
    sender.send(Topic.MILESTONE.wireName(), learner.toString(), headers, value.getBytes()).join();
  }

  private List<UUID> received() {
    return jdbc.sql("select event_id from received where key = ? order by place")
        .param(learner.toString())
        .query(UUID.class)
        .list();
  }

  private void awaitReceived(MilestoneReported... events) {
    var ids = Stream.of(events).map(MilestoneReported::id).toList();
    await().untilAsserted(() -> assertThat(received()).containsExactlyElementsOf(ids));
  }

  @Test
  void recordsEventsOfOneLearnerInOrder() {
    var events =
        Stream.generate(() -> TestEvents.milestone(learner))
            .limit(20)
            .toArray(MilestoneReported[]::new);
    send(events);
    awaitReceived(events);
  }

  @Test
  void whatFailsIsTriedAgainAndCountsOnce() {
    receiver.failuresToCome.set(3);
    var event = TestEvents.milestone(learner);
    send(event);
    awaitReceived(event);
    assertThat(receiver.failuresToCome).hasValue(0);
  }

  @Test
  void aLostAnswerToTheCommitDoesNotDoubleTheBatch() {
    transactions.loseNextAnswer.set(true);
    var first = TestEvents.milestone(learner);
    send(first);
    await().untilFalse(transactions.loseNextAnswer);
    var second = TestEvents.milestone(learner);
    send(second);
    awaitReceived(first, second);
  }

  @Test
  void whatCannotBeReadIsQuarantinedAndTheRestGoesOn() {
    sendRaw(Map.of("ce_specversion", "1.0", "ce_type", "dev.milepost.milestone-reported.v1"), "{");
    sendRaw(Map.of(), "no event at all");
    var good = TestEvents.milestone(learner);
    send(good);

    awaitReceived(good);
    assertThat(quarantine.list(2))
        .extracting(Quarantine.Entry::reason)
        .containsExactly(
            "header ce_specversion is not 1.0", "dev.milepost.milestone-reported.v1: not JSON");
  }

  @Test
  void aRecordThatNoTextOfPostgresqlCouldHoldIsQuarantinedToo() {
    String key = "\0" + learner;
    sender.send(Topic.MILESTONE.wireName(), key, Map.of("ce_id", "\0", "\0", ""), new byte[1]);

    await()
        .untilAsserted(
            () ->
                assertThat(
                        jdbc.sql("select count(*) from quarantine where record_key = ?")
                            .param(key.replace('\0', '\u2400'))
                            .query(Long.class)
                            .single())
                    .isOne());
    var good = TestEvents.milestone(learner);
    send(good);
    awaitReceived(good);
  }

  @Test
  void whatTheHandlerRefusesIsQuarantinedAndCanBeReplayed() {
    var refused = TestEvents.milestone(learner, "refuse");
    send(refused);
    await().untilAsserted(() -> assertThat(entryOf(refused)).isNotNull());

    long id = entryOf(refused).id();
    assertThat(quarantine.replay(id)).isEqualTo(new Replayed.Refused("refused"));
    jdbc.sql("update quarantine set value = ?::bytea where id = ?").params(mended(id), id).update();
    assertThat(quarantine.replay(id)).isEqualTo(new Replayed.Taken());
    assertThat(quarantine.replay(-1)).isEqualTo(new Replayed.Unknown());

    awaitReceived(refused);
    assertThat(entryOf(refused).replayedAt()).isNotNull();
  }

  private byte[] mended(long id) {
    byte[] value =
        jdbc.sql("select value from quarantine where id = ?")
            .param(id)
            .query(byte[].class)
            .single();
    return new String(value).replace("refuse", "accept").getBytes();
  }

  private Quarantine.Entry entryOf(MilestoneReported event) {
    return quarantine.list(100).stream()
        .filter(entry -> event.id().equals(entry.eventId()))
        .findFirst()
        .orElse(null);
  }

  @Test
  void aZombieThatWasReplacedCanWriteNoMore() {
    var positions = new InboxPositions(jdbc, "fencing-test");
    var partition = new TopicPartition("some-topic", 3);
    var topicId = UUID.randomUUID();

    var zombie = positions.claim(partition, topicId, 40);
    var successor = positions.claim(partition, topicId, 99);

    assertThat(successor.nextOffset()).isEqualTo(40);
    assertThatThrownBy(() -> positions.advance(List.of(advance(topicId, zombie.ownerEpoch(), 40))))
        .isInstanceOf(FencedException.class);
    assertThat(positions.standing(Map.of(partition, zombie))).isEmpty();
    positions.advance(List.of(advance(topicId, successor.ownerEpoch(), 40)));
    assertThat(positions.standing(Map.of(partition, successor)).get(partition).nextOffset())
        .isEqualTo(50);
  }

  @Test
  void aBatchThatWasRecordedIsNotRecordedAgain() {
    var positions = new InboxPositions(jdbc, "fencing-test");
    var topicId = UUID.randomUUID();
    var claim = positions.claim(new TopicPartition("some-topic", 3), topicId, 0);
    positions.advance(List.of(advance(topicId, claim.ownerEpoch(), 0)));
    assertThatThrownBy(() -> positions.advance(List.of(advance(topicId, claim.ownerEpoch(), 0))))
        .isInstanceOf(FencedException.class);
  }

  @Test
  void aTakeOverWaitsForTheTransactionThatIsUnderWay() throws Exception {
    var positions = new InboxPositions(jdbc, "fencing-test");
    var partition = new TopicPartition("some-topic", 3);
    var topicId = UUID.randomUUID();
    var owner = positions.claim(partition, topicId, 0);
    var takeOver = new CompletableFuture<Long>();

    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              positions.advance(List.of(advance(topicId, owner.ownerEpoch(), 0)));
              Thread.startVirtualThread(
                  () -> takeOver.complete(positions.claim(partition, topicId, 0).nextOffset()));
              await().until(this::somebodyWaitsForALock);
            });

    assertThat(takeOver.get()).isEqualTo(10);
  }

  @Test
  void aTakeOverEndsTheTransactionOfAnOwnerThatStandsStill() {
    var positions = new InboxPositions(jdbc, "fencing-test");
    var partition = new TopicPartition("some-topic", 3);
    var topicId = UUID.randomUUID();
    var owner = positions.claim(partition, topicId, 0);
    var transaction = new TransactionTemplate(transactions);

    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      positions.advance(List.of(advance(topicId, owner.ownerEpoch(), 0)));
                      assertThat(takenOverByAnother(positions, partition, topicId)).isZero();
                    }))
        .isInstanceOf(NestedRuntimeException.class);

    assertThat(positions.standing(Map.of(partition, owner))).isEmpty();
  }

  private static long takenOverByAnother(
      InboxPositions positions, TopicPartition partition, UUID topicId) {
    return CompletableFuture.supplyAsync(() -> positions.claim(partition, topicId, 0).nextOffset())
        .join();
  }

  private boolean somebodyWaitsForALock() {
    return jdbc.sql("select exists (select from pg_locks where not granted)")
        .query(Boolean.class)
        .single();
  }

  private static Advance advance(UUID topicId, long epoch, long first) {
    return new Advance(topicId, 3, epoch, first, first + 10);
  }
}
