package dev.milepost.notification.mail;

import static dev.milepost.notification.enrolment.Facts.day;
import static dev.milepost.notification.enrolment.Facts.morning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.notification.LeftInEnglish;
import dev.milepost.notification.dkim.SignMails;
import dev.milepost.notification.enrolment.Facts;
import dev.milepost.notification.knowledge.Address;
import dev.milepost.notification.mail.ComposeMail.UnusableAddress;
import dev.milepost.notification.mail.MailSettings.Sender;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Finding.ChangesRequested;
import dev.milepost.notification.rules.Finding.Digest;
import dev.milepost.notification.rules.Finding.MilestonesDueSoon;
import dev.milepost.notification.rules.Finding.Overdue;
import dev.milepost.notification.rules.Finding.PlanDeficit;
import dev.milepost.notification.rules.Finding.Planned;
import dev.milepost.notification.rules.Finding.RoadmapCompleted;
import dev.milepost.notification.rules.Finding.Silence;
import dev.milepost.notification.rules.Finding.StageCompleted;
import dev.milepost.notification.rules.Finding.StageDueSoon;
import dev.milepost.notification.rules.Finding.StreakAtRisk;
import dev.milepost.notification.rules.Finding.Welcome;
import dev.milepost.state.NextStep;
import dev.milepost.state.NextStep.Reason;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeMailTest {

  private static final NextStep NEXT =
      new NextStep("model", Reason.UNLOCKS_OTHERS, Facts.PLAN.get("model"), 2);

  private final ComposeMail compose =
      new ComposeMail(
          new MailSettings(
              URI.create("https://milepost.example/"),
              new Sender("no-reply@milepost.example", "Milepost")),
          new LetterTemplates(),
          SignMails.NOT_AT_ALL);

  static List<Finding> findings() {
    return List.of(
        new Welcome(new NextStep("git", Reason.NEXT_ON_PATH, day(9), 0)),
        new StageDueSoon(
            "basics", day(16), List.of(new Planned("git", day(9)), new Planned("python", day(16)))),
        new Overdue(day(17), List.of(new Planned("git", day(9)), new Planned("python", day(16)))),
        new Silence(day(4), true, 13, 3, NEXT),
        new StageCompleted("basics", NEXT),
        new RoadmapCompleted(4),
        new MilestonesDueSoon(day(15), List.of(new Planned("python", day(16)))),
        new PlanDeficit(
            day(17), List.of(new Planned("git", day(9)), new Planned("python", day(16))), NEXT),
        new StreakAtRisk(day(16), 4, NEXT),
        new ChangesRequested("model", new UUID(7, 7)),
        new Digest(day(16), List.of()),
        new Digest(
            day(16),
            List.of(
                new Overdue(day(17), List.of(new Planned("git", day(9)))),
                new StageCompleted("basics", NEXT))));
  }

  private MimeMessage compose(Finding finding, Address address) {
    var moment = new Facts().done("git", day(4)).at(morning(day(17)));
    return compose.compose(
        new Mail("key/1", morning(day(17)), finding, moment, address, "token-of-no-meaning", null));
  }

  @Test
  void aSilenceAfterAReturnDoesNotSpeakOfTheTimeBefore() throws Exception {
    var facts = new Facts().done("git", day(4)).resumedAt(morning(day(9)));
    var mail =
        new Mail(
            "key/2",
            morning(day(17)),
            new Silence(day(9), true, 8, 0, NEXT),
            facts.at(morning(day(17))),
            new Address("Lena", "lena@example.invalid", Locale.ENGLISH),
            "token-of-no-meaning",
            null);
    assertThat(text(compose.compose(mail)).replaceAll("\\s+", " "))
        .contains("You came back to ML engineers, spring on")
        .doesNotContain("Your last activity");
  }

  @Test
  void oneMilestoneIsOne() throws Exception {
    var behind = new PlanDeficit(day(17), List.of(new Planned("git", day(9))), NEXT);
    assertThat(compose(behind, "en").getSubject())
        .isEqualTo("One milestone behind the plan of ML engineers, spring: what to do first");
    assertThat(compose(behind, "de").getSubject()).startsWith("Ein Meilenstein hinter dem Plan");
    assertThat(text(compose(behind, "en"))).contains("One milestone is past its due day.");
    assertThat(text(compose(new RoadmapCompleted(1), "en")).replaceAll("\\s+", " "))
        .contains("one milestone is behind you.");
    assertThat(text(compose(new RoadmapCompleted(1), "de")).replaceAll("\\s+", " "))
        .contains("ein Meilenstein liegt hinter dir.");
  }

  private MimeMessage compose(Finding finding, String language) {
    return compose(
        finding, new Address("Lena", "lena@example.invalid", Locale.forLanguageTag(language)));
  }

  private static String text(MimeMessage message) throws MessagingException, IOException {
    return (String) ((MimeMultipart) message.getContent()).getBodyPart(0).getContent();
  }

  private static String html(MimeMessage message) throws MessagingException, IOException {
    return (String) ((MimeMultipart) message.getContent()).getBodyPart(1).getContent();
  }

  private static String raw(MimeMessage message) throws MessagingException, IOException {
    var bytes = new ByteArrayOutputStream();
    message.writeTo(bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("findings")
  void everyMailSaysWhyItCameWhereToGoAndHowToStopIt(Finding finding) throws Exception {
    for (String language : List.of("en", "de")) {
      var message = compose(finding, language);
      String path = "https://milepost.example/progress/enrolments/" + new UUID(2, 2);
      String stop = "https://milepost.example/notifications/unsubscribe/token-of-no-meaning";
      assertThat(text(message)).contains("Lena", path, stop).doesNotContain("[(", "{", "null");
      assertThat(html(message)).contains("Lena", path, stop).doesNotContain(" th:", "null");
      assertThat(message.getSubject()).hasSizeBetween(10, 78).doesNotContain("{");
      assertThat(message.getHeader("List-Unsubscribe")).containsExactly("<" + stop + ">");
      assertThat(message.getHeader("List-Unsubscribe-Post"))
          .containsExactly("List-Unsubscribe=One-Click");
      assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      keepForALook(finding, language, message);
    }
    var german = compose(finding, "de");
    assertThat(LeftInEnglish.in(german.getSubject() + "\n" + text(german))).isEmpty();
  }

  /** So that whoever changes a template can open what it makes. */
  private static void keepForALook(Finding finding, String language, MimeMessage message)
      throws Exception {
    var folder = Files.createDirectories(Path.of("target", "mails"));
    String name = finding.rule().wireName() + "-" + language;
    Files.writeString(folder.resolve(name + ".html"), html(message));
    Files.writeString(folder.resolve(name + ".txt"), text(message));
  }

  @Test
  void theSameMessageHasTheSameIdAndTheBusinessMomentAsItsDate() throws Exception {
    var first = compose(findings().get(2), "en");
    var again = compose(findings().get(2), "en");
    assertThat(first.getMessageID())
        .isEqualTo(again.getMessageID())
        .matches("<\\S+@milepost.example>");
    assertThat(first.getHeader("Date")).containsExactly("Tue, 17 Mar 2026 09:00:00 +0100");
  }

  @Test
  void messagesAboutOneStageHangTogether() throws Exception {
    var dueSoon = compose(findings().get(1), "en");
    var completed = compose(findings().get(4), "en");
    assertThat(dueSoon.getHeader("References"))
        .isNotEmpty()
        .isEqualTo(completed.getHeader("References"))
        .isEqualTo(completed.getHeader("In-Reply-To"));
    assertThat(compose(findings().get(0), "en").getHeader("References")).isNull();
    var overdue = compose(findings().get(2), "de");
    assertThat(overdue.getHeader("References")).isEqualTo(completed.getHeader("References"));
  }

  @Test
  void aMessageAboutMilestonesOfSeveralStagesStandsAlone() throws Exception {
    var planned =
        List.of(new Planned("git", day(9)), new Planned("model", Facts.PLAN.get("model")));
    assertThat(compose(new Overdue(day(31), planned), "en").getHeader("References")).isNull();
    assertThat(compose(new ChangesRequested("model", new UUID(7, 7)), "en").getHeader("References"))
        .isNotEmpty()
        .isNotEqualTo(compose(findings().get(1), "en").getHeader("References"));
  }

  @Test
  void readsLikeThis() throws Exception {
    assertThat(text(compose(findings().get(2), "en")).replace("\r\n", "\n"))
        .isEqualTo(
            """
            Hello Lena,

            These milestones are past their due days. Late is not lost: they count in full whenever you hand them in.

            Already done? Then post it on your path, and we will say no more about it.

            What is late

              * The git milestone (was due Monday 9 March, 8 days ago)
              * The python milestone (was due Monday 16 March, a day ago)

            Open your path: https://milepost.example/progress/enrolments/00000000-0000-0002-0000-000000000002

            --
            You get this 1, 3, 7, and 14 days after a due day of ML engineers, spring, and then no more.
            No more mails like this one, or none at all: https://milepost.example/notifications/unsubscribe/token-of-no-meaning
            """);
  }

  @Test
  void theReadersLanguageIsUsedWhereThereIsOneAndElseEnglish() throws Exception {
    assertThat(text(compose(findings().get(0), "de-AT"))).startsWith("Hallo Lena");
    assertThat(text(compose(findings().get(0), "fr"))).startsWith("Hello Lena");
    assertThat(text(compose(findings().get(2), "de"))).contains("Montag, 9. März");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Lena\r\nBcc: everybody@example.invalid",
        "Lena\nSubject: You have won",
        "Lena\u2028X-Other: header",
        "Lena\u0000\u000b\u0085Bcc: x@example.invalid",
        "Le\u760d\u760ana Bcc: x@example.invalid"
      })
  void aNameCannotAddAHeader(String name) throws Exception {
    var message =
        compose(findings().get(0), new Address(name, "lena@example.invalid", Locale.ENGLISH));
    assertThat(message.getAllRecipients()).hasSize(1);
    String header = raw(message).split("\r\n\r\n", 2)[0];
    assertThat(header.split("\r\n"))
        .noneMatch(line -> line.matches("(?i)(bcc|x-other):.*"))
        .filteredOn(line -> line.startsWith("Subject:"))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nobody",
        "a@example.invalid, b@example.invalid",
        "a@example.invalid\r\nRCPT TO:<b@example.invalid>",
        "Group: a@example.invalid, b@example.invalid;",
        "a@example.invalid>\u0000",
      })
  void whatIsNotOneMailboxIsWrittenToByNobody(String email) {
    assertThatThrownBy(() -> compose(findings().get(0), new Address("Lena", email, Locale.ENGLISH)))
        .isInstanceOf(UnusableAddress.class)
        .hasMessage("not one mailbox");
  }

  @Test
  void markupInANameIsText() throws Exception {
    var message =
        compose(
            findings().get(0),
            new Address("<script>alert(1)</script>", "l@example.invalid", Locale.ENGLISH));
    assertThat(html(message)).doesNotContain("<script>").contains("&lt;script&gt;");
  }
}
