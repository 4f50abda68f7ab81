package dev.milepost.notification.delivery;

/** What came of handing one message to the mail server. Reasons quote nothing that it said. */
sealed interface Answer {

  /** The server took the message over. */
  record Accepted() implements Answer {}

  /**
   * The server will never take this message.
   *
   * @param noMailbox whether it says that there is no such mailbox (RFC 3463, X.1.1)
   */
  record Refused(String reason, boolean noMailbox) implements Answer {}

  /** The server certainly does not have the message, and may take it later. */
  record NotYet(String reason) implements Answer {}

  /** The whole message was sent and no answer came: the server may have it or not. */
  record Unknown(String reason) implements Answer {}
}
