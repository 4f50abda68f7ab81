package dev.milepost.messaging;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far one inbox has come in each partition, in PostgreSQL. Kafka's committed offset is only a
 * hint for tools: this is the truth that a consumer seeks to.
 */
final class InboxPositions {

  private static final Logger log = LoggerFactory.getLogger(InboxPositions.class);

  /**
   * Kafka has given the partition away already, so its former owner either was about to end its
   * transaction, or is a zombie.
   */
  private static final Duration PATIENCE_WITH_FORMER_OWNER = Duration.ofSeconds(2);

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final JdbcClient jdbc;
  private final String inbox;

  InboxPositions(JdbcClient jdbc, String inbox) {
    this.jdbc = jdbc;
    this.inbox = inbox;
  }

  /**
   * Takes a partition over: whoever owned it before can write no more. A transaction of theirs that
   * is under way holds the row, so this waits for it and sees where it got to; but not for long,
   * since who stands still in the middle of a transaction would hold everybody up. Such a
   * transaction is ended, and its batch read again.
   *
   * @param beginning the offset to begin with in a partition that this inbox never read
   */
  Claim claim(TopicPartition partition, UUID topicId, long beginning) {
    try {
      return claimWhenFree(partition, topicId, beginning);
    } catch (DataAccessException e) {
      if (!isStillHeld(e)) {
        throw e;
      }
      endFormerOwner(partition, topicId);
      return claimWhenFree(partition, topicId, beginning);
    }
  }

  private Claim claimWhenFree(TopicPartition partition, UUID topicId, long beginning) {
    // The setting is as short-lived as the statement, which is a transaction of its own.
    return jdbc.sql(
            """
            with patience as (select set_config('lock_timeout', :patience, true))
            insert into inbox_position (inbox, topic_id, partition, topic, next_offset, owner_epoch)
            select :inbox, :topicId, :partition, :topic, :beginning, 1 from patience
            on conflict (inbox, topic_id, partition)
            do update set owner_epoch = inbox_position.owner_epoch + 1
            returning next_offset, owner_epoch
            """)
        .param("patience", Long.toString(PATIENCE_WITH_FORMER_OWNER.toMillis()))
        .param("inbox", inbox)
        .param("topicId", topicId)
        .param("partition", partition.partition())
        .param("topic", partition.topic())
        .param("beginning", beginning)
        .query((row, n) -> new Claim(topicId, row.getLong(1), row.getLong(2)))
        .single();
  }

  /**
   * Ends the session whose transaction holds the row: PostgreSQL notes in the row's xmax who is
   * about to replace it, and every transaction holds the lock on its own id. Who that is has to be
   * settled before anybody is ended.
   */
  private void endFormerOwner(TopicPartition partition, UUID topicId) {
    List<Integer> ended =
        jdbc.sql(
                """
                with holder as materialized (
                  select l.pid
                  from inbox_position p
                  join pg_locks l on l.locktype = 'transactionid' and l.transactionid = p.xmax
                    and l.mode = 'ExclusiveLock' and l.granted
                  where p.inbox = :inbox and p.topic_id = :topicId and p.partition = :partition
                )
                select pid, pg_terminate_backend(pid) from holder
                """)
            .param("inbox", inbox)
            .param("topicId", topicId)
            .param("partition", partition.partition())
            .query((row, n) -> row.getInt(1))
            .list();
    log.atWarn()
        .addKeyValue("inbox", inbox)
        .addKeyValue("partition", partition)
        .addKeyValue("sessions", ended)
        .log("ended the transaction of a former owner that stood still");
  }

  private static boolean isStillHeld(DataAccessException e) {
    return e.getMostSpecificCause() instanceof SQLException cause
        && LOCK_NOT_AVAILABLE.equals(cause.getSQLState());
  }

  /**
   * Moves positions forward, first thing in the transaction that records the batch. The rows stay
   * locked until it ends, so nobody takes the partitions over meanwhile.
   *
   * @throws FencedException when a partition has another owner by now, or its position is past the
   *     batch because an earlier commit went through whose answer was lost; nothing may be written
   */
  void advance(Collection<Advance> advances) {
    int moved =
        jdbc.sql(
                """
                update inbox_position p
                set next_offset = a.next_offset
                from unnest(:topicIds::uuid[], :partitions::int[], :epochs::bigint[],
                            :firsts::bigint[], :nexts::bigint[])
                     as a(topic_id, partition, owner_epoch, first_offset, next_offset)
                where p.inbox = :inbox and p.topic_id = a.topic_id and p.partition = a.partition
                  and p.owner_epoch = a.owner_epoch and p.next_offset <= a.first_offset
                """)
            .param("inbox", inbox)
            .param("topicIds", advances.stream().map(Advance::topicId).toArray(UUID[]::new))
            .param("partitions", advances.stream().map(Advance::partition).toArray(Integer[]::new))
            .param("epochs", advances.stream().map(Advance::ownerEpoch).toArray(Long[]::new))
            .param("firsts", advances.stream().map(Advance::firstOffset).toArray(Long[]::new))
            .param("nexts", advances.stream().map(Advance::nextOffset).toArray(Long[]::new))
            .update();
    if (moved != advances.size()) {
      throw new FencedException(inbox);
    }
  }

  /** The claims that still stand, with where they have got to; lost ones are left out. */
  Map<TopicPartition, Claim> standing(Map<TopicPartition, Claim> claims) {
    var standing = new HashMap<TopicPartition, Claim>();
    claims.forEach(
        (partition, claim) ->
            jdbc.sql(
                    """
                    select next_offset from inbox_position
                    where inbox = :inbox and topic_id = :topicId and partition = :partition
                      and owner_epoch = :epoch
                    """)
                .param("inbox", inbox)
                .param("topicId", claim.topicId())
                .param("partition", partition.partition())
                .param("epoch", claim.ownerEpoch())
                .query(Long.class)
                .optional()
                .ifPresent(
                    next ->
                        standing.put(
                            partition, new Claim(claim.topicId(), next, claim.ownerEpoch()))));
    return standing;
  }

  /** A partition taken over: where to read on, and the right to write. */
  record Claim(UUID topicId, long nextOffset, long ownerEpoch) {}

  /** A batch's share of one partition. */
  record Advance(UUID topicId, int partition, long ownerEpoch, long firstOffset, long nextOffset) {}

  /** This consumer is not, or not there, where it believed to be; the database knows better. */
  static final class FencedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    FencedException(String inbox) {
      super("inbox " + inbox + " was replaced or had already recorded this batch");
    }
  }
}
