package dev.milepost.notification.delivery;

import dev.milepost.notification.ledger.Claimed;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Optional;

/**
 * A message that may go out, written, and not yet committed to.
 *
 * @param email the address that it was written for
 * @param countsAt when it counts against its reader's limits, if it does
 */
record Prepared(Claimed message, MimeMessage mail, String email, Optional<Instant> countsAt) {

  String domain() {
    return RecipientDomains.domain(email);
  }
}
