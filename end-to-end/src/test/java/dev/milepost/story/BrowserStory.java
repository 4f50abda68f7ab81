package dev.milepost.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A learner ticks off a stage on their path, takes a tick back, and stops the mails that follow;
 * the mentor sees it. In a real browser, with scripts off, through the issuer's own log-in.
 */
@ExtendWith({RunningStack.class, Chromium.class})
class BrowserStory {

  private static final String COHORT = "The browser's cohort";
  private static final Pattern UNSUBSCRIBE = Pattern.compile("https?://\\S+/unsubscribe/\\S+");

  private final Stack stack;
  private final Browser browser;

  BrowserStory(Stack stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @Test
  void aStageIsTickedOffSeenByTheMentorAndItsMailIsTheLast() {
    try (var admin = new Api(stack.addresses(), DemoPerson.ADMIN)) {
      StoryCohort.publishFirstSteps(admin);
      StoryCohort.start(admin, "browser", COHORT);
    }
    Page path = logIn("Lena Learner");
    tile(path, COHORT).getByRole(AriaRole.LINK).click();
    Locator stages = path.getByRole(AriaRole.REGION, named("Stages").setExact(true));
    button(stages, "Mark as done: Read the guide").click();
    assertThat(path.getByRole(AriaRole.STATUS)).hasText("Recorded: Read the guide");
    button(stages, "Undo: Read the guide").click();
    assertThat(button(stages, "Mark as done: Read the guide")).isVisible();
    button(stages, "Mark as done: Read the guide").click();
    button(stages, "Mark as done: Make a first commit").click();
    assertThat(path.locator("header.head")).containsText("42% of the way");

    Page dashboard = logIn("Max Mentor");
    link(dashboard, COHORT).click();
    Locator lena = dashboard.getByRole(AriaRole.ROW).filter(having("Lena Learner"));
    assertThat(lena).containsText("42%");

    stopTheMails();
    path.navigate(stack.addresses().publicUrl() + "/notifications");
    Locator progress = path.getByRole(AriaRole.SWITCH, named("Progress"));
    assertThat(progress).not().isChecked();
    progress.click();
    assertThat(progress).isChecked();
  }

  /** With the link in the stage's mail; opening it changes nothing yet (RFC 8058, section 3.2). */
  private void stopTheMails() {
    var mails = new CaughtMails(stack, DemoPerson.LEARNER.address());
    String text =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () ->
                    mails
                        .about(COHORT)
                        .map(mail -> mail.path("text").asString())
                        .filter(mail -> mail.contains("Run a hello service"))
                        .findFirst()
                        .orElse(""),
                mail -> !mail.isEmpty());
    Matcher link = UNSUBSCRIBE.matcher(text);
    assertThat(link.find()).isTrue();

    Page page = newPage();
    page.navigate(link.group());
    Locator stop = button(page, "Stop these");
    assertThat(stop).isVisible();
    page.reload();
    assertThat(stop).isVisible();
    stop.click();
    assertThat(button(page, "Send these again")).isVisible();
  }

  private Page logIn(String name) {
    Page page = newPage();
    page.navigate(stack.addresses().publicUrl() + "/progress");
    page.getByRole(AriaRole.BUTTON, named(name)).click();
    page.waitForURL("**/progress");
    return page;
  }

  private Page newPage() {
    return browser.newContext(new NewContextOptions().setJavaScriptEnabled(false)).newPage();
  }

  private static Locator tile(Page page, String text) {
    return page.getByRole(AriaRole.LISTITEM).filter(having(text));
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, named(name));
  }

  private static Locator button(Page page, String name) {
    return button(page.locator("body"), name);
  }

  private static Locator button(Locator within, String name) {
    return within.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private static GetByRoleOptions named(String name) {
    return new GetByRoleOptions().setName(name);
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
