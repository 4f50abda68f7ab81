package dev.milepost.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.events.MilestoneEventType;
import dev.milepost.events.MilestoneReported;
import dev.milepost.notification.World.Learner;
import dev.milepost.test.Browser;
import dev.milepost.test.Browser.Page;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What those who look after a cohort are told of it, from the events to the mailbox. */
@NotificationTest
class MentorsToldTest {

  /** Who logs in as a mentor. */
  private static final String MAX = "mentor@milepost.example";

  @Autowired private World world;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;

  private Learner learner;
  private Learner max;
  private Learner mia;
  private LocalDate start;

  @BeforeEach
  void twoMentorsOfACohortThatStartsToday() {
    jdbc.sql("update learner set email = id || '@learners.invalid' where email = ?")
        .param(MAX)
        .update();
    max = world.unknownLearner(MAX);
    mia = world.unknownLearner();
    learner = world.join();
    start = world.today();
    world.tell(max.person(), mia.person(), learner.mentoredBy(2, max.id, mia.id));
    await().until(() -> Http.as(port, MAX).get(settings()).status() == 200);
    digestOn(start.plusDays(6));
    await().until(() -> lookedAt(max) && lookedAt(mia));
    await().until(() -> Http.as(port, mia.email).get("/preferences").status() == 200);
  }

  private String settings() {
    return "/cohorts/" + learner.slug() + "/settings";
  }

  private void digestOn(LocalDate day) {
    String name = day.getDayOfWeek().name().toLowerCase(Locale.ROOT);
    assertThat(Http.as(port, MAX).put(settings(), "{\"digestDay\": \"" + name + "\"}").status())
        .isEqualTo(200);
  }

  private boolean lookedAt(Learner mentor) {
    return lookedAt(mentor, start);
  }

  /** Whether the cohort was looked at for this mentor, last on {@code day} or later. */
  private boolean lookedAt(Learner mentor, LocalDate day) {
    return jdbc.sql(
            """
            select exists (select from mentor_timeline
                           where cohort = ? and mentor = ? and covered_until >= ?)
            """)
        .params(learner.cohortId, mentor.id, day.atStartOfDay().atOffset(ZoneOffset.UTC))
        .query(Boolean.class)
        .single();
  }

  private MilestoneReported handIn() {
    MilestoneReported submission = learner.reported("model", MilestoneEventType.SUBMITTED);
    tell(submission);
    return submission;
  }

  private void tell(MilestoneReported event) {
    world.tell(event);
    await()
        .until(
            () ->
                jdbc.sql("select exists (select from milestone_event where id = ?)")
                    .param(event.id())
                    .query(Boolean.class)
                    .single());
  }

  private void twoDaysLater() {
    world.jumpToNextMorning();
    world.jumpToNextMorning();
  }

  private void tenDaysLater() {
    world.jump(Duration.ofDays(9));
    world.jumpToNextMorning();
  }

  private void awaitTold(Learner mentor, String... entries) {
    await().untilAsserted(() -> assertThat(world.toldOfCohorts(mentor)).containsExactly(entries));
  }

  private static String text(MimeMessage mail) throws Exception {
    return (String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
  }

  @Test
  void eachMentorIsToldOnceAfterTwoDaysAndAgainAfterFiveUntilItIsReviewed() throws Exception {
    MilestoneReported submission = handIn();
    twoDaysLater();
    awaitTold(max, "review-waiting sent");
    awaitTold(mia, "review-waiting sent");
    assertThat(world.subjects(mia)).containsExactly("Spring cohort: one review waits for you");
    assertThat(text(world.mails(mia).getLast()))
        .contains(
            "Lena: The model milestone (handed in",
            "/progress/cohorts/" + learner.slug() + "/reviews")
        .doesNotContain(learner.email, learner.id.toString());

    world.jump(Duration.ofDays(3));
    awaitTold(mia, "review-waiting sent", "review-waiting sent");
    tell(learner.reviewed(submission, MilestoneEventType.APPROVED));
    world.jump(Duration.ofDays(5));
    await().until(() -> lookedAt(mia, start.plusDays(10)));
    awaitTold(mia, "review-waiting sent", "review-waiting sent");
  }

  @Test
  void whatIsReviewedOnItsWayOutIsNotTold() {
    MilestoneReported submission = handIn();
    twoDaysLater();
    awaitTold(mia, "review-waiting sent");
    tell(learner.reviewed(submission, MilestoneEventType.CHANGES_REQUESTED));
    jdbc.sql(
            """
            update decision set outcome = 'queued', settled_at = null, next_try_at = now()
            where learner = ?
            """)
        .param(mia.id)
        .update();
    awaitTold(mia, "review-waiting suppressed no-longer-true");
    assertThat(world.mails(mia)).hasSize(1);
  }

  @Test
  void whoDoesNotLookAfterTheCohortAnyMoreIsToldNothing() {
    handIn();
    world.tell(learner.mentoredBy(3, mia.id));
    await().until(() -> Http.as(port, MAX).get(settings()).status() == 404);
    twoDaysLater();
    awaitTold(mia, "review-waiting sent");
    assertThat(world.toldOfCohorts(max)).isEmpty();
  }

  @Test
  void theDigestTellsWhoMayNeedHelpByNameAndTheLedgerNamesNobody() throws Exception {
    digestOn(start.plusDays(10));
    tenDaysLater();
    awaitTold(mia, "mentor-digest sent");
    awaitTold(max, "mentor-digest sent");
    MimeMessage mail = world.mails(mia).getLast();
    assertThat(mail.getSubject()).isEqualTo("How Spring cohort is doing this week");
    assertThat(text(mail))
        .contains(
            "Lena (3 days behind the plan, one milestone late; not started, 10 days after the"
                + " beginning)",
            "/progress/cohorts/" + learner.slug() + "/at-risk")
        .doesNotContain(learner.email);
    assertThat(
            jdbc.sql("select d::text from decision d where learner = ?")
                .param(mia.id)
                .query(String.class)
                .single())
        .contains(learner.id.toString())
        .doesNotContain("Lena", "@");
  }

  @Test
  void nothingComesWhenThereIsNothingToSay() {
    digestOn(start.plusDays(10));
    world.tell(learner.completed("git"), learner.completed("python"));
    tell(learner.reported("reading", MilestoneEventType.STARTED));
    tenDaysLater();
    await().until(() -> lookedAt(mia, start.plusDays(10)));
    assertThat(world.toldOfCohorts(mia)).isEmpty();
  }

  @Test
  void ofWhoHasWithdrawnNothingIsTold() {
    digestOn(start.plusDays(10));
    handIn();
    world.tell(learner.enrolment(2, world.now(), start));
    await()
        .until(
            () ->
                jdbc.sql("select withdrawn_on is not null from enrolment where id = ?")
                    .param(learner.enrolmentId)
                    .query(Boolean.class)
                    .single());
    tenDaysLater();
    await().until(() -> lookedAt(mia, start.plusDays(10)));
    assertThat(world.toldOfCohorts(mia)).isEmpty();
  }

  @Test
  void whatIsWantedTogetherStandsInTheDigest() {
    digestOn(start.plusDays(4));
    assertThat(
            Http.as(port, mia.email)
                .put("/preferences", "{\"categories\": {\"mentoring\": {\"email\": \"digest\"}}}")
                .status())
        .isEqualTo(200);
    handIn();
    twoDaysLater();
    awaitTold(mia, "review-waiting folded digest-chosen");
    twoDaysLater();
    awaitTold(mia, "review-waiting folded digest-chosen", "mentor-digest sent");
    assertThat(
            jdbc.sql(
                    """
                    select d.rule from decision f join decision d on d.id = f.folded_into
                    where f.learner = ?
                    """)
                .param(mia.id)
                .query(String.class)
                .list())
        .containsExactly("mentor-digest");
  }

  @Test
  void whoStopsNoticesOfReviewsWithTheLinkInOneGetsNoMore() throws Exception {
    handIn();
    twoDaysLater();
    awaitTold(mia, "review-waiting sent");
    String link = world.mails(mia).getLast().getHeader("List-Unsubscribe")[0];
    URI stop = URI.create(link.substring(1, link.length() - 1));
    var answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + stop.getPath()))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                    .build(),
                BodyHandlers.ofString());
    assertThat(answer.body()).contains("You get no more messages about reviews that wait for you.");
    world.jump(Duration.ofDays(3));
    awaitTold(mia, "review-waiting sent", "review-waiting suppressed unsubscribed");
  }

  @Test
  void aMentorSeesTheirMessagesAndChoosesOnThePageAndInTheApi() {
    handIn();
    twoDaysLater();
    awaitTold(max, "review-waiting sent");
    var own = Http.as(port, MAX).get("/ledger").json().path("decisions");
    assertThat(own.size()).isEqualTo(1);
    assertThat(own.at("/0/rule").asString()).isEqualTo("review-waiting");
    assertThat(own.at("/0/enrolment").isNull()).isTrue();
    assertThat(UUID.fromString(own.at("/0/cohort").asString())).isEqualTo(learner.cohortId);
    assertThat(Http.as(port, learner.email).get("/ledger").body()).doesNotContain("review-waiting");

    Browser browser = new Browser(port, "mentor");
    Page page = browser.open("/notifications");
    assertThat(page.text())
        .containsSubsequence("Reviews that wait", "Your cohorts")
        .containsSubsequence("Spring cohort: one review waits for you", "Sent", "as a mentor of")
        .doesNotContain("Streaks", "You get no e-mails");
    assertThat(page.html()).contains("href=\"/progress/cohorts/" + learner.slug() + "\"");
    assertThat(browser.open("/notifications/preferences").text())
        .contains("Reviews that wait", "Once a week")
        .doesNotContain("Streaks");
    assertThat(browser.open("/notifications/cohorts/" + learner.slug() + "/messages").text())
        .contains("A review waits", "Welcome");
  }
}
