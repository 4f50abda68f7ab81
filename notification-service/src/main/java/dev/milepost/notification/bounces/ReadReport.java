package dev.milepost.notification.bounces;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Reads the mails in which mail servers tell what became of a message (RFC 3464), and mailbox
 * providers that its reader complained (RFC 5965). Pure; what is read is not trusted, and not
 * shown.
 */
final class ReadReport {

  private static final Session NO_SESSION = Session.getInstance(new Properties());

  /** What a reader says of a mail; other kinds tell of signatures, or that it was wanted. */
  private static final Set<String> COMPLAINTS = Set.of("abuse", "fraud", "opt-out", "other");

  /** Where the message that is told of stands, or its header. */
  private static final List<String> RETURNED =
      List.of("message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers");

  private ReadReport() {}

  /**
   * @return empty when it tells of nothing that failed
   * @throws Unreadable when it is no such mail, or does not name a message of ours
   */
  static Optional<Report> read(byte[] mail) {
    try {
      var message = new MimeMessage(NO_SESSION, new ByteArrayInputStream(mail));
      if (message.isMimeType("multipart/report")
          && message.getContent() instanceof MimeMultipart parts) {
        return read(parts);
      }
      throw new Unreadable("a mail of type multipart/report");
    } catch (MessagingException | IOException e) {
      throw new Unreadable("a mail that can be read to its end");
    }
  }

  private static Optional<Report> read(MimeMultipart parts) throws MessagingException, IOException {
    UUID original = null;
    Told told = null;
    for (int place = 0; place < parts.getCount(); place++) {
      BodyPart part = parts.getBodyPart(place);
      if (part.isMimeType("message/delivery-status")
          || part.isMimeType("message/global-delivery-status")) {
        told = delivery(groups(part));
      } else if (part.isMimeType("message/feedback-report")) {
        told = feedback(groups(part));
      } else if (isReturned(part)) {
        original =
            Report.messageId(groups(part).getFirst().getHeader("Message-ID", null))
                .orElse(original);
      }
    }
    if (told == null) {
      throw new Unreadable("a part message/delivery-status or message/feedback-report");
    }
    if (original == null) {
      throw new Unreadable("the returned message, or its header, with a Message-ID of ours");
    }
    BounceKind kind = told.kind();
    return kind == null ? Optional.empty() : Optional.of(new Report(original, kind, told.status()));
  }

  /** The first recipient to whom it failed; each of our mails has one. */
  private static Told delivery(List<InternetHeaders> groups) {
    for (InternetHeaders group : groups) {
      String action = group.getHeader("Action", null);
      if (action != null && action.strip().equalsIgnoreCase("failed")) {
        String status = status(group.getHeader("Status", null));
        return new Told(BounceKind.of(status), status);
      }
    }
    return Told.NOTHING;
  }

  private static Told feedback(List<InternetHeaders> groups) {
    String type = groups.getFirst().getHeader("Feedback-Type", null);
    return type != null && COMPLAINTS.contains(type.strip().toLowerCase(Locale.ROOT))
        ? new Told(BounceKind.COMPLAINT, null)
        : Told.NOTHING;
  }

  private static @Nullable String status(@Nullable String field) {
    Matcher matcher = BounceKind.STATUS.matcher(field == null ? "" : field);
    return matcher.find() ? matcher.group() : null;
  }

  private static boolean isReturned(BodyPart part) throws MessagingException {
    for (String type : RETURNED) {
      if (part.isMimeType(type)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Fields up to an empty line, again and again; the first group is there even when it is empty.
   */
  private static List<InternetHeaders> groups(BodyPart part)
      throws MessagingException, IOException {
    String text =
        new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .replace("\r\n", "\n");
    var groups = new ArrayList<InternetHeaders>();
    for (String group : text.strip().split("\\n[ \\t]*\\n", 50)) {
      groups.add(
          new InternetHeaders(
              new ByteArrayInputStream(group.getBytes(StandardCharsets.UTF_8)), true));
    }
    return groups;
  }

  /**
   * @param kind null when nothing failed
   */
  private record Told(@Nullable BounceKind kind, @Nullable String status) {

    static final Told NOTHING = new Told(null, null);
  }

  /** Says what there would have to be. */
  static final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unreadable(String wouldBeRight) {
      super(wouldBeRight);
    }
  }
}
