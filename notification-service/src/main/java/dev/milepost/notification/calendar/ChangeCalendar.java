package dev.milepost.notification.calendar;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.knowledge.Addresses;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The address of the calendar of the person who is signed in: whether there is one, made, ended.
 */
@Component
class ChangeCalendar {

  private final CalendarFeeds feeds;
  private final Addresses addresses;
  private final String publicUrl;

  ChangeCalendar(
      CalendarFeeds feeds, Addresses addresses, @Value("${milepost.public-url}") String publicUrl) {
    this.feeds = feeds;
    this.addresses = addresses;
    this.publicUrl = publicUrl.replaceAll("/+$", "");
  }

  /**
   * @throws Problem {@code not-found} here and below, for who is not known here by a verified
   *     address
   */
  CalendarAddress see(SignedIn who) {
    return new CalendarAddress(null, feeds.madeAt(learners(who)).orElse(null));
  }

  /** The only time that the address is shown; the one before works no longer. */
  CalendarAddress renew(SignedIn who) {
    Set<UUID> learners = learners(who);
    String token = feeds.renew(learners);
    return new CalendarAddress(
        publicUrl + "/notifications/calendar/" + token + ".ics",
        feeds.madeAt(learners).orElse(null));
  }

  void remove(SignedIn who) {
    feeds.remove(learners(who));
  }

  private Set<UUID> learners(SignedIn who) {
    Set<UUID> learners = addresses.learnersOf(who);
    if (learners.isEmpty()) {
      throw Problem.notFound();
    }
    return learners;
  }

  /**
   * @param address only when it has just been made
   * @param madeAt system time
   */
  @Schema(description = "The private address of a calendar with one's due days")
  record CalendarAddress(
      @Schema(
              description = "Only when it has just been made: it is kept as a hash",
              example = "http://localhost:8080/notifications/calendar/4fQ7mXo2.ics")
          @Nullable String address,
      @Schema(description = "When it was made; null when there is none") @Nullable Instant madeAt) {

    /** Without the address, so that a log line that holds it opens nothing. */
    @Override
    public String toString() {
      return "CalendarAddress[" + madeAt + "]";
    }
  }
}
