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
import java.util.regex.Pattern;
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

  private static final Pattern NO_MAILBOX = Pattern.compile("\\b5\\.1\\.1\\b");

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
    Reply reply = reply(failure);
    return switch (conversation.reached()) {
      case ACCEPTED -> new Accepted();
      case DOT_SENT ->
          reply.isOne() ? refusal(reply, "message") : new Unknown("no-answer-after-message");
      case CONTENT -> reply.isOne() ? refusal(reply, "data") : new NotYet("connection-lost");
      case RECIPIENT -> reply.isOne() ? refusal(reply, "recipient") : new NotYet("connection-lost");
      case SENDER -> reply.isOne() ? refusal(reply, "sender") : new NotYet("connection-lost");
    };
  }

  private static Answer refusal(Reply reply, String at) {
    String reason = "smtp-" + reply.code() + "-at-" + at;
    return reply.code() >= 500 ? new Refused(reason, reply.noMailbox()) : new NotYet(reason);
  }

  /** The server's reply, wherever in the chain Jakarta Mail put it. */
  private static Reply reply(MessagingException failure) {
    Exception link = failure;
    while (link instanceof MessagingException inChain) {
      int code =
          switch (inChain) {
            case SMTPAddressFailedException refused -> refused.getReturnCode();
            case SMTPSenderFailedException refused -> refused.getReturnCode();
            case SMTPSendFailedException refused -> refused.getReturnCode();
            default -> 0;
          };
      var reply = new Reply(code, NO_MAILBOX.matcher(String.valueOf(inChain.getMessage())).find());
      if (reply.isOne()) {
        return reply;
      }
      link = inChain.getNextException();
    }
    return new Reply(0, false);
  }

  /**
   * @param code 0 without a reply
   * @param noMailbox whether its enhanced code says that there is no such mailbox
   */
  private record Reply(int code, boolean noMailbox) {

    boolean isOne() {
      return code >= 400 && code <= 599;
    }
  }
}
