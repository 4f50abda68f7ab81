package dev.milepost.notification.inbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message in the reader's words.
 *
 * @param zone the reader's, for the page
 * @param readAt business time; null while unread
 */
@Schema(description = "A message in the inbox, in the words of the e-mail that tells the same")
record InboxMessage(
    UUID id,
    @JsonIgnore ZoneId zone,
    @Schema(example = "overdue") String rule,
    @Schema(example = "reminders") String category,
    @Schema(description = "Null for what mentors are told of a whole cohort")
        @Nullable UUID enrolment,
    @Schema(description = "The cohort's name", example = "ML Engineering, autumn 2026")
        String cohort,
    @Schema(example = "“Tracking server” is waiting for you") String title,
    @Schema(description = "What is said, paragraph by paragraph; plain text") List<String> text,
    @Schema(description = "What the items are; null when there are none", example = "What is late")
        @Nullable String list,
    List<Item> items,
    @Schema(description = "What can be done about it", example = "Open your path") String action,
    @Schema(description = "The page that it leads to") String url,
    @Schema(description = "Why such a message is written") String why,
    @Schema(description = "When it came up") Instant at,
    @Schema(description = "Null while it is unread") @Nullable Instant readAt) {

  public boolean unread() {
    return readAt == null;
  }

  public ZonedDateTime time() {
    return at.atZone(zone);
  }

  /**
   * @param detail may be empty
   */
  record Item(
      @Schema(example = "Tracking server") String title,
      @Schema(example = "was due Sunday 22 November, a day ago") String detail) {}
}
