package dev.milepost.notification.bounces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.notification.bounces.ReadReport.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadReportTest {

  static final UUID MESSAGE = UUID.fromString("8d2a7c1e-4b6f-8a3d-9c5e-1f0a2b3c4d5e");

  static final String STATUS =
      """
      Return-Path: <>
      From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
      To: no-reply@milepost.example
      Subject: Undelivered Mail Returned to Sender
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=delivery-status;
       boundary="4XyZ/mx.example.org"

      --4XyZ/mx.example.org
      Content-Description: Notification
      Content-Type: text/plain; charset=utf-8

      Für diese Adresse gibt es kein Postfach. Action: delayed

      --4XyZ/mx.example.org
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mx.example.org
      Arrival-Date: Mon, 23 Nov 2026 08:00:01 +0000

      Final-Recipient: rfc822; lena@example.invalid
      Action: failed
      Status: 5.1.1
      Diagnostic-Code: smtp; 550 5.1.1 <lena@example.invalid>: unknown

      --4XyZ/mx.example.org
      Content-Type: message/rfc822

      From: Milepost <no-reply@milepost.example>
      Message-ID:
       <8d2a7c1e-4b6f-8a3d-9c5e-1f0a2b3c4d5e@milepost.example>
      Subject: Hello

      Message-ID: <00000000-0000-0000-0000-000000000000@milepost.example>
      --4XyZ/mx.example.org--
      """;

  static final String COMPLAINT =
      """
      From: feedback@mail.example.org
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=feedback-report; boundary="fbl"

      --fbl
      Content-Type: text/plain

      Somebody pressed the button.
      --fbl
      Content-Type: message/feedback-report

      Feedback-Type: abuse
      User-Agent: Feedback/1.0
      Version: 1

      --fbl
      Content-Type: text/rfc822-headers

      Message-ID: <8d2a7c1e-4b6f-8a3d-9c5e-1f0a2b3c4d5e@milepost.example>

      --fbl--
      """;

  private static Optional<Report> read(String mail) {
    return ReadReport.read(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aStatusNotificationTellsWhichMailFailedAndWhy() {
    assertThat(read(STATUS)).hasValue(new Report(MESSAGE, BounceKind.HARD, "5.1.1"));
    assertThat(read(STATUS.replace("Status: 5.1.1", "Status: 5.2.2 (mailbox full)")))
        .hasValue(new Report(MESSAGE, BounceKind.SOFT, "5.2.2"));
    assertThat(read(STATUS.replace("Status: 5.1.1\n", "")))
        .hasValue(new Report(MESSAGE, BounceKind.SOFT, null));
  }

  @Test
  void bareLineFeedsAreReadAsWell() {
    assertThat(ReadReport.read(STATUS.getBytes(StandardCharsets.UTF_8))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"delayed", "delivered", "relayed", "expanded"})
  void whatHasNotFailedIsNoBounce(String action) {
    assertThat(read(STATUS.replace("Action: failed", "Action: " + action))).isEmpty();
  }

  @Test
  void aFeedbackReportIsAComplaintUnlessItSaysOtherwise() {
    assertThat(read(COMPLAINT)).hasValue(new Report(MESSAGE, BounceKind.COMPLAINT, null));
    assertThat(read(COMPLAINT.replace("abuse", "not-spam"))).isEmpty();
    assertThat(read(COMPLAINT.replace("abuse", "auth-failure"))).isEmpty();
  }

  @Test
  void whatIsNoReportOnAMailOfOursIsRefusedWithWhatItLacks() {
    assertThatThrownBy(() -> read("Subject: Out of office\n\nI am away.\n"))
        .isInstanceOf(Unreadable.class)
        .hasMessage("a mail of type multipart/report");
    assertThatThrownBy(() -> read(STATUS.replace("message/delivery-status", "text/plain")))
        .hasMessageStartingWith("a part message/delivery-status");
    for (String other :
        new String[] {
          STATUS.replace(MESSAGE.toString(), "20261123.4711"),
          STATUS.replace("message/rfc822", "application/octet-stream")
        }) {
      assertThatThrownBy(() -> read(other)).hasMessageStartingWith("the returned message");
    }
    assertThatThrownBy(() -> ReadReport.read(new byte[0])).isInstanceOf(Unreadable.class);
    assertThatThrownBy(() -> read(STATUS.substring(0, 250))).isInstanceOf(Unreadable.class);
  }
}
