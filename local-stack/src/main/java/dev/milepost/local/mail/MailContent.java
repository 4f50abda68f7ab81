package dev.milepost.local.mail;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is in a mail.
 *
 * @param text the first plain text in it, if any
 * @param html the first HTML in it, if any
 * @param headers as sent, in their order
 */
record MailContent(@Nullable String text, @Nullable String html, List<Field> headers) {

  /** One header field. */
  record Field(String name, String value) {}

  static MailContent of(MimeMessage message) throws MessagingException, IOException {
    List<Header> headers = Collections.list(message.getAllHeaders());
    return new MailContent(
        first("text/plain", message),
        first("text/html", message),
        headers.stream().map(field -> new Field(field.getName(), field.getValue())).toList());
  }

  private static @Nullable String first(String type, Part part)
      throws MessagingException, IOException {
    Object content = part.getContent();
    if (part.isMimeType(type) && content instanceof String words) {
      return words;
    }
    if (content instanceof Multipart parts) {
      for (int index = 0; index < parts.getCount(); index++) {
        String found = first(type, parts.getBodyPart(index));
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
