package dev.milepost.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
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
import java.util.Map;
import java.util.Optional;
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
  private static final Pattern UNSUBSCRIBE = Pattern.compile("https?://\\S+/unsubscribe/\\S+");

  private final Stack stack;
  private final Browser browser;
  private final List<String> faults = new ArrayList<>();
  private String path = "";

  AccessibilityStory(Stack stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
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
      StoryCohort.start(admin, COHORT, "A cohort for everybody");
      for (String milestone : List.of("read-the-guide", "first-commit")) {
        var report = Map.of("milestone", milestone, "type", "completed", "cohort", COHORT);
        learner.postJson("/api/v1/milestones", report).orRefusal(202);
      }
      String dryRun = "/api/v1/cohorts/%s/version-moves/dry-run?to=2".formatted(COHORT);
      await().atMost(Duration.ofSeconds(30)).until(() -> admin.get(dryRun).status() == 200);
    }
  }

  @Test
  void everyPageCanBeUsedByEverybody() {
    Page learner = logIn("Lena Learner");
    path = ownPath(learner);
    look(learner, "learner", EveryPage.OF_LEARNERS);
    look(logIn("Max Mentor"), "mentor", EveryPage.OF_MENTORS);
    look(logIn("Ada Admin"), "admin", EveryPage.OF_ADMINS);
    Page stranger = newPage();
    look(stranger, "stranger", EveryPage.OF_STRANGERS);
    stranger.navigate(unsubscribeLink());
    note("unsubscribe", stranger);
    assertThat(faults).isEmpty();
  }

  @Test
  void everyFormCanBeUsedByEverybodyWhenItIsRefused() {
    path = ownPath(logIn("Lena Learner"));
    Page mentor = logIn("Max Mentor");
    send(mentor, EveryPage.SENT_BY_MENTORS);
    Page stranger = newPage();
    stranger.navigate(newInvitation(mentor));
    note("invitation", stranger);
    Page admin = logIn("Ada Admin");
    send(admin, EveryPage.SENT_BY_ADMINS);
    open(admin, "/roadmaps/first-steps/publish");
    admin.locator("[aria-labelledby=effect] button").click();
    admin.getByText("A cohort for everybody").first().waitFor();
    note("dry run", admin);
    assertThat(faults).isEmpty();
  }

  @Test
  void everyPageCanBeUsedInGerman() {
    path = ownPath(logIn("Lena Learner"));
    Page admin = logIn("Ada Admin");
    try {
      speak(admin, "de");
      look(admin, "admin in German", EveryPage.IN_GERMAN);
      send(admin, EveryPage.SENT_BY_MENTORS.subList(0, 2));
      send(admin, EveryPage.SENT_BY_ADMINS.subList(0, 2));
    } finally {
      speak(admin, "en");
    }
    Page stranger = newPage("de-DE");
    look(stranger, "stranger in German", EveryPage.OF_STRANGERS.subList(0, 3));
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

  private void look(Page page, String who, List<String> places) {
    for (String place : places) {
      int status = open(page, place);
      if (status != EveryPage.status(place)) {
        faults.add("%s as %s is answered %d".formatted(place, who, status));
      }
      note("%s as %s".formatted(place, who), page);
    }
  }

  private void send(Page page, List<EveryPage.Sent> forms) {
    for (EveryPage.Sent form : forms) {
      open(page, form.place());
      page.locator(form.field()).fill(form.value());
      page.locator(form.button()).first().click();
      page.locator(form.shown()).first().waitFor();
      note("%s with a faulty %s".formatted(form.place(), form.field()), page);
    }
  }

  /** The page's own language tells that the profile was changed. */
  private void speak(Page page, String language) {
    open(page, "/progress/profile");
    page.locator("#locale").selectOption(language);
    page.locator("main form button").click();
    page.locator("html[lang=%s] [role=status]".formatted(language)).waitFor();
  }

  private String newInvitation(Page mentor) {
    open(mentor, "/progress/cohorts/accessible/setup");
    mentor.locator(".small-form > button").first().click();
    String link = mentor.locator("#link").inputValue();
    note("the new link", mentor);
    return link;
  }

  private int open(Page page, String place) {
    return page.navigate(stack.addresses().publicUrl() + place.replace("{path}", path)).status();
  }

  private void note(String where, Page page) {
    Accessibility.faults(page).forEach(fault -> faults.add(where + ", " + fault));
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

  private Page newPage() {
    return newPage("en-GB");
  }

  /** The pages forbid every script that is not theirs, and axe is one. */
  private Page newPage(String language) {
    var options = new NewContextOptions().setBypassCSP(true).setLocale(language);
    return browser.newContext(options).newPage();
  }
}
