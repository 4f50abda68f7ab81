package dev.milepost.notification.dkim;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whose signature mails carry: all of it is set, or nothing.
 *
 * @param domain who signs; the sender's, or one above it, or receivers see no connection
 * @param selector names the key below {@code _domainkey.<domain>}
 * @param privateKey a file with an RSA key of 2,048 bits or more, or an Ed25519 key, in PEM (PKCS
 *     #8)
 */
@ConfigurationProperties("milepost.mail.dkim")
public record DkimSettings(
    @Nullable String domain, @Nullable String selector, @Nullable Path privateKey) {

  public DkimSettings {
    long set =
        Stream.of(isSet(domain), isSet(selector), privateKey != null).filter(one -> one).count();
    if (set != 0 && set != 3) {
      throw new IllegalArgumentException(
          "milepost.mail.dkim needs domain, selector and private-key, or none of them");
    }
  }

  private static boolean isSet(@Nullable String text) {
    return text != null && !text.isBlank();
  }
}
