package dev.milepost.notification.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.events.EventIds;
import dev.milepost.events.LearnerChanged;
import dev.milepost.events.Topic;
import dev.milepost.notification.Http;
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
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@NotificationTest
class CalendarTest {

  private static final String LENA = "learner@milepost.example";
  private static final String PREFERENCES = "/notifications/preferences";
  private static final Pattern ADDRESS =
      Pattern.compile("http://localhost:8080(/notifications/calendar/[\\w-]{32}\\.ics)");

  @Autowired private World world;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;
  private final HttpClient client = HttpClient.newHttpClient();
  private Learner lena;

  @BeforeEach
  void lenaIsWelcomedAndIsNobodyWhomAnotherTestHasWelcomed() {
    jdbc.sql("update learner set email = id || '@learners.invalid' where email = ?")
        .param(LENA)
        .update();
    lena = world.join(LENA);
    await().untilAsserted(() -> assertThat(world.ledger(lena)).containsExactly("welcome sent"));
  }

  private String made() {
    var answer = Http.as(port, LENA).post("/calendar");
    assertThat(answer.status()).isEqualTo(200);
    return path(answer.json().path("address").asString());
  }

  private static String path(String text) {
    var matcher = ADDRESS.matcher(text);
    assertThat(matcher.find()).as("an address in what is shown").isTrue();
    return matcher.group(1);
  }

  private HttpResponse<String> fetch(String path, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private List<VEvent> events(String path) throws Exception {
    return WriteCalendarTest.parsed(fetch(path).body()).getComponents("VEVENT");
  }

  private List<String> summaries(String path) throws Exception {
    return events(path).stream().map(one -> WriteCalendarTest.value(one, "SUMMARY")).toList();
  }

  @Test
  void whoHasTheAddressReadsTheDueDaysWithoutALogIn() throws Exception {
    String path = made();
    var answer = fetch(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/calendar;charset=UTF-8");
    assertThat(answer.headers().firstValue("Cache-Control"))
        .hasValueSatisfying(
            control -> assertThat(control).contains("private").doesNotContain("public"));
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(answer.body()).contains("X-WR-CALNAME:Milepost due days: Spring cohort\r\n");
    assertThat(summaries(path))
        .containsExactly(
            "Due: The git milestone",
            "Due: The python milestone",
            "Due: The reading milestone",
            "Due: The model milestone");
    assertThat(WriteCalendarTest.value(events(path).getFirst(), "DTSTART"))
        .isEqualTo(world.today().plusDays(7).toString().replace("-", ""));
  }

  @Test
  void whatIsDoneIsMarkedAndKeepsItsPlace() throws Exception {
    String path = made();
    String before = WriteCalendarTest.value(events(path).getFirst(), "UID");
    world.tell(lena.completed("git"));
    await().untilAsserted(() -> assertThat(summaries(path)).contains("Done: The git milestone"));
    assertThat(WriteCalendarTest.value(events(path).getFirst(), "UID")).isEqualTo(before);
  }

  @Test
  void whatHasNotChangedIsNotSentAgain() throws Exception {
    String path = made();
    String tag = fetch(path).headers().firstValue("ETag").orElseThrow();
    var again = fetch(path, "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    world.tell(lena.completed("git"));
    await().until(() -> fetch(path, "If-None-Match", tag).statusCode() == 200);
  }

  @Test
  void aNewAddressEndsTheOldOneAndNoneIsKeptAsItIs() throws Exception {
    String old = made();
    String path = made();
    assertThat(fetch(old).statusCode()).isEqualTo(404);
    assertThat(fetch(path).statusCode()).isEqualTo(200);
    var seen = Http.as(port, LENA).get("/calendar").json();
    assertThat(seen.path("address").isNull()).isTrue();
    assertThat(seen.path("madeAt").isNull()).isFalse();

    assertThat(Http.as(port, LENA).delete("/calendar").status()).isEqualTo(204);
    assertThat(fetch(path).statusCode()).isEqualTo(404);
    assertThat(Http.as(port, LENA).get("/calendar").json().path("madeAt").isNull()).isTrue();
    assertThat(fetch(path).body())
        .isEqualTo(fetch("/notifications/calendar/" + "X".repeat(32) + ".ics").body());
  }

  @Test
  void itSpeaksTheLearnersLanguageAndTellsWhenTheDayEndsThere() throws Exception {
    String path = made();
    world.tell(
        new LearnerChanged(
            EventIds.at(world.now()),
            lena.id,
            2,
            "main",
            "Lena",
            LENA,
            ZoneId.of("Asia/Tokyo"),
            Locale.GERMAN,
            world.now()));
    await().untilAsserted(() -> assertThat(summaries(path)).contains("Fällig: The git milestone"));
    assertThat(WriteCalendarTest.value(events(path).getFirst(), "DESCRIPTION"))
        .startsWith("Spring cohort. Fällig bis zum Ende dieses Tages in der Zeitzone UTC.")
        .contains("Nach deiner Uhr ist das", "09:00");
  }

  @Test
  void whoLeavesHasNothingDueAndWhoIsErasedNoCalendar() throws Exception {
    String path = made();
    world.tell(lena.enrolment(2, world.now(), world.today()));
    await().untilAsserted(() -> assertThat(events(path)).isEmpty());
    world.tellRaw(Topic.LEARNER, lena.id.toString(), null);
    await().until(() -> fetch(path).statusCode() == 404);
  }

  @Test
  void whoIsNotKnownHereHasNoCalendar() {
    var nobody = Http.as(port, "nobody@learners.invalid");
    assertThat(nobody.get("/calendar").status()).isEqualTo(404);
    assertThat(nobody.post("/calendar").status()).isEqualTo(404);
    assertThat(nobody.delete("/calendar").status()).isEqualTo(404);
  }

  @Test
  void thePageMakesShowsOnceRenewsAndRemovesTheAddressWithoutScripts() throws Exception {
    var browser = new Browser(port, "learner");
    Page page = browser.open(PREFERENCES);
    assertThat(page.text()).contains("Due days in your calendar", "Make an address");
    Page shown = browser.submit(page, PREFERENCES + "/calendar", Map.of());
    assertThat(shown.uri()).hasPath(PREFERENCES);
    String path = path(shown.html());
    assertThat(fetch(path).statusCode()).isEqualTo(200);

    Page later = browser.open(PREFERENCES);
    assertThat(later.html()).doesNotContain(path);
    assertThat(later.text()).contains("There is an address, made on", "Make a new address");
    Page removed = browser.submit(later, PREFERENCES + "/calendar/remove", Map.of());
    assertThat(removed.text()).doesNotContain("There is an address");
    assertThat(fetch(path).statusCode()).isEqualTo(404);
  }
}
