package dev.milepost.messaging;

import dev.milepost.events.Topic;
import java.util.List;
import java.util.Set;

/** Takes what an inbox reads from Kafka. Every bean of this type gets an inbox of its own. */
public interface InboxHandler {

  /** Names the inbox in Kafka's groups, in the tables and in metrics; never changes. */
  String name();

  Set<Topic> topics();

  /**
   * Takes a batch, in the transaction that also advances the inbox's position: both are committed,
   * or neither. Records of one partition come in order and without gaps, but may come again after a
   * transaction that was rolled back. All that is written must go through this transaction.
   *
   * <p>Throw only what a later try can mend (a lost connection, a deadlock): the batch is then
   * tried again without limit. Return what no later try can mend, and it is quarantined in the same
   * transaction.
   *
   * @return the records that were not taken
   */
  List<Rejected> handle(List<Incoming> batch);
}
