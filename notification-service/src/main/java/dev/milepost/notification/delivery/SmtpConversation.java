package dev.milepost.notification.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Jakarta Mail's SMTP transport, which also remembers how far the current message has come. */
final class SmtpConversation extends SMTPTransport {

  private Reached reached = Reached.SENDER;

  SmtpConversation(Session session) {
    super(session, new URLName("smtp", null, -1, null, null, null));
  }

  void send(MimeMessage message) throws MessagingException {
    reached = Reached.SENDER;
    sendMessage(message, message.getAllRecipients());
  }

  Reached reached() {
    return reached;
  }

  /** Unlike {@link #isConnected} without asking the server. */
  boolean isOpen() {
    try {
      checkConnected();
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  @Override
  protected void rcptTo() throws MessagingException {
    reached = Reached.RECIPIENT;
    super.rcptTo();
  }

  @Override
  protected OutputStream data() throws MessagingException {
    reached = Reached.CONTENT;
    return super.data();
  }

  @Override
  protected void finishData() throws IOException, MessagingException {
    super.finishData();
    reached = Reached.ACCEPTED;
  }

  @Override
  protected void sendCommand(String command) throws MessagingException {
    if (command.equals(".")) {
      reached = Reached.DOT_SENT;
    }
    super.sendCommand(command);
  }

  enum Reached {
    SENDER,
    RECIPIENT,
    CONTENT,
    /** The dot that ends the message is, or may be, on its way. */
    DOT_SENT,
    ACCEPTED
  }
}
