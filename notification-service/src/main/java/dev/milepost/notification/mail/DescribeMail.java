package dev.milepost.notification.mail;

import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.knowledge.Wording;
import dev.milepost.notification.mail.MentorMail.Story;
import dev.milepost.notification.rules.Finding;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names a message, sent or not, in the words that its mail has. */
@Component
public class DescribeMail {

  private static final String SAMPLE_NAME = "Lena";
  private static final String SAMPLE_MENTOR = "Max";

  public Description describe(Locale reader, Finding finding, Moment moment) {
    return described(new WriteLetter(reader, "", moment).write(finding));
  }

  /** The same for what a mentor is told. */
  public Description describe(Locale reader, Story story) {
    return described(new WriteMentorLetter(reader, "", story).write());
  }

  /**
   * How a message reads in a cohort's own words.
   *
   * @param own null for how it reads without any
   */
  public Preview preview(Locale reader, Finding finding, Moment moment, @Nullable Wording own) {
    return preview(new WriteLetter(reader, SAMPLE_NAME, moment).write(finding, own));
  }

  /** The same for what a mentor is told. */
  public Preview preview(Locale reader, Story story, @Nullable Wording own) {
    return preview(new WriteMentorLetter(reader, SAMPLE_MENTOR, story).write(own));
  }

  private static Description described(Letter letter) {
    return new Description(letter.subject(), letter.why());
  }

  private static Preview preview(Letter letter) {
    return new Preview(letter.subject(), letter.greeting(), letter.paragraphs());
  }

  public record Preview(String subject, String greeting, List<String> paragraphs) {}

  /**
   * @param why why such a message is written
   */
  public record Description(String subject, String why) {}
}
