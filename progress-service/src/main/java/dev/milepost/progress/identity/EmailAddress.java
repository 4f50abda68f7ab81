package dev.milepost.progress.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address that mail can be sent to: plain ASCII, since not every mail server takes more, and
 * without anything that could end a header line.
 *
 * @param text as it was given
 */
public record EmailAddress(String text) {

  /** What an address has to be, for whoever gave another. */
  public static final String RULE =
      "an e-mail address in plain ASCII, such as lena@example.org, of at most 254 characters";

  private static final int MAX_LENGTH = 254;

  // RFC 5321 mailboxes without quoted strings and address literals.
  private static final Pattern MAILBOX =
      Pattern.compile(
          "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+[a-zA-Z0-9-]{2,63}");

  private static final int MAX_LOCAL_PART = 64;

  /** Empty for what is no address; see {@link #RULE}. */
  public static Optional<EmailAddress> read(String text) {
    boolean fits =
        text.length() <= MAX_LENGTH
            && text.indexOf('@') <= MAX_LOCAL_PART
            && MAILBOX.matcher(text).matches();
    return fits ? Optional.of(new EmailAddress(text)) : Optional.empty();
  }

  /** The same for addresses of one mailbox: letter case makes no difference. */
  public String key() {
    return text.toLowerCase(Locale.ROOT);
  }

  /** What stands before the {@code @}. */
  public String localPart() {
    return text.substring(0, text.indexOf('@'));
  }

  /** Without the address, so that a log line that holds it tells nothing personal. */
  @Override
  public String toString() {
    return "EmailAddress";
  }
}
