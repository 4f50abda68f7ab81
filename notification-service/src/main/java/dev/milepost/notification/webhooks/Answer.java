package dev.milepost.notification.webhooks;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of posting one message. Reasons quote nothing that the endpoint said. */
public sealed interface Answer {

  /** The endpoint took the message over. */
  record Taken() implements Answer {}

  /**
   * The endpoint will not take this message, however often it is posted.
   *
   * @param gone whether it says that there is nothing any more (410)
   */
  record Refused(String reason, boolean gone) implements Answer {}

  /**
   * It certainly has not taken the message, and may later.
   *
   * @param after how long it wants to be left alone; null when it did not say
   */
  record NotYet(String reason, @Nullable Duration after) implements Answer {}

  /** The message was on its way and no answer came: the endpoint may have it or not. */
  record Unknown(String reason) implements Answer {}
}
