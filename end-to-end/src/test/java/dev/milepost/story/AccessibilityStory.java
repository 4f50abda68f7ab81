package dev.milepost.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.milepost.local.client.Api;
import dev.milepost.local.client.DemoPerson;
import dev.milepost.local.stack.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everybody can use every page: whoever they are, on a desk in light and on a phone in dark. */
@ExtendWith({RunningStack.class, Chromium.class})
class AccessibilityStory {

  private static final String COHORT = "accessible";
  private static final Pattern UNSUBSCRIBE = Pattern.compile("https?://\\S+/unsubscribe/\\S+");

  /** A new page is one line here; {@code {path}} is the demo learner's enrolment. */
  private static final List<String> OF_STRANGERS =
      List.of(
          "/roadmaps",
          "/roadmaps/ml-engineer",
          "/roadmaps/first-steps",
          "/roadmaps/first-steps/versions",
          "/roadmaps/first-steps/versions/1",
          "/roadmaps/first-steps/changes",
          "/roadmaps/nothing",
          "/problems");

  private static final List<String> OF_LEARNERS =
      List.of(
          "/progress",
          "/progress/enrolments/{path}",
          "/progress/profile",
          "/progress/nothing",
          "/notifications",
          "/notifications/preferences",
          "/roadmaps/first-steps");

  private static final List<String> OF_MENTORS =
      List.of(
          "/progress",
          "/progress/cohorts/accessible",
          "/progress/cohorts/accessible/at-risk",
          "/progress/cohorts/accessible/reviews",
          "/progress/cohorts/accessible/setup",
          "/progress/cohorts/accessible/setup/enrol",
          "/progress/enrolments/{path}",
          "/progress/enrolments/{path}/help",
          "/progress/enrolments/{path}/withdrawal",
          "/progress/profile",
          "/notifications",
          "/notifications/cohorts/accessible");

  private static final List<String> OF_ADMINS =
      List.of(
          "/progress",
          "/progress/new-cohort",
          "/progress/cohorts/accessible",
          "/progress/cohorts/accessible/setup",
          "/progress/cohorts/accessible/setup/details",
          "/progress/cohorts/accessible/version",
          "/roadmaps",
          "/roadmaps/authoring/drafts",
          "/roadmaps/authoring/new",
          "/roadmaps/first-steps/draft",
          "/roadmaps/first-steps/publish",
          "/notifications",
          "/notifications/cohorts/accessible",
          "/notifications/cohorts/accessible/messages");

  private final Stack stack;
  private final Browser browser;

  AccessibilityStory(Stack stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @Test
  void everyPageCanBeUsedByEverybody() {
    try (var admin = new Api(stack.addresses(), DemoPerson.ADMIN)) {
      StoryCohort.publishFirstSteps(admin);
      StoryCohort.start(admin, COHORT, "A cohort for everybody");
    }
    var faults = new ArrayList<String>();
    Page learner = logIn("Lena Learner");
    String path = ownPath(learner);
    look(learner, "learner", OF_LEARNERS, path, faults);
    look(logIn("Max Mentor"), "mentor", OF_MENTORS, path, faults);
    look(logIn("Ada Admin"), "admin", OF_ADMINS, path, faults);
    Page stranger = newPage();
    look(stranger, "stranger", OF_STRANGERS, path, faults);
    stranger.navigate(unsubscribeLink());
    Accessibility.faults(stranger).forEach(fault -> faults.add("unsubscribe, " + fault));
    assertThat(faults).isEmpty();
  }

  /** The looking itself is looked at: each of these faults has to be found. */
  @Test
  void aPageWithFaultsIsFoundOut() {
    Page page = newPage();
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

  private void look(
      Page page, String who, List<String> places, String enrolment, List<String> faults) {
    for (String place : places) {
      int status =
          page.navigate(stack.addresses().publicUrl() + place.replace("{path}", enrolment))
              .status();
      if (status != (place.endsWith("/nothing") ? 404 : 200)) {
        faults.add("%s as %s is answered %d".formatted(place, who, status));
      }
      Accessibility.faults(page)
          .forEach(fault -> faults.add("%s as %s, %s".formatted(place, who, fault)));
    }
  }

  private static String ownPath(Page home) {
    String link =
        home.getByRole(AriaRole.LISTITEM)
            .filter(new Locator.FilterOptions().setHasText("for everybody"))
            .locator("a[href^='/progress/enrolments/']")
            .first()
            .getAttribute("href");
    return link.substring(link.lastIndexOf('/') + 1);
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

  private Page logIn(String name) {
    Page page = newPage();
    page.navigate(stack.addresses().publicUrl() + "/progress");
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name)).click();
    page.waitForURL("**/progress");
    return page;
  }

  /** The pages forbid every script that is not theirs, and axe is one. */
  private Page newPage() {
    BrowserContext context = browser.newContext(new NewContextOptions().setBypassCSP(true));
    return context.newPage();
  }
}
