package dev.milepost.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.AriaRole;
import dev.milepost.local.client.Api;
import dev.milepost.local.client.DemoPerson;
import dev.milepost.local.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A mentor narrows the table of learners down and takes exactly that along as a file. */
@ExtendWith({RunningStack.class, Chromium.class})
class ExportStory {

  private static final String LEARNERS =
      """
      email,name
      ines@export.example,Ines Export
      jonas@export.example,Jonas Export
      kim@export.example,Kim
      """;

  private final Stack stack;
  private final Browser browser;

  ExportStory(Stack stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @Test
  void theFileSaysWhatTheNarrowedTableShows() throws IOException {
    try (var admin = new Api(stack.addresses(), DemoPerson.ADMIN)) {
      StoryCohort.publishFirstSteps(admin);
      StoryCohort.start(admin, "export", "The exported cohort");
      admin.post("/api/v1/cohorts/export/enrolments/import", "text/csv", LEARNERS).orRefusal(200);
    }
    Visitor mentor = Visitor.loggedIn(stack, browser, "Max Mentor", "/progress/cohorts/export");
    mentor.field("Search learners").fill("Export");
    mentor.button("Search").click();
    assertThat(mentor.row("Kim")).hasCount(0);
    mentor.link("Learner").click();
    List<String> shown = shown(mentor);
    assertThat(shown).hasSize(2);

    Download file = mentor.page().waitForDownload(mentor.link("Export as CSV")::click);
    assertThat(file.suggestedFilename()).endsWith(".csv");
    assertThat(Files.readAllLines(file.path()).stream().skip(1).map(ExportStory::nameAndPercent))
        .containsExactlyElementsOf(shown);
    mentor.hasNothingToComplainOf();
  }

  private static List<String> shown(Visitor mentor) {
    return mentor.row("Export").all().stream()
        .map(
            row ->
                "%s %s"
                    .formatted(
                        row.getByRole(AriaRole.ROWHEADER).innerText(),
                        row.getByText("%").innerText()))
        .toList();
  }

  private static String nameAndPercent(String line) {
    String[] cells = line.split(",", -1);
    return "%s %s%%".formatted(cells[1], cells[2]);
  }
}
