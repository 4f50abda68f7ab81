package dev.milepost.local.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Path;

/** Runs the mail catcher. Arguments: the SMTP port, the port of the page, the folder for mails. */
public final class MailCatcher {

  private MailCatcher() {}

  public static void main(String[] args) throws IOException {
    start(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Path.of(args[2]));
  }

  static MailWeb start(int smtpPort, int pagePort, Path folder) throws IOException {
    var mails = MailFolder.open(folder);
    var smtp = new GreenMail(new ServerSetup(smtpPort, "localhost", ServerSetup.PROTOCOL_SMTP));
    smtp.getUserManager()
        .setMessageDeliveryHandler(
            (message, recipient) -> {
              mails.keep(recipient.getEmail(), message.getMessage());
              return new Recipient(recipient.getEmail());
            });
    smtp.start();
    return MailWeb.serve(pagePort, mails);
  }
}
