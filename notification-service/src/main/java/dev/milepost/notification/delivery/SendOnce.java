package dev.milepost.notification.delivery;

import dev.milepost.notification.mail.ComposeMail;
import dev.milepost.notification.mail.Mail;
import dev.milepost.notification.mail.MentorMail;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Sends a mail that no ledger knows of, at once and without another try. */
@Component
public class SendOnce {

  private final ComposeMail compose;
  private final SmtpServer server;
  private final Clock clock;

  SendOnce(ComposeMail compose, SmtpServer server, Clock clock) {
    this.compose = compose;
    this.server = server;
    this.clock = clock;
  }

  /** True when the mail server has taken it. */
  public boolean send(Mail mail) {
    return send(compose.compose(mail));
  }

  /** The same to a mentor. */
  public boolean send(MentorMail mail) {
    return send(compose.compose(mail));
  }

  private boolean send(MimeMessage message) {
    try (var connection = new SmtpConnection(server, clock)) {
      return connection.open() && connection.send(message) instanceof Answer.Accepted;
    }
  }
}
