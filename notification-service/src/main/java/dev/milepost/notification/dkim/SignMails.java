package dev.milepost.notification.dkim;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Signs mails by DKIM (RFC 6376): with RSA, or with Ed25519 (RFC 8463), as the key is. Each signed
 * field is named once more than it is there, so that nobody can add another one to a signed mail.
 * Without a key mails stay as they are. Thread-safe.
 */
public final class SignMails {

  /** Leaves mails as they are. */
  public static final SignMails NOT_AT_ALL = new SignMails(null, "", "", Clock.systemUTC());

  private static final List<String> SIGNED =
      List.of(
          "From",
          "To",
          "Subject",
          "Date",
          "Message-ID",
          "MIME-Version",
          "Content-Type",
          "List-Unsubscribe",
          "List-Unsubscribe-Post",
          "References",
          "In-Reply-To");

  private static final String FOLD = "\r\n\t";
  private static final int LINE = 70;

  private final @Nullable SigningKey key;
  private final String domain;
  private final String selector;
  private final Clock clock;

  private SignMails(@Nullable SigningKey key, String domain, String selector, Clock clock) {
    this.key = key;
    this.domain = domain;
    this.selector = selector;
    this.clock = clock;
  }

  /**
   * @throws IllegalArgumentException when the key cannot be used; says why
   */
  public static SignMails as(DkimSettings settings, Clock clock) {
    Path file = settings.privateKey();
    return file == null || settings.domain() == null || settings.selector() == null
        ? NOT_AT_ALL
        : new SignMails(SigningKey.in(file), settings.domain(), settings.selector(), clock);
  }

  /** Adds the signature to a mail that is complete and saved, and is not changed any more. */
  public void sign(MimeMessage mail) throws MessagingException {
    if (key != null) {
      mail.setHeader("DKIM-Signature", signature(key, Canonical.of(written(mail))));
    }
  }

  private String signature(SigningKey signing, Canonical mail) {
    List<String> names = SIGNED.stream().flatMap(name -> onceMore(mail, name).stream()).toList();
    String unsigned =
        "v=1; a=%s; c=relaxed/relaxed; d=%s; s=%s;%st=%d; h=%s;%sbh=%s;%sb="
            .formatted(
                signing.algorithm(),
                domain,
                selector,
                FOLD,
                clock.instant().getEpochSecond(),
                String.join(":" + FOLD, inLines(names)),
                FOLD,
                base64(mail.bodyHash()),
                FOLD);
    try {
      byte[] signature = signing.sign(mail.header(names, "DKIM-Signature: " + unsigned));
      return unsigned + folded(base64(signature));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a mail could not be signed", e);
    }
  }

  private static List<String> onceMore(Canonical mail, String name) {
    return Collections.nCopies((int) mail.count(name) + 1, name.toLowerCase(Locale.ROOT));
  }

  private static List<String> inLines(List<String> names) {
    int each = 4;
    return IntStream.range(0, (names.size() + each - 1) / each)
        .mapToObj(line -> names.subList(line * each, Math.min((line + 1) * each, names.size())))
        .map(line -> String.join(":", line))
        .toList();
  }

  private static String folded(String text) {
    return IntStream.range(0, (text.length() + LINE - 1) / LINE)
        .mapToObj(line -> text.substring(line * LINE, Math.min((line + 1) * LINE, text.length())))
        .collect(Collectors.joining(FOLD));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] written(MimeMessage mail) throws MessagingException {
    try {
      var bytes = new ByteArrayOutputStream();
      mail.writeTo(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("a mail could not be written to memory", e);
    }
  }
}
