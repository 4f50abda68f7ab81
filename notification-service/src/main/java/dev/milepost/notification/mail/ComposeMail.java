package dev.milepost.notification.mail;

import dev.milepost.events.EventIds;
import dev.milepost.notification.dkim.SignMails;
import dev.milepost.notification.knowledge.Address;
import dev.milepost.notification.knowledge.MentorMessages.Said;
import dev.milepost.notification.mail.LetterTemplates.Links;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes the e-mail: plain text and HTML side by side, a Message-ID that is the same for the same
 * message however often it is made, the business moment as its date, and what a mail program needs
 * to stop such mails (RFC 2369, RFC 8058) and to show what belongs together; signed when there is a
 * key to sign with.
 */
@Component
public class ComposeMail {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();
  private static final Session NO_SESSION = Session.getInstance(new Properties());

  private final MailSettings settings;
  private final LetterTemplates templates;
  private final SignMails signature;

  ComposeMail(MailSettings settings, LetterTemplates templates, SignMails signature) {
    this.settings = settings;
    this.templates = templates;
    this.signature = signature;
  }

  /**
   * @throws UnusableAddress when no mail can be sent to the address
   */
  public MimeMessage compose(Mail mail) {
    return compose(mail, null);
  }

  /**
   * As {@link #compose(Mail)}.
   *
   * @param said what a mentor wrote, for a finding that tells of it; never read as a template
   * @throws UnusableAddress when no mail can be sent to the address
   */
  public MimeMessage compose(Mail mail, @Nullable Said said) {
    var facts = mail.moment().facts();
    String name = HeaderText.line(mail.address().name());
    var writer = new WriteLetter(mail.address().locale(), name, mail.moment());
    var letter = said == null ? writer.write(mail.finding(), mail.wording()) : writer.write(said);
    return compose(
        new Envelope(
            mail.dedupeKey(),
            mail.dueAt(),
            facts.learnerZone(),
            mail.address(),
            "/progress/enrolments/" + facts.enrolment(),
            mail.token(),
            thread(mail)),
        letter,
        said);
  }

  /**
   * The same for a mentor.
   *
   * @throws UnusableAddress when no mail can be sent to the address
   */
  public MimeMessage compose(MentorMail mail) {
    return compose(
        new Envelope(
            mail.dedupeKey(),
            mail.dueAt(),
            mail.mentor().zone(),
            mail.address(),
            WriteMentorLetter.path(mail.finding(), mail.mentor()),
            mail.token(),
            Optional.empty()),
        new WriteMentorLetter(mail.address().locale(), mail.address().name(), mail.story())
            .write(mail.wording()),
        null);
  }

  private MimeMessage compose(Envelope mail, Letter letter, @Nullable Said said) {
    String name = HeaderText.line(mail.address().name());
    var words = new Words(mail.address().locale());
    var links =
        new Links(
            settings.base() + mail.path(),
            settings.base() + "/notifications/unsubscribe/" + mail.token());
    try {
      var message = new Message(messageId("message", mail.dedupeKey()));
      message.setFrom(new InternetAddress(sender().address(), shown(said, words), UTF_8));
      message.setRecipient(RecipientType.TO, recipient(mail.address().email(), name));
      message.setSubject(HeaderText.line(letter.subject()), UTF_8);
      message.setHeader("Date", date(mail.dueAt(), mail.zone()));
      message.setHeader("Content-Language", letter.locale().toLanguageTag());
      if (said == null) {
        message.setHeader("Auto-Submitted", "auto-generated");
      }
      message.setHeader("List-Unsubscribe", "<" + links.stop() + ">");
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
      mail.thread().ifPresent(message::inThread);
      message.setContent(
          parts(templates.text(letter, links, words), templates.html(letter, links, words)));
      message.saveChanges();
      signature.sign(message);
      return message;
    } catch (AddressException e) {
      throw new UnusableAddress();
    } catch (MessagingException | UnsupportedEncodingException e) {
      throw new IllegalStateException("a mail could not be put together", e);
    }
  }

  /** A mentor's address is nobody's but the mentor's: their name stands with the sender's. */
  private String shown(@Nullable Said said, Words words) {
    return said == null || said.author() == null
        ? sender().shown()
        : words.say("mentor-wrote.from", HeaderText.line(said.author()), sender().shown());
  }

  /** One mailbox, written as RFC 5322 has it; a list, a group or a line break is none. */
  private static InternetAddress recipient(String email, String name)
      throws AddressException, UnsupportedEncodingException {
    if (!HeaderText.line(email).equals(email)) {
      throw new AddressException("not one line");
    }
    var address = new InternetAddress(email, true);
    if (address.isGroup()) {
      throw new AddressException("a group");
    }
    address.setPersonal(name, UTF_8);
    return address;
  }

  /** The language that a reader is written to in: one that there are words of. */
  public static String language(Locale reader) {
    return new Words(reader).locale().getLanguage();
  }

  private static MimeMultipart parts(String text, String html) throws MessagingException {
    var plain = new MimeBodyPart();
    plain.setText(text, UTF_8);
    var rich = new MimeBodyPart();
    rich.setText(html, UTF_8, "html");
    return new MimeMultipart("alternative", plain, rich);
  }

  /** A message that is never sent and that all messages on one stage name as their root. */
  private Optional<String> thread(Mail mail) {
    var facts = mail.moment().facts();
    return StageThread.of(mail.finding(), facts.course().outline())
        .map(stage -> messageId("thread", facts.enrolment() + "/" + stage));
  }

  private String messageId(String kind, String key) {
    return "<" + EventIds.of(kind, key) + "@" + sender().domain() + ">";
  }

  private static String date(Instant moment, ZoneId zone) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(moment.atZone(zone).toOffsetDateTime());
  }

  private MailSettings.Sender sender() {
    return settings.sender();
  }

  /**
   * @param zone the reader's, in which the date is written
   * @param path of the page that it leads to
   * @param thread the message that it answers, if it hangs together with others
   */
  private record Envelope(
      String dedupeKey,
      Instant dueAt,
      ZoneId zone,
      Address address,
      String path,
      String token,
      Optional<String> thread) {}

  /** The reader's address is none that a mail can be sent to. Says nothing of the address. */
  public static final class UnusableAddress extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnusableAddress() {
      super("not one mailbox");
    }
  }

  /** Keeps the Message-ID that it is given. */
  private static final class Message extends MimeMessage {

    private final String id;

    Message(String id) {
      super(NO_SESSION);
      this.id = id;
    }

    void inThread(String root) {
      try {
        setHeader("In-Reply-To", root);
        setHeader("References", root);
      } catch (MessagingException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
