package dev.milepost.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.notification.delivery.Answer.Accepted;
import dev.milepost.notification.delivery.Answer.NotYet;
import dev.milepost.notification.delivery.Answer.Refused;
import dev.milepost.notification.delivery.Answer.Unknown;
import dev.milepost.notification.delivery.ScriptedSmtp.Fault;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class SmtpConnectionTest {

  private final ScriptedSmtp server = new ScriptedSmtp();
  private final SmtpConnection connection = connectionTo(server.port());

  private static SmtpConnection connectionTo(int port) {
    return new SmtpConnection(
        new SmtpServer("localhost", port, null, null, Duration.ofMillis(700), new Properties()),
        Clock.systemUTC());
  }

  @AfterEach
  void close() {
    connection.close();
    server.close();
  }

  private static MimeMessage message() {
    return message("First line\n.\nA line of one dot stands above.");
  }

  private static MimeMessage message(String text) {
    try {
      var message = new MimeMessage(Session.getInstance(new Properties()));
      message.setFrom("no-reply@milepost.example");
      message.setRecipients(RecipientType.TO, "learner@example.invalid");
      message.setSubject("Hello");
      message.setText(text);
      message.saveChanges();
      return message;
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Answer sendWith(Fault... faults) {
    server.goWrong(faults);
    assertThat(connection.open()).isTrue();
    return connection.send(message());
  }

  @Test
  void manyMessagesShareOneConnection() {
    for (int number = 0; number < 5; number++) {
      assertThat(sendWith()).isEqualTo(new Accepted());
    }
    assertThat(server.connections).hasValue(1);
    assertThat(server.accepted).hasSize(5).allMatch(text -> text.contains("First line\r\n..\r\n"));
  }

  @Test
  void nobodyAtTheOtherEndIsNoConnection() throws IOException {
    int port;
    try (var unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = unused.getLocalPort();
    }
    assertThat(connectionTo(port).open()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"NO_BANNER", "BANNER_554"})
  void aServerThatTakesNobodyInIsNoConnectionAndTheNextTryMayFindOne(Fault fault) {
    server.goWrong(fault);
    assertThat(connection.open()).isFalse();
    assertThat(sendWith()).isEqualTo(new Accepted());
  }

  @ParameterizedTest
  @EnumSource(names = {"MAIL_451", "RCPT_450", "DATA_451", "DOT_452"})
  void aTemporaryRefusalIsTriedAgain(Fault fault) {
    assertThat(sendWith(fault)).isInstanceOf(NotYet.class);
    assertThat(server.accepted).isEmpty();
    assertThat(sendWith()).isEqualTo(new Accepted());
  }

  @ParameterizedTest
  @EnumSource(names = {"MAIL_550", "RCPT_550", "DOT_554"})
  void aPermanentRefusalIsFinal(Fault fault) {
    Answer answer = sendWith(fault);
    assertThat(answer).isInstanceOf(Refused.class);
    String code = fault.name().replaceAll("\\D", "");
    assertThat(((Refused) answer).reason()).startsWith("smtp-" + code);
    assertThat(sendWith()).isEqualTo(new Accepted());
  }

  @Test
  void aRefusalOfTheRecipientTellsItsCode() {
    assertThat(sendWith(Fault.RCPT_550_NO_MAILBOX))
        .isEqualTo(new Refused("smtp-550-at-recipient", "5.1.1", true));
    assertThat(sendWith(Fault.RCPT_552_FULL))
        .isEqualTo(new Refused("smtp-552-at-recipient", "5.2.2", true));
    assertThat(sendWith(Fault.RCPT_550))
        .isEqualTo(new Refused("smtp-550-at-recipient", null, true));
    assertThat(sendWith(Fault.DOT_554)).isEqualTo(new Refused("smtp-554-at-message", null, false));
  }

  @ParameterizedTest
  @EnumSource(names = {"RCPT_421", "RCPT_450_TOO_FAST", "RCPT_SILENT"})
  void whoAsksForLessOrKeepsUsWaitingForARecipientSpeaksForItsDomain(Fault fault) {
    assertThat(sendWith(fault)).extracting("forDomain").isEqualTo(true);
  }

  @ParameterizedTest
  @EnumSource(names = {"MAIL_451", "RCPT_450", "DATA_451", "DOT_452"})
  void anyOtherRefusalForNowSpeaksForOneMessage(Fault fault) {
    assertThat(sendWith(fault)).extracting("forDomain").isEqualTo(false);
  }

  /** More than the sockets' buffers hold, so that the loss is noticed long before the dot. */
  @Test
  void aConnectionLostBeforeTheDotIsTriedAgain() {
    server.goWrong(Fault.DROP_IN_CONTENT);
    assertThat(connection.open()).isTrue();
    Answer answer = connection.send(message(("x".repeat(70) + "\n").repeat(300_000)));
    assertThat(answer).isEqualTo(new NotYet("connection-lost"));
    assertThat(server.accepted).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"DROP_AFTER_DOT", "SILENT_AFTER_DOT"})
  void afterTheDotWithoutAnAnswerNobodyKnows(Fault fault) {
    assertThat(sendWith(fault)).isInstanceOf(Unknown.class);
  }

  @Test
  void onceAcceptedALostConnectionMakesNoDifference() {
    assertThat(sendWith(Fault.ACCEPT_THEN_RESET)).isEqualTo(new Accepted());
    assertThat(sendWith()).isInstanceOfAny(Accepted.class, NotYet.class);
    assertThat(server.accepted.size()).isBetween(1, 2);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"NO_BANNER", "BANNER_554", "ACCEPT_THEN_RESET"})
  void afterAnyFaultTheNextMessageGoesOut(Fault fault) {
    sendWith(fault);
    assertThat(sendWith()).isEqualTo(new Accepted());
  }
}
