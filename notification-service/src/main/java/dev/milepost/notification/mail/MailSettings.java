package dev.milepost.notification.mail;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How mails present themselves.
 *
 * @param publicUrl where the links in mails lead, {@code milepost.public-url}
 * @param mail the sender
 */
@ConfigurationProperties("milepost")
public record MailSettings(@Nullable URI publicUrl, @Nullable Sender mail) {

  public MailSettings {
    Objects.requireNonNull(publicUrl, "milepost.public-url has to be set: links in mails need it");
  }

  /** Without a slash at the end. */
  String base() {
    return Objects.requireNonNull(publicUrl).toString().replaceAll("/+$", "");
  }

  Sender sender() {
    return mail == null ? new Sender(null, null) : mail;
  }

  /**
   * @param from the sender's address
   * @param name the sender's name
   */
  public record Sender(@Nullable String from, @Nullable String name) {

    String address() {
      return from == null ? "no-reply@milepost.example" : from;
    }

    String shown() {
      return name == null ? "Milepost" : name;
    }

    /** Where message ids are unique. */
    String domain() {
      return address().substring(address().indexOf('@') + 1);
    }
  }
}
