package dev.milepost.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import dev.milepost.local.client.Api;
import dev.milepost.local.client.DemoPerson;
import dev.milepost.local.stack.Stack;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A learner has looked at the inbox and goes on to a page of another service: it says that
 * something has come, at once and without moving.
 */
@ExtendWith({RunningStack.class, Chromium.class})
class UnreadStory {

  private static final int SOON = 30_000;

  private final Stack stack;
  private final Browser browser;

  UnreadStory(Stack stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @Test
  void everyPageTellsThatSomethingIsUnreadUntilOneLogsOutOfAllServicesAtOnce() {
    Visitor lena = Visitor.loggedIn(stack, browser, "Lena Learner", "/notifications/inbox");
    lena.open("/progress");
    Locator inbox = lena.page().locator(".to-inbox");
    BoundingBox before = inbox.boundingBox();
    try (var admin = new Api(stack.addresses(), DemoPerson.ADMIN)) {
      StoryCohort.publishFirstSteps(admin);
      StoryCohort.start(admin, "unread", "The unread cohort");
    }
    Locator number = inbox.locator(".unread");
    number.waitFor(new Locator.WaitForOptions().setTimeout(SOON));
    assertThat(number).containsText(Pattern.compile("[1-9][0-9]* unread"));
    assertThat(inbox.boundingBox()).usingRecursiveComparison().isEqualTo(before);

    lena.open("/progress/profile");
    assertThat(number).containsText("unread");
    inbox.click();
    lena.page().waitForURL("**/notifications/inbox");
    readAll(lena, number);
    lena.hasNothingToComplainOf();

    lena.open("/progress");
    lena.button("Log out").click();
    assertThat(lena.page()).hasTitle("Log in to Milepost");
    lena.open("/notifications/inbox");
    assertThat(lena.page()).hasTitle("Log in to Milepost");
  }

  /** What comes while one reads stays unread, and Lena is in the cohorts of other stories, too. */
  private static void readAll(Visitor lena, Locator number) {
    await()
        .pollInSameThread()
        .atMost(Duration.ofMillis(SOON))
        .until(
            () -> {
              lena.open("/notifications/inbox");
              boolean allRead = number.isHidden();
              if (!allRead) {
                lena.button("Mark all as read").click();
              }
              return allRead;
            });
  }
}
