package dev.milepost.notification.mail;

import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.knowledge.Wording;
import dev.milepost.notification.rules.Finding;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Names a message, sent or not, in the words that its mail has. */
@Component
public class DescribeMail {

  private static final String SAMPLE_NAME = "Lena";

  public Description describe(Locale reader, Finding finding, Moment moment) {
    Letter letter = new WriteLetter(reader, "", moment).write(finding);
    return new Description(letter.subject(), letter.why());
  }

  /** How a message reads in a cohort's own words. */
  public Preview preview(Locale reader, Finding finding, Moment moment, Wording own) {
    Letter letter = new WriteLetter(reader, SAMPLE_NAME, moment).write(finding, own);
    return new Preview(letter.subject(), letter.greeting(), letter.paragraphs());
  }

  public record Preview(String subject, String greeting, List<String> paragraphs) {}

  /**
   * @param why why such a message is written
   */
  public record Description(String subject, String why) {}
}
