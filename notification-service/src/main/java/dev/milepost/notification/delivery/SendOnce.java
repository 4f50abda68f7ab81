package dev.milepost.notification.delivery;

import dev.milepost.notification.mail.ComposeMail;
import dev.milepost.notification.mail.Mail;
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
    try (var connection = new SmtpConnection(server, clock)) {
      return connection.open() && connection.send(compose.compose(mail)) instanceof Answer.Accepted;
    }
  }
}
