package dev.milepost.notification.mail;

import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.knowledge.MentorMessages;
import dev.milepost.notification.knowledge.MentorMessages.Said;
import dev.milepost.notification.knowledge.Wording;
import dev.milepost.notification.knowledge.Wordings;
import dev.milepost.notification.mail.MentorMail.Story;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Finding.MentorWrote;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says in the words of a mail what is told in another place than a mail. */
@Component
public class SayElsewhere {

  private final MailSettings settings;
  private final MentorMessages messages;
  private final OfferedWords offered;
  private final Wordings wordings;

  SayElsewhere(
      MailSettings settings, MentorMessages messages, OfferedWords offered, Wordings wordings) {
    this.settings = settings;
    this.messages = messages;
    this.offered = offered;
    this.wordings = wordings;
  }

  /**
   * The letter that the mail would hold: in the words that were drawn for it, and with what a
   * mentor wrote as long as that is kept.
   *
   * @param name the reader's
   * @param variant the name of the words that were drawn; null where there was no choice
   */
  public Letter letter(
      Locale reader, String name, Finding finding, Moment moment, @Nullable String variant) {
    var writer = new WriteLetter(reader, name, moment);
    Optional<Said> said =
        finding instanceof MentorWrote wrote ? messages.find(wrote.message()) : Optional.empty();
    if (said.isPresent()) {
      return writer.write(said.get());
    }
    UUID cohort = moment.facts().course().cohort();
    return writer.write(finding, offered.drawn(cohort, finding, reader, variant).orElse(null));
  }

  /**
   * The same for a mentor, or for everybody who looks after a cohort, in the cohort's own words
   * where it has some.
   *
   * @param name the mentor's; not used for everybody
   */
  public Letter letter(Locale reader, String name, Story story) {
    Optional<Wording> own =
        wordings.find(
            story.mentor().course().cohort(), story.finding().rule(), ComposeMail.language(reader));
    return new WriteMentorLetter(reader, name, story).write(own.orElse(null));
  }

  /** The page that a message to a learner leads to. */
  public String url(UUID enrolment) {
    return settings.base() + "/progress/enrolments/" + enrolment;
  }

  /** The page that a message to a mentor leads to. */
  public String url(Story story) {
    return settings.base() + WriteMentorLetter.path(story.finding(), story.mentor());
  }

  /** The page with the reader's inbox. */
  public String inbox() {
    return settings.base() + "/notifications/inbox";
  }
}
