package dev.milepost.notification.listing;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.notification.NotificationTest;
import dev.milepost.notification.World;
import dev.milepost.notification.World.Learner;
import dev.milepost.test.Browser;
import dev.milepost.test.Browser.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@NotificationTest
class NotificationsPageTest {

  private static final String LENA = "learner@milepost.example";
  private static final Map<String, String> OFF = Map.of("wanted", "false");
  private static final Map<String, String> ON = Map.of("wanted", "true");

  @Autowired private World world;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;
  private Browser browser;
  private Learner lena;

  @BeforeEach
  void lenaIsWelcomedAndIsNobodyWhomAnotherTestHasWelcomed() {
    jdbc.sql("update learner set email = id || '@learners.invalid' where email = ?")
        .param(LENA)
        .update();
    lena = world.join(LENA);
    awaitLedger("welcome sent");
    browser = new Browser(port, "learner");
  }

  private void awaitLedger(String... entries) {
    await().untilAsserted(() -> assertThat(world.ledger(lena)).containsExactly(entries));
  }

  @Test
  void aStrangerIsLedToTheLogInWithACookieForThesePagesAlone() throws Exception {
    var page = get("/notifications");
    assertThat(page.statusCode()).isEqualTo(302);
    assertThat(page.headers().firstValue("Location").orElseThrow())
        .endsWith("/notifications/login/start/milepost");
    assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("milepost-notifications=")
        .contains("Path=/notifications;", "HttpOnly");
  }

  @Test
  void aLearnerSeesWhatWasSentAndWhatWasNotNewestFirstAndWhy() {
    world.tell(lena.completed("git"), lena.completed("python"));
    world.tell(lena.stageCompleted("basics", world.now().minus(3, DAYS)));
    awaitLedger("welcome sent", "stage-completed suppressed stale");
    assertThat(browser.open("/notifications").text())
        .containsSubsequence(
            "You have completed “Basics”",
            "Spring cohort",
            "Not sent: it would have come more than two days late",
            "You get this when you complete a stage of Spring cohort.",
            "Welcome to Spring cohort",
            "Sent",
            "You get this mail once, because you were enrolled in Spring cohort.");
    assertThat(browser.open("/notifications").html())
        .contains("<a class=\"button\" href=\"/notifications/inbox\">Open your inbox</a>");
  }

  @Test
  void aLearnerSeesNobodyElsesMessages() {
    Learner other = world.join();
    await().untilAsserted(() -> assertThat(world.ledger(other)).containsExactly("welcome sent"));
    assertThat(browser.open("/notifications").html())
        .contains(lena.enrolmentId.toString(), "href=\"/notifications/inbox\"")
        .doesNotContain(other.enrolmentId.toString())
        .doesNotContain("Your organisation");
  }

  @Test
  void timesAreInTheReadersZone() {
    update("due_at = '2030-12-31T20:30Z'");
    jdbc.sql("update learner set zone = 'Asia/Tokyo' where id = ?").param(lena.id).update();
    assertThat(browser.open("/notifications").text()).contains("Wed 1 Jan 2031, 05:30");
  }

  @Test
  void aMessageThatTheMailServerDidNotTakeYetWaits() {
    update("outcome = 'queued', settled_at = null, next_try_at = now() + interval '1 hour'");
    try {
      assertThat(browser.open("/notifications").text()).contains("Waiting until");
    } finally {
      update("outcome = 'sent', settled_at = now(), next_try_at = null");
    }
  }

  private void update(String columns) {
    jdbc.sql("update decision set " + columns + " where learner = ?").param(lena.id).update();
  }

  @Test
  void whatIsTurnedOffIsNotSentAndThePageSaysSo() {
    Page saved = turn("/progress", OFF);
    assertThat(saved.uri()).hasPath("/notifications").hasParameter("saved");
    assertThat(saved.text()).contains("Saved.");
    assertThat(stateOf(saved, "progress")).isFalse();
    assertThat(stateOf(saved, "reminders")).isTrue();

    world.tell(lena.completed("git"), lena.completed("python"));
    world.tell(lena.stageCompleted("basics", world.now()));
    awaitLedger("welcome sent", "stage-completed suppressed unsubscribed");
    Page later = browser.open("/notifications");
    assertThat(later.text()).contains("Not sent: such messages were turned off");
    assertThat(stateOf(later, "progress")).isFalse();
    assertThat(stateOf(turn("/progress", ON), "progress")).isTrue();
  }

  @Test
  void everythingIsTurnedOffAndOnAtOnce() {
    Page off = turn("", OFF);
    assertThat(stateOf(off, "none")).isTrue();
    assertThat(stateOf(off, "welcome")).isFalse();
    assertThat(stateOf(off, "reminders")).isFalse();
    Page on = turn("", ON);
    assertThat(stateOf(on, "none")).isFalse();
    assertThat(stateOf(on, "reminders")).isTrue();
  }

  @Test
  void whoAsksForStreaksIsLookedAtOnTheNextFriday() {
    assertThat(stateOf(turn("/streaks", ON), "streaks")).isTrue();
    Instant now = world.now();
    Instant friday =
        Stream.iterate(world.today(), day -> day.plusDays(1))
            .filter(day -> day.getDayOfWeek() == DayOfWeek.FRIDAY)
            .map(day -> day.atTime(9, 0).toInstant(ZoneOffset.UTC))
            .filter(morning -> morning.isAfter(now))
            .findFirst()
            .orElseThrow();
    await()
        .untilAsserted(
            () ->
                assertThat(
                        jdbc.sql("select due_at from timeline where enrolment = ?")
                            .param(lena.enrolmentId)
                            .query(OffsetDateTime.class)
                            .single()
                            .toInstant())
                    .isEqualTo(friday));
  }

  @Test
  void aFormWithoutThePagesTokenChangesNothing() {
    Page page = browser.open("/notifications");
    Page refused =
        browser.submit(new Page(page.uri(), 200, ""), "/notifications/categories/progress", OFF);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(stateOf(browser.open("/notifications"), "progress")).isTrue();
  }

  @Test
  void aCategoryThatThereIsNotIsNotFound() {
    assertThat(turn("/everything", OFF).status()).isEqualTo(404);
  }

  @Test
  void aLongListGoesOnBehindALink() {
    jdbc.sql(
            """
            insert into decision (id, dedupe_key, rule, category, enrolment, learner, facts,
              happened_at, recorded_at, due_at, decided_at, outcome, settled_at)
            select gen_random_uuid(), 'long/' || :learner || n, 'roadmap-completed', 'progress',
                   :enrolment, :learner, '{"milestones": 3}', now(), now(), now(), now(), 'sent',
                   now()
            from generate_series(1, 20) n
            """)
        .param("enrolment", lena.enrolmentId)
        .param("learner", lena.id)
        .update();
    Page first = browser.open("/notifications");
    assertThat(first.html().split("<li>\\s*<h3>You have completed", -1)).hasSize(21);
    assertThat(first.text()).contains("Older").doesNotContain("Newest");
    String older =
        first.html().replaceAll("(?s).*href=\"(/notifications\\?before=[^\"#]+).*", "$1");
    assertThat(browser.open(older).text())
        .contains("Welcome to Spring cohort", "Newest")
        .doesNotContain("You have completed", "Older");
  }

  @Test
  void aLearnerWithoutMessagesIsToldWhatWillBeHere() {
    jdbc.sql("delete from decision where learner = ?").param(lena.id).update();
    assertThat(browser.open("/notifications").text())
        .contains("Nothing yet What we write to you is listed here");
  }

  @Test
  void whoIsNeitherLearnerNorMentorHasNothingToSwitch() {
    // Told of like everybody, but enrolled nowhere, and with no cohort to look after.
    String mentorsAddress = "mentor@milepost.example";
    jdbc.sql("update learner set email = id || '@learners.invalid' where email = ?")
        .param(mentorsAddress)
        .update();
    var max = world.unknownLearner(mentorsAddress);
    world.tell(max.person());
    Browser mentor = new Browser(port, "mentor");
    Page page = mentor.open("/notifications");
    assertThat(page.text()).contains("You get no e-mails from Milepost", "Max Mentor");
    assertThat(page.html())
        .doesNotContain("role=\"switch\"", "Your organisation", "Open your inbox");
  }

  @Test
  void anAdminSeesTheOrganisationsCountsAndDecisionsAndNothingPersonal() {
    Page page = new Browser(port, "admin").open("/notifications");
    assertThat(page.text())
        .containsSubsequence("Your organisation", "Sent", "Not sent", "Not delivered")
        .containsSubsequence("Newest decisions", "Welcome", "Spring cohort", "Sent")
        .doesNotContain("You get no e-mails");
    assertThat(page.html()).contains(lena.enrolmentId.toString()).doesNotContain("@", "Lena");
  }

  @Test
  void anAdminSendsAgainWhatMayOrMayNotHaveArrived() {
    int mails = world.mails(lena).size();
    UUID id = world.decision(lena, "welcome");
    update("outcome = 'unknown', reason = 'sender-lost'");
    var admin = new Browser(port, "admin");
    Page page = admin.open("/notifications");
    assertThat(page.text())
        .containsSubsequence("May or may not have arrived", "Welcome", "Message-ID", "Send again")
        .contains(messageId(id));
    String resend = "/notifications/ledger/" + id + "/resend";
    Page sent = admin.submit(page, resend, Map.of());
    assertThat(sent.uri()).hasPath("/notifications").hasParameter("resent");
    assertThat(sent.text()).contains("It goes out again").doesNotContain(messageId(id));
    await().until(() -> world.mails(lena).size() == mails + 1);
    await().untilAsserted(() -> assertThat(world.ledger(lena)).containsExactly("welcome sent"));

    Page refused = admin.submit(sent, resend, Map.of());
    assertThat(refused.status()).isEqualTo(409);
    assertThat(browser.submit(browser.open("/notifications"), resend, Map.of()).status())
        .isEqualTo(403);
    assertThat(world.mails(lena)).hasSize(mails + 1);
  }

  /** What its Message-ID begins with. */
  private String messageId(UUID decision) {
    return jdbc.sql("select message_id from decision where id = ?")
        .param(decision)
        .query(UUID.class)
        .single()
        .toString();
  }

  @Test
  void namesAreTextWhateverTheyHold() {
    jdbc.sql("update cohort set name = '<b onclick=x>{0} Bob</b>' where id = ?")
        .param(lena.cohortId)
        .update();
    assertThat(browser.open("/notifications").html())
        .doesNotContain("<b onclick")
        .contains("Welcome to &lt;b onclick=x&gt;{0} Bob");
  }

  @Test
  void thePageNeedsNoScriptAndNoInlineStyleAndEveryWordIsThere() {
    for (String who : new String[] {"learner", "mentor", "admin"}) {
      Page page = new Browser(port, who).open("/notifications");
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.html()).doesNotContain("<script>", "style=", "??");
    }
  }

  @Test
  void whatIsNotThereIsSaidInTheSameLook() throws Exception {
    Page missing = browser.open("/notifications/nothing");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.html()).contains("href=\"/notifications/assets/look.css\"");
    for (String file : new String[] {"look.css", "notifications.css", "milepost.svg"}) {
      assertThat(get("/notifications/assets/" + file).statusCode()).as(file).isEqualTo(200);
    }
  }

  private Page turn(String category, Map<String, String> wanted) {
    Page page = browser.open("/notifications");
    return browser.submit(page, "/notifications/categories" + category, wanted);
  }

  private static boolean stateOf(Page page, String name) {
    assertThat(page.html()).contains("aria-labelledby=\"name-" + name + "\"");
    return page.html().contains("aria-checked=\"true\" aria-labelledby=\"name-" + name + "\"");
  }

  private HttpResponse<String> get(String path) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Accept", "text/html,*/*;q=0.8");
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }
}
