package dev.milepost.notification.mail;

import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.rules.Finding;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Names a message, sent or not, in the words that its mail has. */
@Component
public class DescribeMail {

  public Description describe(Locale reader, Finding finding, Moment moment) {
    Letter letter = new WriteLetter(reader, "", moment).write(finding);
    return new Description(letter.subject(), letter.why());
  }

  /**
   * @param why why such a message is written
   */
  public record Description(String subject, String why) {}
}
