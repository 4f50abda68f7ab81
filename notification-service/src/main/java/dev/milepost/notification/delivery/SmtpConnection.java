package dev.milepost.notification.delivery;

import dev.milepost.notification.delivery.Answer.Accepted;
import dev.milepost.notification.delivery.Answer.NotYet;
import dev.milepost.notification.delivery.Answer.Refused;
import dev.milepost.notification.delivery.Answer.Unknown;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the mail server, kept open from message to message. Not thread-safe.
 *
 * <p>A message is certainly not accepted until the dot that ends it has been sent, and certainly is
 * once the server has answered that dot with 250; what happens to the connection later makes no
 * difference. In between nobody can know.
 */
final class SmtpConnection implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SmtpConnection.class);

  /** Servers close a connection that is idle for minutes; ours is closed before. */
  private static final Duration LONGEST_IDLE = Duration.ofSeconds(20);

  private final SmtpConversation conversation;
  private final SmtpServer server;
  private final Clock clock;
  private Instant lastUsed = Instant.MIN;

  SmtpConnection(SmtpServer server, Clock clock) {
    this.conversation = new SmtpConversation(Session.getInstance(server.properties()));
    this.server = server;
    this.clock = clock;
  }

  /**
   * Makes sure of a connection before a message is committed to.
   *
   * @return false when the server cannot be reached or takes nobody in
   */
  boolean open() {
    if (conversation.isOpen() && lastUsed.plus(LONGEST_IDLE).isAfter(clock.instant())) {
      return true;
    }
    close();
    try {
      conversation.connect(server.host(), server.port(), server.username(), server.password());
      lastUsed = clock.instant();
      return true;
    } catch (MessagingException e) {
      log.debug("no connection to the mail server", e);
      close();
      return false;
    }
  }

  /** Hands one message over. The connection has to be open. */
  Answer send(MimeMessage message) {
    lastUsed = clock.instant();
    try {
      conversation.send(message);
      return new Accepted();
    } catch (MessagingException e) {
      Answer answer = answer(e);
      close();
      return answer;
    }
  }

  @Override
  public void close() {
    try {
      conversation.close();
    } catch (MessagingException e) {
      log.debug("the mail server did not say good-bye", e);
    }
  }

  private Answer answer(MessagingException failure) {
    int code = code(failure);
    return switch (conversation.reached()) {
      case ACCEPTED -> new Accepted();
      case DOT_SENT ->
          isReply(code) ? refusal(code, "the message") : new Unknown("no-answer-after-message");
      case CONTENT -> isReply(code) ? refusal(code, "data") : new NotYet("connection-lost");
      case RECIPIENT -> isReply(code) ? refusal(code, "recipient") : new NotYet("connection-lost");
      case SENDER -> isReply(code) ? refusal(code, "sender") : new NotYet("connection-lost");
    };
  }

  private static Answer refusal(int code, String at) {
    String reason = "smtp-" + code + "-at-" + at.replace("the ", "");
    return code >= 500 ? new Refused(reason) : new NotYet(reason);
  }

  private static boolean isReply(int code) {
    return code >= 400 && code <= 599;
  }

  /** The server's reply, wherever in the chain Jakarta Mail put it; 0 without one. */
  private static int code(MessagingException failure) {
    Exception link = failure;
    while (link instanceof MessagingException inChain) {
      int code =
          switch (inChain) {
            case SMTPAddressFailedException refused -> refused.getReturnCode();
            case SMTPSenderFailedException refused -> refused.getReturnCode();
            case SMTPSendFailedException refused -> refused.getReturnCode();
            default -> 0;
          };
      if (isReply(code)) {
        return code;
      }
      link = inChain.getNextException();
    }
    return 0;
  }
}
