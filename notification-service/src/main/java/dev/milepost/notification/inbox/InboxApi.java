package dev.milepost.notification.inbox;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.reader.Languages;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.inbox.ReadInbox.TurnedOff;
import dev.milepost.notification.knowledge.Addresses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The inbox over HTTP, of the person who is signed in; it is empty for who is neither learner nor
 * mentor.
 */
@Tag(name = "inbox", description = "What the person who is signed in is told in the product")
@RestController
@RequestMapping("/api/v1/notifications/inbox")
class InboxApi {

  private static final int MOST = 100;

  private final Addresses addresses;
  private final ReadInbox inbox;
  private final DescribeInbox describe;

  InboxApi(Addresses addresses, ReadInbox inbox, DescribeInbox describe) {
    this.addresses = addresses;
    this.inbox = inbox;
    this.describe = describe;
  }

  @Operation(
      summary = "List my messages, newest first",
      description =
          "In the language of `Accept-Language`. Follow `next` for older ones; `newest` names the"
              + " newest of this page, for who marks all of it as read.")
  @ApiResponse(responseCode = "200", description = "One page")
  @GetMapping
  InboxPage list(
      SignedIn who,
      @Parameter(description = "`next` of the page before") @RequestParam(required = false)
          @Nullable String before,
      @Parameter(description = "1 to 100", example = "20") @RequestParam(defaultValue = "20")
          int limit) {
    if (limit < 1 || limit > MOST) {
      throw invalid("?limit", "a number from 1 to " + MOST);
    }
    Set<UUID> learners = addresses.learnersOf(who);
    List<InboxEntry> entries = inbox.list(learners, place("?before", before), limit);
    return new InboxPage(
        inbox.unread(learners),
        inbox.turnedOff(learners),
        describe.describe(entries, Languages.ofRequest()),
        entries.isEmpty() ? null : cursor(entries.getFirst()),
        entries.size() < limit ? null : cursor(entries.getLast()));
  }

  @Operation(summary = "How many messages are unread?")
  @ApiResponse(responseCode = "200", description = "The number")
  @GetMapping("/unread")
  Unread unread(SignedIn who) {
    return new Unread(inbox.unread(addresses.learnersOf(who)));
  }

  @Operation(
      summary = "Mark a message as read",
      description = "One that is read already stays so, since the first time.")
  @ApiResponse(responseCode = "200", description = "How many are left")
  @PostMapping("/{id}/read")
  Unread read(SignedIn who, @PathVariable UUID id) {
    Set<UUID> learners = addresses.learnersOf(who);
    if (!inbox.markRead(learners, id)) {
      throw Problem.notFound();
    }
    return new Unread(inbox.unread(learners));
  }

  @Operation(
      summary = "Mark all messages as read",
      description = "Those up to `upTo`; what came meanwhile stays unread.")
  @ApiResponse(responseCode = "200", description = "How many are left")
  @PostMapping("/read")
  Unread readAll(
      SignedIn who,
      @Parameter(description = "`newest` of a page; without it all there are")
          @RequestParam(required = false)
          @Nullable String upTo) {
    Set<UUID> learners = addresses.learnersOf(who);
    inbox.markAllRead(learners, place("?upTo", upTo));
    return new Unread(inbox.unread(learners));
  }

  /** What {@link #cursor} wrote; beyond every place without one. */
  static long place(String parameter, @Nullable String cursor) {
    try {
      return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor, Character.MAX_RADIX);
    } catch (NumberFormatException e) {
      throw invalid(parameter, "what newest or next of a page of the inbox was");
    }
  }

  static String cursor(InboxEntry entry) {
    return Long.toString(entry.place(), Character.MAX_RADIX);
  }

  private static Problem invalid(String pointer, String wouldBeRight) {
    return new Problem(EdgeProblems.INVALID_PARAMETERS, "A query parameter cannot be accepted.")
        .at(pointer, wouldBeRight);
  }

  /**
   * @param unread of all pages
   * @param turnedOff endpoints that were turned off and not seen since
   * @param newest to be given as {@code upTo}; null when the page is empty
   * @param next to be given as {@code before} for older messages; null on the last page
   */
  record InboxPage(
      @Schema(example = "1") long unread,
      List<TurnedOff> turnedOff,
      List<InboxMessage> messages,
      @Schema(example = "1z4") @Nullable String newest,
      @Schema(example = "1yz") @Nullable String next) {}

  record Unread(@Schema(example = "1") long unread) {}
}
