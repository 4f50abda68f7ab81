package dev.milepost.notification.mail;

import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.knowledge.MentorMessages;
import dev.milepost.notification.knowledge.MentorMessages.Said;
import dev.milepost.notification.knowledge.Wording;
import dev.milepost.notification.knowledge.Wordings;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Finding.MentorWrote;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Says in the words of a mail what is told in another place than a mail. */
@Component
public class SayElsewhere {

  private final MailSettings settings;
  private final MentorMessages messages;
  private final Wordings wordings;

  SayElsewhere(MailSettings settings, MentorMessages messages, Wordings wordings) {
    this.settings = settings;
    this.messages = messages;
    this.wordings = wordings;
  }

  /**
   * The letter that the mail would hold: in the cohort's own words where it has some, and with what
   * a mentor wrote as long as that is kept.
   *
   * @param name the reader's
   */
  public Letter letter(Locale reader, String name, Finding finding, Moment moment) {
    var writer = new WriteLetter(reader, name, moment);
    Optional<Said> said =
        finding instanceof MentorWrote wrote ? messages.find(wrote.message()) : Optional.empty();
    if (said.isPresent()) {
      return writer.write(said.get());
    }
    Optional<Wording> own =
        wordings.find(
            moment.facts().course().cohort(), finding.rule(), ComposeMail.language(reader));
    return writer.write(finding, own.orElse(null));
  }

  /** The page that a message leads to. */
  public String path(UUID enrolment) {
    return settings.base() + "/progress/enrolments/" + enrolment;
  }

  /** The page with the reader's inbox. */
  public String inbox() {
    return settings.base() + "/notifications/inbox";
  }
}
