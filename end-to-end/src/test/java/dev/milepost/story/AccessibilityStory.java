package dev.milepost.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.milepost.local.client.Api;
import dev.milepost.local.client.DemoPerson;
import dev.milepost.local.stack.Stack;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Everybody can use every page: whoever they are, on a desk and on a phone, in light and in dark,
 * in both languages, and when something cannot be accepted.
 */
@ExtendWith({RunningStack.class, Chromium.class})
class AccessibilityStory {

  private static final String COHORT = "accessible";
  private static final String NAME = "A cohort for everybody";
  private static final Pattern UNSUBSCRIBE = Pattern.compile("https?://\\S+/unsubscribe/\\S+");

  private final Stack stack;
  private final Inspection walk;

  AccessibilityStory(Stack stack, Browser browser) {
    this.stack = stack;
    walk = new Inspection(stack, browser);
  }

  @BeforeEach
  void aCohortThatAllOfThemAreIn() {
    try (var admin = new Api(stack.addresses(), DemoPerson.ADMIN);
        var learner = new Api(stack.addresses(), DemoPerson.LEARNER)) {
      StoryCohort.publishFirstSteps(admin);
      StoryCohort.publish(
          admin,
          "first-steps",
          StoryCohort.firstSteps().replace("Run a hello service", "Run a service that greets"));
      StoryCohort.start(admin, COHORT, NAME);
      for (String milestone : List.of("read-the-guide", "first-commit")) {
        var report = Map.of("milestone", milestone, "type", "completed", "cohort", COHORT);
        learner.postJson("/api/v1/milestones", report).orRefusal(202);
      }
      String dryRun = "/api/v1/cohorts/%s/version-moves/dry-run?to=2".formatted(COHORT);
      await().atMost(Duration.ofSeconds(30)).until(() -> admin.get(dryRun).status() == 200);
    }
  }

  @Test
  void everyPageCanBeUsedByEverybody() throws IOException {
    Page learner = walk.logIn("Lena Learner");
    String path = walk.onPathIn(NAME, learner);
    lookAtWebhooks(learner, path);
    lookAtCalendar(learner);
    walk.look(learner, "learner", EveryPage.OF_LEARNERS);
    Page mentor = walk.logIn("Max Mentor");
    walk.look(mentor, "mentor", EveryPage.OF_MENTORS);
    walk.send(mentor, List.of(EveryPage.FILE));
    walk.look(walk.logIn("Ada Admin"), "admin", EveryPage.OF_ADMINS);
    Page newcomer = walk.logIn("Nora Newcomer");
    walk.look(newcomer, "newcomer", EveryPage.OF_NEWCOMERS);
    Page stranger = walk.stranger();
    walk.look(stranger, "stranger", EveryPage.OF_STRANGERS);
    String invitation = newInvitation(mentor);
    walk.look(stranger, "stranger", List.of(unsubscribeLink(), invitation));
    walk.look(newcomer, "newcomer", List.of(invitation + "/join"));

    assertThat(walk.missed()).as("pages that nobody looked at").isEmpty();
    assertThat(walk.faults()).isEmpty();
  }

  @Test
  void everyFormCanBeUsedByEverybodyWhenItIsRefused() {
    Page learner = walk.logIn("Lena Learner");
    walk.onPathIn(NAME, learner);
    walk.send(learner, EveryPage.SENT_BY_LEARNERS);
    walk.send(walk.logIn("Max Mentor"), EveryPage.SENT_BY_MENTORS);
    Page admin = walk.logIn("Ada Admin");
    walk.send(admin, EveryPage.SENT_BY_ADMINS);
    walk.open(admin, "/roadmaps/first-steps/publish");
    walk.press(admin, "[aria-labelledby=effect] button", "text=" + NAME);
    assertThat(walk.faults()).isEmpty();
  }

  @Test
  void everyPageCanBeUsedInGerman() {
    walk.onPathIn(NAME, walk.logIn("Lena Learner"));
    Page admin = walk.logIn("Ada Admin");
    try {
      speak(admin, "de");
      walk.look(admin, "admin in German", EveryPage.IN_GERMAN);
      walk.send(admin, List.of(EveryPage.FILE));
      walk.send(admin, EveryPage.SENT_BY_MENTORS.subList(0, 1));
      walk.send(admin, EveryPage.SENT_BY_ADMINS.subList(0, 2));
    } finally {
      speak(admin, "en");
    }
    Page stranger = walk.stranger("de-DE");
    walk.look(stranger, "stranger in German", EveryPage.OF_STRANGERS.subList(0, 3));
    assertThat(walk.faults()).isEmpty();
  }

  /** The looking itself is looked at: each of these faults has to be found. */
  @Test
  void aPageWithFaultsIsFoundOut() {
    Page page = walk.stranger();
    page.setContent(
        """
        <!doctype html><html><head><title>Faults</title></head><body>
        <p style="color: #999; background: #aaa">hardly to be read</p>
        <input type="text"><div style="width: 500px">wide</div></body></html>
        """);
    assertThat(Accessibility.faults(page))
        .anyMatch(fault -> fault.contains("html-has-lang"))
        .anyMatch(fault -> fault.contains("color-contrast"))
        .anyMatch(fault -> fault.contains("label"))
        .anyMatch(fault -> fault.startsWith("wider than 360 px: div"));
  }

  @Test
  void aPageThatNobodyLooksAtIsFoundOut() throws IOException {
    var seen = Set.of("/roadmaps", "/progress/cohorts/one", "/problems/a/b");
    assertThat(MappedPages.notAmong(seen))
        .contains(
            "/roadmaps/{slug}",
            "/progress/cohorts/{slug}/at-risk",
            "/notifications/cohorts/{slug}/preview/{enrolment}",
            "/problems")
        .doesNotContain("/roadmaps", "/progress/cohorts/{slug}", "/problems/{*slug}")
        .noneMatch(pattern -> pattern.startsWith("/api") || pattern.endsWith(".csv"));
  }

  /** One at which nobody listens, from its secret to what is told of a message it did not take. */
  private void lookAtWebhooks(Page learner, String path) {
    String endpoints = "/notifications/endpoints";
    walk.open(learner, endpoints);
    learner.locator("#url").fill("http://localhost:9/nobody");
    walk.press(learner, ".save .solid", ".secret");
    walk.press(learner, "form[action$='/test'] button", ".tested");
    try (var mentor = new Api(stack.addresses(), DemoPerson.MENTOR)) {
      var words = Map.of("text", "Shall we talk about the next step?");
      mentor.postJson("/api/v1/enrolments/%s/messages".formatted(path), words).orRefusal(201);
    }
    await("a message that was not taken")
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> walk.open(learner, endpoints) == 200 && learner.locator("details").count() > 0);
    walk.press(learner, "summary", ".posted");
    walk.look(learner, "learner with a webhook", List.of("/notifications/preferences"));
    walk.open(learner, endpoints);
    remove(learner);
  }

  private void lookAtCalendar(Page learner) {
    walk.open(learner, "/notifications/preferences");
    walk.press(learner, "#calendar button", "#calendar .address");
    remove(learner);
  }

  /** What was made for the looking, so that no other story comes upon it. */
  private static void remove(Page page) {
    page.locator("form[action$='/remove'] button").click();
    page.locator("article:not(:has(form[action$='/remove']))").waitFor();
  }

  /** The page's own language tells that the profile was changed. */
  private void speak(Page page, String language) {
    walk.open(page, "/progress/profile");
    page.locator("#locale").selectOption(language);
    page.locator("main form button").click();
    page.locator("html[lang=%s] [role=status]".formatted(language)).waitFor();
  }

  private String newInvitation(Page mentor) {
    walk.open(mentor, "/progress/cohorts/accessible/setup");
    walk.press(mentor, ".small-form > button", "#link");
    return mentor.locator("#link").inputValue();
  }

  private String unsubscribeLink() {
    var mails = new CaughtMails(stack, DemoPerson.LEARNER.address());
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                mails
                    .about("for everybody")
                    .map(mail -> UNSUBSCRIBE.matcher(mail.path("text").asString()))
                    .filter(Matcher::find)
                    .map(Matcher::group)
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }
}
