package dev.milepost.local.mail;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import jakarta.mail.internet.MimeMessage;

/**
 * Whom a message was for. Its delivery does nothing, since the message is in its file by then:
 * GreenMail's own mailboxes would keep every message in memory.
 */
record Recipient(String address) implements GreenMailUser {

  @Override
  public void deliver(MovingMessage message) {}

  @Override
  public void deliver(MimeMessage message) {}

  @Override
  public void create() {}

  @Override
  public void delete() {}

  @Override
  public String getEmail() {
    return address;
  }

  @Override
  public String getLogin() {
    return address;
  }

  @Override
  public String getQualifiedMailboxName() {
    return address;
  }

  @Override
  public String getPassword() {
    return "";
  }

  @Override
  public void setPassword(String password) {}

  @Override
  public void authenticate(String password) throws UserException {
    throw new UserException("nobody logs in here");
  }
}
