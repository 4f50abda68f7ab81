package dev.milepost.notification.listing;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.problem.ProblemType;
import dev.milepost.edge.problem.ProblemTypes;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.ledger.MessageQueue;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/**
 * Queues a message once more of which nobody can tell whether it arrived, because an admin asks.
 */
@Component
class ResendUnknown {

  static final ProblemType NOT_UNKNOWN =
      new ProblemType(
          "notifications/message-not-unknown",
          409,
          "The message's fate is known",
          "Only a message of which nobody can tell whether it arrived can be sent again.");

  private final ReadLedger ledger;
  private final MessageQueue queue;

  ResendUnknown(ReadLedger ledger, MessageQueue queue) {
    this.ledger = ledger;
    this.queue = queue;
  }

  @Bean
  static ProblemTypes ledgerProblems() {
    return ProblemTypes.of(NOT_UNKNOWN);
  }

  /**
   * The decision as it is now. Asked for twice at once, it is queued once.
   *
   * @throws Problem {@code not-allowed} for who is no admin, {@code not-found} for what is not in
   *     their organisation's ledger, {@code message-not-unknown} for what is not, or no longer, of
   *     unknown fate
   */
  LedgerEntry resend(SignedIn who, UUID id) {
    if (!who.admin()) {
      throw Problem.notAllowed();
    }
    LedgerEntry entry = ledger.find(who.organisation(), id).orElseThrow(Problem::notFound);
    if (!queue.resend(id)) {
      throw new Problem(NOT_UNKNOWN, "The message is " + entry.outcome() + ".");
    }
    return ledger.find(who.organisation(), id).orElseThrow(Problem::notFound);
  }
}
