package dev.milepost.notification.delivery;

import org.jspecify.annotations.Nullable;

/** What came of handing one message to the mail server. Reasons quote nothing that it said. */
sealed interface Answer {

  /** The server took the message over. */
  record Accepted() implements Answer {}

  /**
   * The server will never take this message.
   *
   * @param status the code by RFC 3463; null when it told none
   * @param ofRecipient whether it may be for the recipient, and not for who sends
   */
  record Refused(String reason, @Nullable String status, boolean ofRecipient) implements Answer {}

  /**
   * The server certainly does not have the message, and may take it later.
   *
   * @param forDomain whether it asks for less mail to the recipient's domain, or keeps us waiting
   *     for it
   */
  record NotYet(String reason, boolean forDomain) implements Answer {

    NotYet(String reason) {
      this(reason, false);
    }
  }

  /** The whole message was sent and no answer came: the server may have it or not. */
  record Unknown(String reason) implements Answer {}
}
