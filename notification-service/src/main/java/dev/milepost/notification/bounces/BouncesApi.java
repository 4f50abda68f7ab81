package dev.milepost.notification.bounces;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Fault;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.problem.ProblemType;
import dev.milepost.edge.problem.ProblemTypes;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.bounces.Bounces.Bounce;
import dev.milepost.notification.bounces.ReadReport.Unreadable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where mail providers tell what came back, and admins see it. */
@Tag(name = "bounces", description = "Mails that came back or were complained of")
@RestController
@RequestMapping("/api/v1/notifications/bounces")
class BouncesApi {

  static final ProblemType UNREADABLE =
      new ProblemType(
          "notifications/unreadable-report",
          422,
          "The report cannot be read",
          "The body is no delivery status notification (RFC 3464) and no feedback report (RFC 5965)"
              + " on a mail of ours; the detail says what it lacks.");

  private static final int MOST = 200;
  private static final String EXAMPLE =
      """
      From: MAILER-DAEMON@mx.example.org
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=delivery-status; boundary="b"

      --b
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mx.example.org

      Final-Recipient: rfc822; lena@example.org
      Action: failed
      Status: 5.1.1

      --b
      Content-Type: text/rfc822-headers

      Message-ID: <8d2a7c1e-4b6f-8a3d-9c5e-1f0a2b3c4d5e@milepost.example>

      --b--
      """;

  private final Bounces bounces;
  private final TakeBounce take;

  BouncesApi(Bounces bounces, TakeBounce take) {
    this.bounces = bounces;
    this.take = take;
  }

  @Bean
  static ProblemTypes bounceProblems() {
    return ProblemTypes.of(UNREADABLE);
  }

  @Operation(
      summary = "List what came back, newest first",
      description =
          "For admins: what mail servers refused at once, and what they or mailbox providers told"
              + " later. Blocked addresses are listed and freed below `blocked-addresses`.")
  @ApiResponse(responseCode = "200", description = "At most 200 bounces")
  @GetMapping
  List<Bounce> list(SignedIn who) {
    requireAdmin(who);
    return bounces.list(who.organisation(), MOST);
  }

  @Operation(
      summary = "Tell that a mail came back",
      description =
          "For admins and their mail provider's notices. The mail is found by its Message-ID. Where"
              + " there is no mailbox, and after a complaint, the address is blocked at once; else"
              + " when the last three mails to it within 14 days came back. The same notice once"
              + " more changes nothing.")
  @ApiResponse(responseCode = "200", description = "It is noted, now or before")
  @PostMapping
  @FailsWith("not-found")
  Bounce tell(SignedIn who, @RequestBody BounceNotice notice) {
    requireAdmin(who);
    return noted(who, notice.report());
  }

  @Operation(
      summary = "Hand over a report on a mail as it came",
      description =
          "For admins and their mail server. A whole mail: a delivery status notification (RFC"
              + " 3464) or a feedback report (RFC 5965) that holds the mail, or its header, that it"
              + " is about.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "message/rfc822",
                      schema = @Schema(type = "string"),
                      examples = @ExampleObject(EXAMPLE))))
  @ApiResponse(responseCode = "200", description = "It is noted, now or before")
  @ApiResponse(
      responseCode = "204",
      description = "It tells of nothing that failed, such as of a delay",
      content = @Content)
  @PostMapping(path = "/reports", consumes = "message/rfc822")
  @FailsWith({"not-found", "notifications/unreadable-report"})
  ResponseEntity<Bounce> handOver(SignedIn who, @RequestBody byte[] mail) {
    requireAdmin(who);
    return read(mail)
        .map(report -> ResponseEntity.ok(noted(who, report)))
        .orElseGet(() -> ResponseEntity.noContent().build());
  }

  private static Optional<Report> read(byte[] mail) {
    try {
      return ReadReport.read(mail);
    } catch (Unreadable e) {
      throw new Problem(UNREADABLE, "There has to be " + e.getMessage() + ".");
    }
  }

  private Bounce noted(SignedIn who, Report report) {
    UUID message =
        bounces.message(who.organisation(), report.messageId()).orElseThrow(Problem::notFound);
    take.take(message, report.kind(), report.status());
    return bounces.find(message, report.kind());
  }

  private static void requireAdmin(SignedIn who) {
    if (!who.admin()) {
      throw Problem.notAllowed();
    }
  }

  record BounceNotice(
      @Schema(
              description = "The mail's Message-ID",
              example = "<8d2a7c1e-4b6f-8a3d-9c5e-1f0a2b3c4d5e@milepost.example>")
          @Nullable String messageId,
      @Schema(description = "bounce or complaint", example = "bounce") @Nullable String kind,
      @Schema(description = "Of a bounce: its code by RFC 3463, if it has one", example = "5.1.1")
          @Nullable String status) {

    /**
     * @throws Problem {@code invalid-fields} with every fault
     */
    Report report() {
      var faults = new ArrayList<Fault>();
      Optional<UUID> id = Report.messageId(messageId);
      if (id.isEmpty()) {
        faults.add(new Fault("/messageId", "a Message-ID of ours, such as <8d2a...@example.org>"));
      }
      if (!"bounce".equals(kind) && !"complaint".equals(kind)) {
        faults.add(new Fault("/kind", "one of bounce, complaint"));
      }
      if (status != null && !BounceKind.STATUS.matcher(status).matches()) {
        faults.add(new Fault("/status", "a code such as 5.1.1, or nothing"));
      }
      if (!faults.isEmpty()) {
        throw new Problem(EdgeProblems.INVALID_FIELDS, "The notice cannot be taken.").at(faults);
      }
      return new Report(
          id.orElseThrow(),
          "bounce".equals(kind) ? BounceKind.of(status) : BounceKind.COMPLAINT,
          status);
    }
  }
}
