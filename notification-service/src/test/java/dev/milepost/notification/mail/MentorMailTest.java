package dev.milepost.notification.mail;

import static dev.milepost.notification.enrolment.Facts.day;
import static dev.milepost.notification.enrolment.Facts.morning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.notification.LeftInEnglish;
import dev.milepost.notification.dkim.SignMails;
import dev.milepost.notification.enrolment.MentorFacts;
import dev.milepost.notification.enrolment.WaitingReview;
import dev.milepost.notification.knowledge.Address;
import dev.milepost.notification.knowledge.Wording;
import dev.milepost.notification.mail.MailSettings.Sender;
import dev.milepost.notification.mail.MentorMail.Story;
import dev.milepost.notification.rules.AtRisk;
import dev.milepost.notification.rules.AtRisk.Kind;
import dev.milepost.notification.rules.AtRisk.Reason;
import dev.milepost.notification.rules.Finding.AboutCohort;
import dev.milepost.notification.rules.MentorDigest;
import dev.milepost.notification.rules.MentorDigest.Backlog;
import dev.milepost.notification.rules.ReviewsWaiting;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What mentors are told, as they read it. */
class MentorMailTest {

  private static final UUID LENA = new UUID(1, 1);
  private static final UUID NOAH = new UUID(1, 2);
  private static final UUID UNKNOWN = new UUID(1, 3);
  private static final Map<UUID, String> NAMES = Map.of(LENA, "Lena Learner", NOAH, "Noah Novak");

  private static final ReviewsWaiting WAITING =
      new ReviewsWaiting(day(23), List.of(waits(LENA, 18), waits(NOAH, 21), waits(UNKNOWN, 21)), 3);
  private static final MentorDigest DIGEST =
      new MentorDigest(
          day(23),
          morning(day(16)),
          24,
          List.of(
              new AtRisk(
                  LENA,
                  LENA,
                  25,
                  14,
                  2,
                  List.of(
                      new Reason(Kind.BEHIND_PLAN, 14, null), new Reason(Kind.INACTIVE, 15, 3))),
              new AtRisk(NOAH, NOAH, 9, 0, 0, List.of(new Reason(Kind.NEVER_STARTED, 9, null)))),
          5,
          List.of(new Backlog("model", 3, day(18))),
          List.of(LENA, NOAH),
          4);

  private final ComposeMail compose =
      new ComposeMail(
          new MailSettings(
              URI.create("https://milepost.example/"),
              new Sender("no-reply@milepost.example", "Milepost")),
          new LetterTemplates(),
          SignMails.NOT_AT_ALL);

  private static WaitingReview waits(UUID learner, int since) {
    return new WaitingReview(learner, learner, "model", learner, day(since));
  }

  static List<AboutCohort> findings() {
    return List.of(
        WAITING,
        new ReviewsWaiting(day(23), List.of(waits(LENA, 22)), 1),
        DIGEST,
        new MentorDigest(
            day(23),
            morning(day(16)),
            1,
            List.of(),
            0,
            List.of(new Backlog("model", 1, day(23))),
            List.of(),
            0),
        new MentorDigest(
            day(23), morning(day(16)), 2, List.of(), 0, List.of(), List.of(UNKNOWN), 1));
  }

  private MimeMessage mail(
      AboutCohort finding, String language, Map<UUID, String> names, @Nullable Wording own) {
    return compose.compose(
        new MentorMail(
            "key/1",
            morning(day(23)),
            new Story(finding, MentorFacts.mentor(), day(23), names),
            new Address("Max Mentor", "max@example.invalid", Locale.forLanguageTag(language)),
            "token-of-no-meaning",
            own));
  }

  private static String part(MimeMessage message, int part) throws Exception {
    return (String) ((MimeMultipart) message.getContent()).getBodyPart(part).getContent();
  }

  private String text(AboutCohort finding, String language) throws Exception {
    return part(mail(finding, language, NAMES, null), 0).replace("\r\n", "\n");
  }

  @ParameterizedTest
  @MethodSource("findings")
  void everyMailSaysWhyItCameWhereToGoAndHowToStopIt(AboutCohort finding) throws Exception {
    for (String language : List.of("en", "de")) {
      var message = mail(finding, language, NAMES, null);
      String cohort = "https://milepost.example/progress/cohorts/ml-spring";
      String stop = "https://milepost.example/notifications/unsubscribe/token-of-no-meaning";
      assertThat(part(message, 0))
          .contains("Max Mentor", "ML engineers, spring", cohort, stop)
          .doesNotContain("[(", "{", "null");
      assertThat(part(message, 1))
          .contains("Max Mentor", cohort, stop)
          .doesNotContain(" th:", "{0");
      assertThat(message.getSubject()).hasSizeBetween(10, 78).doesNotContain("{");
      assertThat(message.getHeader("List-Unsubscribe")).containsExactly("<" + stop + ">");
      assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      keepForALook(finding, language, message);
    }
    var german = mail(finding, "de", NAMES, null);
    assertThat(LeftInEnglish.in(german.getSubject() + "\n" + part(german, 0))).isEmpty();
  }

  private static void keepForALook(AboutCohort finding, String language, MimeMessage message)
      throws Exception {
    var folder = Files.createDirectories(Path.of("target", "mails"));
    String name = finding.rule().wireName() + "-" + findings().indexOf(finding) + "-" + language;
    Files.writeString(folder.resolve(name + ".html"), part(message, 1));
    Files.writeString(folder.resolve(name + ".txt"), part(message, 0));
  }

  @Test
  void reviewsThatWaitReadLikeThis() throws Exception {
    assertThat(text(WAITING, "en"))
        .isEqualTo(
            """
            Hello Max Mentor,

            In ML engineers, spring, 3 pieces of work wait for a review, the longest for 5 days.

            A short answer is enough: approve it, or say what is to be changed.

            What waits

              * Lena Learner: The model milestone (handed in Wednesday 18 March, 5 days ago)
              * Noah Novak: The model milestone (handed in Saturday 21 March, 2 days ago)
              * A learner: The model milestone (handed in Saturday 21 March, 2 days ago)

            Open the reviews: https://milepost.example/progress/cohorts/ml-spring/reviews

            --
            You get this as a mentor of ML engineers, spring, when something has waited 2, 5, and 10 days for a review, and then no more.
            No more mails like this one, or none at all: https://milepost.example/notifications/unsubscribe/token-of-no-meaning
            """);
  }

  @Test
  void theDigestReadsLikeThis() throws Exception {
    assertThat(text(DIGEST, "en"))
        .isEqualTo(
            """
            Hello Max Mentor,

            5 of 24 learners may need help.

            3 reviews wait for you, the longest for 5 days: The model milestone (3).

            4 have finished since the last digest: Lena Learner, Noah Novak, and 2 more.

            Who may need help most (2 of 5)

              * Lena Learner (14 days behind the plan, 2 milestones late; 15 days without a milestone; usually one every 3 days)
              * Noah Novak (not started, 9 days after the beginning)

            See who may need help: https://milepost.example/progress/cohorts/ml-spring/at-risk

            --
            You get this once a week as a mentor of ML engineers, spring, when there is something to tell.
            No more mails like this one, or none at all: https://milepost.example/notifications/unsubscribe/token-of-no-meaning
            """);
  }

  @Test
  void ofOneItIsSaidThatItIsOne() throws Exception {
    assertThat(text(findings().get(1), "en"))
        .contains("In ML engineers, spring, a piece of work has waited a day for a review.");
    assertThat(text(findings().get(3), "en"))
        .contains("One review has waited for you since today: The model milestone (1).");
  }

  @Test
  void itIsWrittenInTheMentorsLanguage() throws Exception {
    assertThat(text(DIGEST, "de-AT"))
        .contains(
            "Von 24 Lernenden brauchen 5 vielleicht Hilfe.",
            "14 Tage hinter dem Plan, 2 Meilensteine überfällig",
            "nicht begonnen, 9 Tage nach dem Anfang");
    assertThat(text(WAITING, "fr")).startsWith("Hello Max");
  }

  @Test
  void aCohortsOwnWordsReplaceSubjectAndTextAndNoNameIsReadAsAVariable() throws Exception {
    var own = new Wording("{count} to look at, {mentor}", "In {cohort}.\n\nThank you!");
    var message = mail(WAITING, "en", Map.of(LENA, "{mentor} <b>"), own);
    assertThat(message.getSubject()).isEqualTo("3 to look at, Max Mentor");
    assertThat(part(message, 0))
        .contains("In ML engineers, spring.", "Thank you!", "{mentor} <b>: The model milestone")
        .doesNotContain("A short answer");
    assertThat(part(message, 1)).contains("{mentor} &lt;b&gt;").doesNotContain("<b>");
  }

  @Test
  void whatADigestHasToTellBesidesFollowsACohortsOwnWords() throws Exception {
    var own = new Wording("{cohort} this week", "Have a look, {mentor}.");
    String text = part(mail(DIGEST, "en", NAMES, own), 0).replaceAll("\\s+", " ");
    assertThat(text)
        .containsSubsequence(
            "Have a look, Max Mentor.",
            "3 reviews wait for you, the longest for 5 days",
            "4 have finished since the last digest: Lena Learner, Noah Novak, and 2 more.")
        .doesNotContain("may need help.");
  }

  @Test
  void theDateIsTheBusinessMomentOnTheMentorsClock() throws Exception {
    assertThat(mail(DIGEST, "en", NAMES, null).getHeader("Date"))
        .containsExactly("Mon, 23 Mar 2026 09:00:00 +0100");
  }
}
