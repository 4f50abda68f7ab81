package dev.milepost.local.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pages of the mail catcher. Everything that comes from a mail is escaped. */
final class MailPages {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
          .withLocale(Locale.UK)
          .withZone(ZoneId.of("UTC"));

  private final String frame = read("page.html");
  private final String row = read("row.html");
  private final String mail = read("mail.html");

  String list(List<CaughtMail> mails, int kept, @Nullable String recipient) {
    String rows =
        mails.stream()
            .map(
                one ->
                    row.formatted(
                        one.id(),
                        escape(one.subject()),
                        one.receivedAt(),
                        WHEN.format(one.receivedAt()),
                        escape(one.to())))
            .collect(Collectors.joining());
    String none = "<p class=\"soft\">No mail yet. It appears here as soon as one is sent.</p>";
    return page(
        "Mails",
        """
        <form class="find"><input name="to" type="email" aria-label="Recipient" \
        placeholder="Recipient's address" value="%s"><button>Show</button></form>
        <p class="soft">%d shown of %d caught, newest first.</p>
        <ol class="mails" data-newest="%s">%s</ol>%s
        """
            .formatted(
                escape(Objects.requireNonNullElse(recipient, "")),
                mails.size(),
                kept,
                mails.isEmpty() ? "" : mails.getFirst().id(),
                rows,
                mails.isEmpty() ? none : ""));
  }

  String mail(CaughtMail caught, MailContent content) {
    String headers =
        content.headers().stream()
            .map(field -> escape(field.name() + ": " + field.value()))
            .collect(Collectors.joining("\n"));
    String html =
        content.html() == null
            ? "<p class=\"soft\">This mail has no HTML.</p>"
            : "<iframe title=\"The mail as HTML\" sandbox=\"allow-popups"
                + " allow-popups-to-escape-sandbox\" src=\"/messages/%s/html\"></iframe>"
                    .formatted(caught.id());
    return page(
        escape(caught.subject()),
        mail.formatted(
            escape(caught.from()),
            escape(caught.to()),
            WHEN.format(caught.receivedAt()),
            html,
            escape(Objects.requireNonNullElse(content.text(), "This mail has no plain text.")),
            headers));
  }

  private String page(String title, String body) {
    return frame.replace("{title}", title).replace("{body}", body);
  }

  private static String escape(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String read(String name) {
    try (var in = MailPages.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
