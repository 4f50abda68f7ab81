package dev.milepost.notification;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.events.LearnerChanged;
import dev.milepost.events.MilestoneEventType;
import dev.milepost.events.Topic;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From events on Kafka to mail in a mailbox. */
@NotificationTest
class NotificationStoryTest {

  @Autowired private World world;
  @Autowired private JdbcClient jdbc;
  @Autowired private RepeatedWork delivery;
  @LocalServerPort private int port;

  private void awaitLedger(World.Learner learner, String... entries) {
    await().untilAsserted(() -> assertThat(world.ledger(learner)).containsExactly(entries));
  }

  @Test
  void aWelcomeArrivesWithBothPartsAndAWayToStop() throws Exception {
    var learner = world.join();
    awaitLedger(learner, "welcome sent");
    var mail = world.mails(learner).getFirst();
    assertThat(mail.getSubject()).isEqualTo("Welcome to Spring cohort");
    var parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getContentType()).startsWith("multipart/alternative");
    assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
    assertThat((String) parts.getBodyPart(0).getContent())
        .contains("Hello Lena", "The git milestone", "/progress/enrolments/" + learner.enrolmentId);
    assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
    assertThat(mail.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
  }

  @Test
  void topicsMayComeInAnyOrder() {
    var learner = world.unknownLearner();
    world.tell(learner.completed("git"), learner.completed("python"));
    world.tell(learner.stageCompleted("basics", world.now()));
    world.tell(learner.enrolment());
    world.tell(learner.person());
    world.tell(learner.cohort());
    world.tell(learner.roadmap());
    await()
        .untilAsserted(
            () ->
                assertThat(world.ledger(learner))
                    .containsExactlyInAnyOrder("welcome sent", "stage-completed sent"));
  }

  @Test
  void aCompletedStageIsToldWithTheNextStepOnlyOnce() throws Exception {
    var learner = world.join();
    awaitLedger(learner, "welcome sent");
    world.tell(learner.completed("git"), learner.completed("python"));
    var crossing = learner.stageCompleted("basics", world.now());
    world.tell(crossing, crossing);
    awaitLedger(learner, "welcome sent", "stage-completed sent");
    world.tell(crossing, learner.completed("git"));
    var last = world.join();
    awaitLedger(last, "welcome sent");
    awaitLedger(learner, "welcome sent", "stage-completed sent");
    var mail = world.mails(learner).getLast();
    assertThat(mail.getSubject()).isEqualTo("You have completed “Basics”");
    assertThat((String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent())
        .contains("1 of 2 stages", "What comes next", "The model milestone");
  }

  @Test
  void aJumpOfDaysSendsWhatWasDueInOrder() {
    var learner = world.join();
    awaitLedger(learner, "welcome sent");
    world.jump(Duration.ofDays(20));
    awaitLedger(
        learner,
        "welcome sent",
        "overdue sent",
        "silence suppressed told-by-another",
        "overdue sent",
        "stage-due-soon sent",
        "overdue sent",
        "overdue suppressed unanswered",
        "overdue suppressed unanswered");
    assertThat(world.subjects(learner))
        .satisfiesExactly(
            is("Welcome to Spring cohort"),
            is("“The git milestone” is waiting for you"),
            is("“The git milestone” is waiting for you"),
            fourth -> assertThat(fourth).startsWith("Basics: 2 milestones left until"),
            is("“The git milestone” is waiting for you"));
  }

  private static ThrowingConsumer<String> is(String subject) {
    return actual -> assertThat(actual).isEqualTo(subject);
  }

  @Test
  void whatWasRecordedLongAfterItHappenedStaysUnsent() {
    var learner = world.join();
    awaitLedger(learner, "welcome sent");
    world.tell(learner.completed("git"), learner.completed("python"));
    world.tell(learner.stageCompleted("basics", world.now().minus(3, DAYS)));
    awaitLedger(learner, "welcome sent", "stage-completed suppressed stale");
    assertThat(world.mails(learner)).hasSize(1);
  }

  @Test
  void anEnrolmentThatIsToldOfLongAfterIsStaleAndItsPastIsNotMadeUpFor() {
    var learner = world.unknownLearner();
    world.tell(learner.roadmap(), learner.cohort(), learner.person());
    // Longer ago than all the jumps of these tests together: what was jumped over is fresh.
    world.tell(learner.enrolment(1, world.now().minus(4000, DAYS), null));
    awaitLedger(learner, "welcome suppressed stale");
  }

  @Test
  void whoWasEnrolledElsewhereLongBeforeIsNotWelcomedNowButRemindedFromNowOn() {
    var learner = world.unknownLearner();
    world.tell(learner.roadmap(), learner.cohort(), learner.person());
    world.tell(learner.takenOver(world.now().minus(50, DAYS)));
    awaitLedger(learner, "welcome suppressed stale");
    world.tell(learner.completed("git"), learner.completed("python"));
    world.tell(learner.stageCompleted("basics", world.now()));
    awaitLedger(learner, "welcome suppressed stale", "stage-completed sent");
  }

  @Test
  void whatIsPostedJustBeforeSendingHoldsTheReminderBack() {
    var learner = world.join();
    awaitLedger(learner, "welcome sent");
    delivery.stop();
    try {
      world.jump(Duration.ofDays(7));
      world.jumpToNextMorning();
      await().untilAsserted(() -> assertThat(world.ledger(learner)).contains("overdue queued"));
      world.tell(learner.completed("git"));
      await().until(() -> knownMilestones(learner) == 1);
    } finally {
      delivery.start();
    }
    await()
        .untilAsserted(
            () -> assertThat(world.ledger(learner)).contains("overdue suppressed no-longer-true"));
    assertThat(world.subjects(learner)).noneMatch(subject -> subject.contains("waiting"));
  }

  @Test
  void changesThatAMentorAsksForAreToldAtOnce() throws Exception {
    var learner = world.join();
    awaitLedger(learner, "welcome sent");
    var submitted = learner.reported("model", MilestoneEventType.SUBMITTED);
    world.tell(submitted, learner.reviewed(submitted, MilestoneEventType.CHANGES_REQUESTED));
    awaitLedger(learner, "welcome sent", "changes-requested sent");
    assertThat(world.subjects(learner)).contains("A mentor has looked at “The model milestone”");
  }

  @Test
  void outsideOfTheLearnersHoursAMessageWaitsUntilTheyBegin() {
    var learner = world.join();
    awaitLedger(learner, "welcome sent");
    int opens = (world.now().atOffset(ZoneOffset.UTC).getHour() + 2) % 23;
    jdbc.sql("insert into contact (learner, opens, closes) values (?, ?, ?)")
        .params(learner.id, opens, opens + 1)
        .update();
    world.tell(learner.completed("git"), learner.completed("python"));
    world.tell(learner.stageCompleted("basics", world.now()));
    await().until(() -> waiting(learner) == 1);
    assertThat(world.ledger(learner)).containsExactly("welcome sent");
    world.jump(Duration.ofHours(24));
    awaitLedger(learner, "welcome sent", "stage-completed sent");
    assertThat(
            jdbc.sql(
                    """
                    select extract(hour from due_at at time zone 'UTC') from decision
                    where enrolment = ? and rule = 'stage-completed'
                    """)
                .param(learner.enrolmentId)
                .query(Integer.class)
                .single())
        .isEqualTo(opens);
  }

  private int waiting(World.Learner learner) {
    return jdbc.sql("select count(*) from occasion where enrolment = ?")
        .param(learner.enrolmentId)
        .query(Integer.class)
        .single();
  }

  @Test
  void aStageThatWasTickedByMistakeIsToldOnceItIsTrulyCompleted() {
    var learner = world.join();
    awaitLedger(learner, "welcome sent");
    var mistaken = learner.stageCompleted("basics", world.now());
    delivery.stop();
    try {
      world.tell(learner.completed("git"), learner.completed("python"), mistaken);
      awaitLedger(learner, "welcome sent", "stage-completed queued");
      world.tell(learner.reported("git", MilestoneEventType.REVOKED));
      await().until(() -> knownMilestones(learner) == 3);
    } finally {
      delivery.start();
    }
    awaitLedger(learner, "welcome sent", "stage-completed suppressed no-longer-true");

    world.jump(Duration.ofDays(1));
    world.tell(learner.completed("git"), learner.stageCompleted("basics", world.now()));
    String[] told = {
      "welcome sent", "stage-completed suppressed no-longer-true", "stage-completed sent"
    };
    awaitLedger(learner, told);
    world.tell(mistaken);
    awaitLedger(world.join(), "welcome sent");
    awaitLedger(learner, told);
  }

  private int knownMilestones(World.Learner learner) {
    return jdbc.sql("select count(*) from milestone_event where enrolment = ?")
        .param(learner.enrolmentId)
        .query(Integer.class)
        .single();
  }

  @Test
  void aWithdrawnLearnerGetsNothingMore() {
    var learner = world.join();
    awaitLedger(learner, "welcome sent");
    world.tell(learner.enrolment(2, world.now(), world.today()));
    await().until(() -> isWithdrawn(learner));
    world.jump(Duration.ofDays(20));
    var other = world.join();
    awaitLedger(other, "welcome sent");
    awaitLedger(learner, "welcome sent");
  }

  @Test
  void whoComesBackIsRemindedOfWhatIsDueFromThenOn() {
    var learner = world.join();
    awaitLedger(learner, "welcome sent");
    world.tell(learner.enrolment(2, world.now(), world.today()));
    await().until(() -> isWithdrawn(learner));
    world.jump(Duration.ofDays(12));
    world.tell(learner.enrolment(3, world.now(), null));
    await().until(() -> !isWithdrawn(learner));
    awaitLedger(world.join(), "welcome sent");
    awaitLedger(learner, "welcome sent");
    world.jump(Duration.ofDays(9));
    await().untilAsserted(() -> assertThat(world.ledger(learner)).contains("silence sent"));
  }

  private boolean isWithdrawn(World.Learner learner) {
    return jdbc.sql("select withdrawn_on is not null from enrolment where id = ?")
        .param(learner.enrolmentId)
        .query(Boolean.class)
        .single();
  }

  @Test
  void anErasedLearnerIsForgottenForGood() {
    var learner = world.join();
    awaitLedger(learner, "welcome sent");
    world.tellRaw(Topic.LEARNER, learner.id.toString(), null);
    await().until(() -> addressesOf(learner).isEmpty());
    var again = learner.person();
    world.tell(
        new LearnerChanged(
            again.id(),
            learner.id,
            99,
            "main",
            again.name(),
            again.email(),
            again.zone(),
            again.locale(),
            again.changedAt()));
    world.tell(learner.completed("git"), learner.completed("python"));
    world.tell(learner.stageCompleted("basics", world.now()));
    awaitLedger(learner, "welcome sent", "stage-completed suppressed no-address");
    assertThat(addressesOf(learner)).isEmpty();
  }

  private List<String> addressesOf(World.Learner learner) {
    return jdbc.sql("select email from learner where id = ? and email is not null")
        .param(learner.id)
        .query(String.class)
        .list();
  }

  @Test
  void oneClickStopsTheMailsAndIsHonoured() throws Exception {
    var learner = world.join();
    awaitLedger(learner, "welcome sent");
    String link =
        world.mails(learner).getFirst().getHeader("List-Unsubscribe")[0].replaceAll("[<>]", "");
    URI here = URI.create("http://localhost:" + port + URI.create(link).getPath());
    assertThat(link).doesNotContain(learner.id.toString()).doesNotContain(learner.email);

    assertThat(get(here).body()).contains("Stop these").doesNotContain("Saved");
    var answer = oneClick(here);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    assertThat(answer.body()).contains("You get no more e-mails from Milepost.");

    world.tell(learner.completed("git"), learner.completed("python"));
    world.tell(learner.stageCompleted("basics", world.now()));
    awaitLedger(learner, "welcome sent", "stage-completed suppressed unsubscribed");

    assertThat(post(here + "/resume").body()).contains("You get e-mails.");
    assertThat(
            jdbc.sql(
                    """
                    select category from preference
                    where learner = ? and channel = 'email' and delivery = 'off'
                    """)
                .param(learner.id)
                .query(String.class)
                .list())
        .containsExactly("streaks");
    assertThat(post(here + "/all").body()).contains("You get no more e-mails from Milepost.");
    assertThat(post(here + "/resume-all").body()).contains("You get e-mails.");
    assertThat(get(URI.create(here + "x")).statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> get(URI uri) throws Exception {
    return send(HttpRequest.newBuilder(uri).header("Accept", "text/html").GET());
  }

  private static HttpResponse<String> oneClick(URI uri) throws Exception {
    return send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")));
  }

  private static HttpResponse<String> post(String uri) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(uri)).POST(BodyPublishers.noBody()));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }
}
