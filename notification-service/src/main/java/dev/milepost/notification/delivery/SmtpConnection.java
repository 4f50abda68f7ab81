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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
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

  /** A reply with its code by RFC 3463. */
  private static final Pattern STATUS =
      Pattern.compile("\\b\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

  /** Policy, which is how servers say that it is too much or too fast, and congestion. */
  private static final Pattern TOO_MUCH = Pattern.compile("4\\.(7\\.\\d+|3\\.2|4\\.5)");

  private static final int SERVICE_NOT_AVAILABLE = 421;

  private static final String AT_SENDER = "sender";
  private static final String AT_RECIPIENT = "recipient";

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
      case RECIPIENT ->
          reply.isOne() ? refusal(reply, AT_RECIPIENT) : new NotYet("connection-lost", true);
      case SENDER -> reply.isOne() ? refusal(reply, AT_SENDER) : new NotYet("connection-lost");
    };
  }

  private static Answer refusal(Reply reply, String at) {
    String reason = "smtp-" + reply.code() + "-at-" + at;
    return reply.code() >= 500
        ? new Refused(reason, reply.status(), isOfRecipient(reply, at))
        : new NotYet(reason, !at.equals(AT_SENDER) && reply.isTooMuch());
  }

  /** Some servers look the recipient up only when they have the whole message. */
  private static boolean isOfRecipient(Reply reply, String at) {
    return at.equals(AT_RECIPIENT) || (reply.status() != null && !at.equals(AT_SENDER));
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
      var reply = new Reply(code, status(String.valueOf(inChain.getMessage())));
      if (reply.isOne()) {
        return reply;
      }
      link = inChain.getNextException();
    }
    return new Reply(0, null);
  }

  private static @Nullable String status(String reply) {
    Matcher matcher = STATUS.matcher(reply);
    return matcher.find() ? matcher.group(1) : null;
  }

  /**
   * @param code 0 without a reply
   * @param status by RFC 3463; null when it tells none
   */
  private record Reply(int code, @Nullable String status) {

    boolean isOne() {
      return code >= 400 && code <= 599;
    }

    boolean isTooMuch() {
      return code == SERVICE_NOT_AVAILABLE
          || (status != null && TOO_MUCH.matcher(status).matches());
    }
  }
}
