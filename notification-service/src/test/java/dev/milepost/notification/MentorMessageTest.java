package dev.milepost.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.events.LearnerChanged;
import dev.milepost.events.MentorWrote;
import dev.milepost.events.Topic;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a mentor writes in person, from the event to the mailbox. */
@NotificationTest
@ExtendWith(OutputCaptureExtension.class)
class MentorMessageTest {

  private static final String TEXT = "You have been quiet.\nAre you well?\n\nI can help on Friday.";

  @Autowired private World world;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;

  private World.Learner learner;
  private final UUID mentor = UUID.randomUUID();

  @BeforeEach
  void aLearnerWithAMentor() {
    learner = world.join();
    world.tell(
        new LearnerChanged(
            UUID.randomUUID(),
            mentor,
            1,
            "main",
            "Max Mentor",
            "max@mentors.invalid",
            ZoneId.of("UTC"),
            Locale.ENGLISH,
            world.now()));
    awaitLedger("welcome sent");
  }

  private void awaitLedger(String... entries) {
    await().untilAsserted(() -> assertThat(world.ledger(learner)).containsExactly(entries));
  }

  private static String part(MimeMessage mail, int part) throws Exception {
    return (String) ((MimeMultipart) mail.getContent()).getBodyPart(part).getContent();
  }

  @Test
  void itComesOnceInTheMentorsNameAndWithoutTheirAddress() throws Exception {
    MentorWrote message = learner.writtenBy(mentor, "Shall we talk?", TEXT);
    world.tell(message, message);
    awaitLedger("welcome sent", "mentor-wrote sent");
    world.tell(message, learner.completed("git"));
    var other = world.join();
    await().untilAsserted(() -> assertThat(world.ledger(other)).containsExactly("welcome sent"));

    awaitLedger("welcome sent", "mentor-wrote sent");
    assertThat(world.subjects(learner))
        .containsExactly("Welcome to Spring cohort", "Shall we talk?");
    MimeMessage mail = world.mails(learner).getLast();
    var from = (InternetAddress) mail.getFrom()[0];
    assertThat(from.getPersonal()).isEqualTo("Max Mentor via Milepost");
    assertThat(from.getAddress()).doesNotContain("mentors.invalid");
    assertThat(mail.getReplyTo()).containsExactly(mail.getFrom());
    assertThat(mail.getHeader("Auto-Submitted")).isNull();
    assertThat(part(mail, 0).replace("\r\n", "\n"))
        .contains("Max Mentor wrote to you:\n\n" + TEXT, "Answers to this e-mail are not read")
        .doesNotContain("max@mentors.invalid");
    assertThat(part(mail, 1)).contains("I can help on Friday.</p>", "white-space:pre-line");
  }

  @Test
  void withoutASubjectTheSubjectNamesWhoWrote() {
    world.tell(learner.writtenBy(mentor, null, TEXT));
    awaitLedger("welcome sent", "mentor-wrote sent");
    assertThat(world.subjects(learner)).contains("Max Mentor wrote to you");
  }

  @Test
  void itIsNeverReadAsATemplateOrAsMarkupNorLogged(CapturedOutput output) throws Exception {
    String text =
        "[[${7777 * 77}]] [(${7777 * 77})] {0} <b>bold</b> ${T(java.lang.Runtime)} tell-tale-9";
    world.tell(learner.written("Subject {0}\r\nBcc: x@y.invalid", text));
    awaitLedger("welcome sent", "mentor-wrote sent");
    MimeMessage mail = world.mails(learner).getLast();
    assertThat(mail.getSubject()).isEqualTo("Subject {0} Bcc: x@y.invalid");
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(part(mail, 0)).contains(text);
    assertThat(part(mail, 1)).contains("&lt;b&gt;bold&lt;/b&gt;", "{0}").doesNotContain("598829");
    assertThat(output.getAll()).doesNotContain("tell-tale-9");
  }

  @Test
  void theLedgerHoldsThatItWasWrittenAndNotWhat() {
    world.tell(learner.writtenBy(mentor, "Shall we talk?", TEXT));
    awaitLedger("welcome sent", "mentor-wrote sent");
    assertThat(
            jdbc.sql("select d::text from decision d where id = ?")
                .param(world.decision(learner, "mentor-wrote"))
                .query(String.class)
                .single())
        .doesNotContain("talk", "quiet", "Max");
  }

  @Test
  void whoStopsSuchMessagesStillGetsReminders() throws Exception {
    world.tell(learner.writtenBy(mentor, null, TEXT));
    awaitLedger("welcome sent", "mentor-wrote sent");
    String link = world.mails(learner).getLast().getHeader("List-Unsubscribe")[0];
    String path = URI.create(link.substring(1, link.length() - 1)).getPath();
    HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                .build(),
            BodyHandlers.discarding());
    world.tell(learner.writtenBy(mentor, null, "Once more."));
    world.tell(learner.completed("git"), learner.completed("python"));
    world.tell(learner.stageCompleted("basics", world.now()));
    await()
        .untilAsserted(
            () ->
                assertThat(world.ledger(learner))
                    .contains("mentor-wrote suppressed unsubscribed", "stage-completed sent"));
  }

  @Test
  void withTheLearnerGoesWhatWasWrittenToThem() {
    MentorWrote late = learner.writtenBy(mentor, null, "Too late.");
    world.tell(learner.writtenBy(mentor, null, TEXT));
    awaitLedger("welcome sent", "mentor-wrote sent");
    world.tellRaw(Topic.LEARNER, learner.id.toString(), null);
    await().untilAsserted(() -> assertThat(messages()).isZero());
    world.tell(late);
    awaitLedger("welcome sent", "mentor-wrote sent", "mentor-wrote suppressed no-address");
    assertThat(messages()).isZero();
  }

  private long messages() {
    return jdbc.sql("select count(*) from mentor_message where learner = ?")
        .param(learner.id)
        .query(Long.class)
        .single();
  }
}
