package dev.milepost.notification.listing;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.cohorts.CohortsOf;
import dev.milepost.notification.knowledge.Addresses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The ledger over HTTP: admins see their organisation's, learners and mentors their own. */
@Tag(
    name = "ledger",
    description = "What was decided to be written to learners and mentors, sent or not")
@RestController
@RequestMapping("/api/v1/notifications")
class LedgerApi {

  private static final int MOST = 200;

  private final ReadLedger ledger;
  private final ResendUnknown resendUnknown;
  private final Addresses addresses;
  private final CohortsOf cohorts;

  LedgerApi(
      ReadLedger ledger, ResendUnknown resendUnknown, Addresses addresses, CohortsOf cohorts) {
    this.ledger = ledger;
    this.resendUnknown = resendUnknown;
    this.addresses = addresses;
    this.cohorts = cohorts;
  }

  @Operation(
      summary = "Lists decisions, newest first",
      description =
          "An admin sees the organisation's decisions, learners and mentors their own. Follow"
              + " `next` for more.")
  @ApiResponse(responseCode = "200", description = "One page")
  @GetMapping("/ledger")
  @FailsWith("not-found")
  Page list(
      SignedIn who,
      @Parameter(description = "Only of this rule", example = "overdue")
          @RequestParam(required = false)
          @Nullable String rule,
      @Parameter(description = "Only with this outcome", example = "suppressed")
          @RequestParam(required = false)
          @Nullable String outcome,
      @RequestParam(required = false) @Nullable UUID enrolment,
      @RequestParam(required = false) @Nullable UUID learner,
      @Parameter(description = "`next` of the page before") @RequestParam(required = false)
          @Nullable String before,
      @Parameter(description = "1 to 200", example = "50") @RequestParam(defaultValue = "50")
          int limit) {
    var filter = LedgerFilter.of(learners(who, learner), enrolment, rule, outcome);
    checkLimit(limit);
    return Page.of(ledger.list(who.organisation(), filter, place(before), limit), limit);
  }

  @Operation(
      summary = "Lists decisions on a cohort's learners and mentors, newest first",
      description =
          "For the cohort's mentors and for admins: what was written to whom, or not, and why."
              + " Facts hold keys, days and numbers; nothing that anybody wrote. Follow `next` for"
              + " more.")
  @ApiResponse(responseCode = "200", description = "One page")
  @GetMapping("/cohorts/{slug}/ledger")
  @FailsWith("not-found")
  Page ofCohort(
      SignedIn who,
      @PathVariable String slug,
      @Parameter(description = "`next` of the page before") @RequestParam(required = false)
          @Nullable String before,
      @Parameter(description = "1 to 200", example = "50") @RequestParam(defaultValue = "50")
          int limit) {
    var filter = LedgerFilter.ofCohort(cohorts.named(who, slug).id());
    checkLimit(limit);
    return Page.of(ledger.list(who.organisation(), filter, place(before), limit), limit);
  }

  @Operation(
      summary = "Counts decisions by outcome",
      description =
          "For admins. `due` is the sum of all outcomes; once nothing is queued, claimed or being"
              + " sent, it equals sent + failed + unknown + suppressed + folded.")
  @ApiResponse(responseCode = "200", description = "The counts")
  @GetMapping("/ledger/summary")
  LedgerSummary summary(SignedIn who) {
    requireAdmin(who);
    return LedgerSummary.of(ledger.counts(who.organisation()));
  }

  @Operation(
      summary = "Lists messages of which nobody can tell whether they arrived",
      description =
          "For admins, newest first. Look for `messageId` in the mail server's log, and send again"
              + " what did not arrive.")
  @ApiResponse(responseCode = "200", description = "At most 200 messages")
  @GetMapping("/unknown")
  Page unknown(SignedIn who) {
    requireAdmin(who);
    return Page.of(
        ledger.list(who.organisation(), LedgerFilter.UNKNOWN, Long.MAX_VALUE, MOST), MOST);
  }

  @Operation(
      summary = "Sends a message of unknown fate again",
      description = "For admins. The learner may get it twice, with the same Message-ID.")
  @ApiResponse(responseCode = "202", description = "It is queued")
  @PostMapping("/ledger/{id}/resend")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @FailsWith("notifications/message-not-unknown")
  LedgerEntry resend(SignedIn who, @PathVariable UUID id) {
    return resendUnknown.resend(who, id);
  }

  /** Whose decisions to list; null for everybody's. */
  private @Nullable Collection<UUID> learners(SignedIn who, @Nullable UUID learner) {
    if (who.admin()) {
      return learner == null ? null : Set.of(learner);
    }
    Set<UUID> own = addresses.learnersOf(who);
    if (learner != null && !own.contains(learner)) {
      throw Problem.notFound();
    }
    return learner == null ? own : Set.of(learner);
  }

  private static void checkLimit(int limit) {
    if (limit < 1 || limit > MOST) {
      throw LedgerFilter.invalid("?limit", "a number from 1 to " + MOST);
    }
  }

  private static void requireAdmin(SignedIn who) {
    if (!who.admin()) {
      throw Problem.notAllowed();
    }
  }

  static long place(@Nullable String cursor) {
    try {
      return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor, Character.MAX_RADIX);
    } catch (NumberFormatException e) {
      throw LedgerFilter.invalid("?before", "what a page's next was");
    }
  }

  /** What {@link #place} reads. */
  static String cursor(LedgerEntry entry) {
    return Long.toString(entry.place(), Character.MAX_RADIX);
  }

  /**
   * @param next to be given as {@code before} for the page that follows; null on the last page
   */
  record Page(List<LedgerEntry> decisions, @Nullable String next) {

    static Page of(List<LedgerEntry> entries, int limit) {
      return new Page(entries, entries.size() < limit ? null : cursor(entries.getLast()));
    }
  }
}
