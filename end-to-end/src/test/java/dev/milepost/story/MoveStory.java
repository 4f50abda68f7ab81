package dev.milepost.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.AriaRole;
import dev.milepost.local.client.Api;
import dev.milepost.local.client.DemoPerson;
import dev.milepost.local.stack.Stack;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An author changes a roadmap that a cohort is on the way along, sees what the draft would mean for
 * it, publishes, and moves the cohort: what the learner has done is kept.
 */
@ExtendWith({RunningStack.class, Chromium.class})
class MoveStory {

  private static final String COHORT = "The moved cohort";
  private static final String VERSION_PAGE = "/progress/cohorts/moved/version";
  private static final String FIRST =
      """
      slug: garden
      title: Plant a garden
      summary: From a meadow to a bed.
      stages:
        - key: bed
          title: Bed
          summary: Where things can grow.
          weeks: 4
          milestones:
            - {key: dig, title: Dig the bed, summary: A spade deep., kind: practice, points: 10, hours: 3}
            - {key: sow, title: Sow, summary: In rows., kind: practice, points: 10, hours: 2}
      """;
  private static final String SECOND =
      FIRST
          + "      - {key: water, title: Water the bed, summary: In the evening., kind: practice,"
          + " points: 20, hours: 4}\n";

  private final Stack stack;
  private final Browser browser;

  MoveStory(Stack stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @Test
  void aCohortIsMovedToAnotherVersionAndWhatWasDoneIsKept() {
    try (var admin = new Api(stack.addresses(), DemoPerson.ADMIN);
        var learner = new Api(stack.addresses(), DemoPerson.LEARNER)) {
      StoryCohort.publish(admin, "garden", FIRST);
      StoryCohort.start(admin, "moved", COHORT, LocalDate.now().minusDays(3), "garden");
      var dug = Map.of("milestone", "dig", "type", "completed", "cohort", "moved");
      learner.postJson("/api/v1/milestones", dug).orRefusal(202);
    }
    Visitor ada = Visitor.loggedIn(stack, browser, "Ada Admin", "/progress");
    writeTheSecondVersion(ada);
    seeWhatItMeans(ada);
    publish(ada);
    move(ada);
    ada.hasNothingToComplainOf();

    Visitor lena = Visitor.loggedIn(stack, browser, "Lena Learner", "/progress");
    lena.openPathIn(COHORT);
    assertThat(lena.page().locator("header.head")).containsText("25% of the way");
    assertThat(lena.button("Undo: Dig the bed")).isVisible();
    assertThat(lena.button("Mark as done: Water the bed").last()).isVisible();
    lena.hasNothingToComplainOf();
  }

  private static void writeTheSecondVersion(Visitor ada) {
    ada.open("/roadmaps/garden/draft");
    ada.page().locator("#text").fill(SECOND);
    assertThat(ada.said("No faults")).isVisible();
    ada.button("Save draft").click();
    assertThat(ada.said("Saved as revision 2")).isVisible();
    ada.link("Look and publish").click();
  }

  private static void seeWhatItMeans(Visitor ada) {
    ada.button("Show it, cohort by cohort").click();
    assertThat(ada.part(COHORT)).containsText("From version 1 to the draft");
    ada.link("Back to the draft").click();
  }

  private static void publish(Visitor ada) {
    ada.field("I have looked at the changes and know that a version never changes again").check();
    ada.button("Publish version 2").click();
    assertThat(ada.said("Nobody moves by itself")).isVisible();
  }

  private static void move(Visitor ada) {
    await("the new version gets from one service to the other")
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              ada.open(VERSION_PAGE);
              assertThat(ada.link("See what version 2 changes").count()).isOne();
            });
    ada.link("See what version 2 changes").click();
    assertThat(ada.row("Water the bed")).containsText("new, and open for everyone");
    assertThat(ada.row("Lena Learner")).containsText("50% → 25%");
    ada.page().getByRole(AriaRole.CHECKBOX).check();
    ada.button("Move to version 2").click();
    assertThat(ada.said("The cohort is moved from version 1 to version 2")).isVisible();
  }
}
