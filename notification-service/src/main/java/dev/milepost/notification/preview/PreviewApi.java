package dev.milepost.notification.preview;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.cohorts.CheckSettings;
import dev.milepost.notification.cohorts.CohortsOf;
import dev.milepost.notification.cohorts.Settings;
import dev.milepost.notification.ledger.Decision;
import dev.milepost.notification.ledger.FindingFormat;
import dev.milepost.notification.policy.Channel;
import dev.milepost.notification.policy.HeldBack;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@Tag(name = "cohorts")
@RestController
@FailsWith("not-found")
@RequestMapping("/api/v1/notifications/cohorts/{slug}/preview")
class PreviewApi {

  private static final int MOST_DAYS = 60;
  private static final int MOST = 200;

  private final CohortsOf cohorts;
  private final ForetellMessages foretell;
  private final FindingFormat format;

  PreviewApi(CohortsOf cohorts, ForetellMessages foretell, FindingFormat format) {
    this.cohorts = cohorts;
    this.foretell = foretell;
    this.format = format;
  }

  @Operation(
      summary = "What is coming to a cohort?",
      description =
          "For its mentors and for admins: every message of the rest of today and of some days"
              + " after it, counted by day and rule, with what would be held back and why, if"
              + " nobody does anything until then. Sends and keeps nothing.")
  @ApiResponse(responseCode = "200", description = "What is coming")
  @GetMapping
  Preview see(
      SignedIn who,
      @PathVariable String slug,
      @Parameter(description = "Days after today, 1 to 60", example = "14")
          @RequestParam(defaultValue = "14")
          int days,
      @Parameter(description = "How many enrolments to list, 0 to 200", example = "50")
          @RequestParam(defaultValue = "50")
          int limit) {
    var cohort = cohorts.named(who, slug);
    check(days, limit);
    return Preview.of(foretell.ofCohort(cohort, days, null), limit);
  }

  @Operation(
      summary = "What would be coming to a cohort with other settings?",
      description =
          "The same with settings that are not kept: try them before they are set. What is missing"
              + " is as by itself.")
  @ApiResponse(responseCode = "200", description = "What would be coming")
  @PostMapping
  Preview tryOut(
      SignedIn who,
      @PathVariable String slug,
      @Parameter(description = "Days after today, 1 to 60", example = "14")
          @RequestParam(defaultValue = "14")
          int days,
      @Parameter(description = "How many enrolments to list, 0 to 200", example = "50")
          @RequestParam(defaultValue = "50")
          int limit,
      @RequestBody Settings wish) {
    var cohort = cohorts.named(who, slug);
    check(days, limit);
    return Preview.of(foretell.ofCohort(cohort, days, new CheckSettings().check(wish)), limit);
  }

  @Operation(
      summary = "What is coming to one learner of a cohort?",
      description =
          "For the cohort's mentors and for admins, in order of time. Facts hold keys, days and"
              + " numbers.")
  @ApiResponse(responseCode = "200", description = "What is coming")
  @GetMapping("/enrolments/{enrolment}")
  Messages ofEnrolment(
      SignedIn who,
      @PathVariable String slug,
      @PathVariable UUID enrolment,
      @Parameter(description = "Days after today, 1 to 60", example = "14")
          @RequestParam(defaultValue = "14")
          int days) {
    var cohort = cohorts.named(who, slug);
    check(days, 0);
    return new Messages(
        foretell.ofEnrolment(cohort, enrolment, days).stream().map(this::message).toList());
  }

  private Message message(Coming coming) {
    Decision decision = coming.decision();
    HeldBack heldBack = decision.heldBack();
    return new Message(
        decision.finding().rule().wireName(),
        decision.finding().rule().category().wireName(),
        decision.times().due(),
        heldBack == null ? "sent" : heldBack.outcome(),
        heldBack == null ? null : heldBack.wireName(),
        coming.channels().stream().map(Channel::wireName).toList(),
        format.tree(decision.finding()));
  }

  private static void check(int days, int limit) {
    if (days < 1 || days > MOST_DAYS) {
      throw invalid("?days", "a number from 1 to " + MOST_DAYS);
    }
    if (limit < 0 || limit > MOST) {
      throw invalid("?limit", "a number from 0 to " + MOST);
    }
  }

  private static Problem invalid(String pointer, String wouldBeRight) {
    return new Problem(EdgeProblems.INVALID_PARAMETERS, "A query parameter cannot be accepted.")
        .at(pointer, wouldBeRight);
  }

  @Schema(
      name = "CohortPreview",
      description = "What is coming to a cohort's learners if nobody does anything")
  record Preview(
      @Schema(description = "Business time of the preview") Instant from,
      @Schema(description = "Nothing from this moment on was looked at") Instant until,
      @Schema(description = "The cohort's zone, in which days are counted") String zone,
      @Schema(description = "Learners who have not left", example = "34") int learners,
      @Schema(description = "Learners who would get something", example = "20") long written,
      @Schema(
              description = "Learners of whom nothing can be told, by a fault of ours",
              example = "0")
          int parked,
      @Schema(description = "By day, rule and what would come of it") List<Counted> messages,
      @Schema(description = "Most messages first") List<Enrolment> enrolments) {

    static Preview of(Foretold foretold, int limit) {
      return new Preview(
          foretold.from(),
          foretold.until(),
          foretold.zone().getId(),
          foretold.learners(),
          foretold.written(),
          foretold.parked(),
          foretold.counts().stream().map(Counted::of).toList(),
          foretold.enrolments().stream()
              .limit(limit)
              .map(one -> new Enrolment(one.enrolment(), one.sent(), one.heldBack()))
              .toList());
    }
  }

  @Schema(name = "ForetoldCount", description = "How many messages of one rule on one day")
  record Counted(
      LocalDate day,
      @Schema(example = "overdue") String rule,
      @Schema(description = "sent, suppressed or folded", example = "sent") String outcome,
      @Schema(description = "Why it would not be sent by itself", example = "day-full")
          @Nullable String reason,
      @Schema(example = "12") long messages,
      @Schema(
              description =
                  "How many of them go out by channel (email, inbox, webhook); what waits for the"
                      + " digest of e-mails stands in the inbox at once",
              example = "{\"email\":12,\"inbox\":12}")
          Map<String, Long> byChannel) {

    static Counted of(Foretold.Count count) {
      HeldBack heldBack = count.what().heldBack();
      return new Counted(
          count.what().day(),
          count.what().rule().wireName(),
          count.what().outcome(),
          heldBack == null ? null : heldBack.wireName(),
          count.messages(),
          count.byChannel().entrySet().stream()
              .collect(
                  Collectors.toMap(
                      entry -> entry.getKey().wireName(),
                      Map.Entry::getValue,
                      Long::sum,
                      TreeMap::new)));
    }
  }

  @Schema(name = "ForetoldEnrolment", description = "How many messages one learner would get")
  record Enrolment(
      UUID enrolment,
      @Schema(example = "3") int sent,
      @Schema(description = "How many would not be sent by themselves", example = "1")
          int heldBack) {}

  @Schema(name = "ForetoldMessages", description = "What is coming to one learner")
  record Messages(List<Message> messages) {}

  @Schema(name = "ForetoldMessage", description = "A message that is coming, or is held back")
  record Message(
      @Schema(example = "overdue") String rule,
      @Schema(example = "reminders") String category,
      Instant dueAt,
      @Schema(description = "sent, suppressed or folded", example = "folded") String outcome,
      @Schema(description = "Why it would not be sent by itself", example = "day-full")
          @Nullable String reason,
      @Schema(
              description = "Where it goes out: some of email, inbox, webhook",
              example = "[\"inbox\"]")
          List<String> channels,
      @Schema(
              description = "What the rule will find",
              types = "object",
              example =
                  "{\"day\":\"2026-11-23\",\"late\":[{\"milestone\":\"tracking-server\",\"due\":\"2026-11-22\"}]}")
          JsonNode facts) {}
}
