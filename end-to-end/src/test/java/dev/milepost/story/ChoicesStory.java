package dev.milepost.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import dev.milepost.local.client.Api;
import dev.milepost.local.client.DemoPerson;
import dev.milepost.local.stack.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * A learner chooses how reminders come and puts a milestone off; later their mail program stops all
 * messages for them, with one click and without logging in, and the page that the mail leads to
 * brings them back. At the end everything is as it was, since all stories share the learner.
 */
@ExtendWith({RunningStack.class, Chromium.class})
class ChoicesStory {

  private static final String COHORT = "The considerate cohort";
  private static final String PREFERENCES = "/notifications/preferences";
  private static final String REMINDERS = "Reminders By e-mail";
  private static final String PUT_OFF = "Run a hello service: not before ";

  private final Stack stack;
  private final Browser browser;

  ChoicesStory(Stack stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @Test
  void aLearnerChoosesPutsOffStopsWithOneClickAndResumes() throws Exception {
    try (var admin = new Api(stack.addresses(), DemoPerson.ADMIN)) {
      StoryCohort.publishFirstSteps(admin);
      StoryCohort.start(admin, "considerate", COHORT);
    }
    String link = linkInTheWelcome();
    // The browser complains of every page that comes with the status of a fault.
    chooseDigestAndHours(Visitor.loggedIn(stack, browser, "Lena Learner", PREFERENCES));
    Visitor lena = Visitor.loggedIn(stack, browser, "Lena Learner", PREFERENCES);
    putOffAndBack(lena);

    stopWithOneClick(link);
    lena.open(PREFERENCES);
    assertThat(lena.choice(REMINDERS)).hasValue("off");
    resumeOnThePage(link);
    lena.open(PREFERENCES);
    assertThat(lena.choice(REMINDERS)).hasValue("instant");
    lena.hasNothingToComplainOf();
  }

  /** Hours that make no sense are told of beside them, and nothing that was chosen is lost. */
  private static void chooseDigestAndHours(Visitor lena) {
    lena.choice(REMINDERS).selectOption("digest");
    lena.field("Not before").selectOption("20");
    lena.field("Not after").selectOption("8");
    lena.button("Save").click();
    assertThat(lena.page().locator("#fault-hours")).isVisible();
    assertThat(lena.choice(REMINDERS)).hasValue("digest");

    lena.field("Not before").selectOption("0");
    lena.field("Not after").selectOption("24");
    lena.button("Save").click();
    assertThat(lena.said("Saved")).isVisible();
    assertThat(lena.choice(REMINDERS)).hasValue("digest");
    assertThat(lena.field("Not after")).hasValue("24");
  }

  private static void putOffAndBack(Visitor lena) {
    LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(10);
    String shown = DateTimeFormatter.ofPattern("d MMMM y", Locale.ENGLISH).format(day);
    lena.field("Say nothing about").selectOption("milestone/hello-service");
    lena.field("before").fill(day.toString());
    lena.button("Save").click();
    Locator kept = lena.field(PUT_OFF + shown);
    assertThat(kept).isChecked();

    kept.uncheck();
    lena.choice(REMINDERS).selectOption("instant");
    lena.field("Not before").selectOption("");
    lena.field("Not after").selectOption("");
    lena.button("Save").click();
    assertThat(lena.said("Saved")).isVisible();
    assertThat(kept).hasCount(0);
  }

  /**
   * From its header, where mail programs look for it (RFC 8058). There is one welcome only, so to
   * stop it stops all.
   */
  private String linkInTheWelcome() {
    var mails = new CaughtMails(stack, DemoPerson.LEARNER.address());
    JsonNode mail =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () ->
                    mails
                        .about(COHORT)
                        .filter(found -> found.path("subject").asString().startsWith("Welcome"))
                        .findFirst(),
                Optional::isPresent)
            .orElseThrow();
    assertThat(header(mail, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    return header(mail, "List-Unsubscribe").replaceAll("[<>\\s]", "");
  }

  private static String header(JsonNode mail, String name) {
    return mail.path("headers")
        .valueStream()
        .filter(field -> field.path("name").asString().equalsIgnoreCase(name))
        .map(field -> field.path("value").asString())
        .findFirst()
        .orElse("");
  }

  /** As a mail program does it: no cookie, no page, one request. */
  private static void stopWithOneClick(String link) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var click =
          HttpRequest.newBuilder(URI.create(link))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click"))
              .build();
      assertThat(http.send(click, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }

  private void resumeOnThePage(String link) {
    Visitor stranger = Visitor.stranger(stack, browser);
    stranger.page().navigate(link);
    assertThat(stranger.page().locator("main")).containsText("You get no more");
    stranger.button("Send e-mails again").click();
    assertThat(stranger.said("Saved")).isVisible();
    assertThat(stranger.button("Stop these")).isVisible();
    stranger.hasNothingToComplainOf();
  }
}
