package dev.milepost.local.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * Runs the mail catcher. Arguments: the SMTP port, the port of the page, the folder for mails, and
 * the address to listen on, which is loopback when it is absent.
 */
public final class MailCatcher {

  private MailCatcher() {}

  public static void main(String[] args) throws IOException {
    String address = args.length > 3 ? args[3] : "localhost";
    start(address, Integer.parseInt(args[0]), Integer.parseInt(args[1]), Path.of(args[2]));
  }

  static MailWeb start(String address, int smtpPort, int pagePort, Path folder) throws IOException {
    var mails = MailFolder.open(folder);
    var smtp = new GreenMail(new ServerSetup(smtpPort, address, ServerSetup.PROTOCOL_SMTP));
    smtp.getUserManager()
        .setMessageDeliveryHandler(
            (message, recipient) -> {
              mails.keep(recipient.getEmail(), message.getMessage());
              return new Recipient(recipient.getEmail());
            });
    smtp.start();
    return MailWeb.serve(new InetSocketAddress(address, pagePort), mails);
  }
}
