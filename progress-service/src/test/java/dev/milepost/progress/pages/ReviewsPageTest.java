package dev.milepost.progress.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.TestCohorts.TestCohort;
import dev.milepost.progress.TestCohorts.TestEnrolment;
import dev.milepost.test.Browser;
import dev.milepost.test.Browser.Page;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProgressTest
class ReviewsPageTest {

  private static final String WORK = "https://git.example/lena/work";

  @LocalServerPort private int port;
  @Autowired private TestCohorts cohorts;

  private TestCohort cohort;
  private TestEnrolment enrolment;
  private Browser learner;
  private Browser mentor;

  @BeforeEach
  void lenaLearnsInACohortThatMaxMentors() {
    var both = LenaAndMax.in(cohorts, port);
    cohort = both.cohort();
    enrolment = both.enrolment();
    learner = both.learner();
    mentor = both.mentor();
  }

  @Test
  void whereNothingWaitsThePageSaysSo() {
    assertThat(queue().text()).contains("Nothing waits for a review").doesNotContain("Approve");
    assertThat(mentor.open("/progress/cohorts/" + cohort.slug()).text())
        .contains("Reviews Nothing waits for a review");
  }

  @Test
  void whatWasHandedInIsOnTheHomePageTheDashboardAndInTheQueue() {
    handIn(WORK);
    assertThat(mentor.open("/progress?search=" + cohort.slug()).text())
        .contains("1 waits for a review");
    assertThat(mentor.open("/progress/cohorts/" + cohort.slug()).text())
        .contains("Reviews 1 first-project Lena Learner, today Review them");
    Page queue = queue();
    assertThat(queue.text())
        .contains("first-project Lena Learner · foundation", "handed in", "today");
    assertThat(queue.html()).contains("href=\"" + WORK + "\"");
  }

  @Test
  void anApprovalCountsAndTheLearnerReadsWhatTheMentorSaid() {
    handIn(WORK);
    Page queue = queue();
    Page after =
        mentor.submit(queue, action(), review("approved", submission(queue), "Well done!"));

    assertThat(after.text())
        .contains("Reviewed: first-project, Lena Learner", "Nothing waits for a review");
    assertThat(path().text())
        .contains("Max Mentor approved this on", "Well done!", "1 of 3")
        .contains("Undone, the approval no longer counts", "Yes, undo")
        .doesNotContain("waiting for review");
  }

  @Test
  void whoeverAsksForChangesSaysWhichAndTheLearnerCanHandInAgain() {
    handIn("https://git.example/first");
    Page queue = queue();
    Map<String, String> without = review("changes-requested", submission(queue), " ");
    Page refused = mentor.submit(queue, action(), without);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text())
        .contains("Not accepted: what should be changed", "Ask for changes", "Lena Learner");
    assertThat(refused.html()).contains("aria-invalid=\"true\"");

    mentor.submit(
        queue, action(), review("changes-requested", submission(queue), "Please add tests."));
    assertThat(path().text())
        .contains("Max Mentor asked for changes on", "Please add tests.", "changes asked for");

    handIn(WORK);
    assertThat(path().text())
        .contains("waiting for review", "Details and what your mentor said", "Please add tests.");
    Page second = queue();
    assertThat(second.text()).contains("attempt 2");

    mentor.submit(second, action(), review("approved", submission(second), "Now it is solid."));
    assertThat(path().text())
        .containsSubsequence(
            "Details and 2 reviews",
            "approved this on",
            "attempt 2",
            "Now it is solid.",
            "asked for changes on",
            "attempt 1",
            "Please add tests.");
  }

  @Test
  void aNoteThatIsTooLongStaysInItsField() {
    handIn(WORK);
    assertThat(path().text()).as("nothing to lose yet").doesNotContain("Yes, undo");
    String tooLong = "Well. ".repeat(667);
    Page queue = queue();
    Page refused =
        mentor.submit(queue, action(), review("approved", submission(queue), tooLong + "\r\nMax"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("Not accepted: at most 4000 characters", tooLong.strip());
    assertThat(queue().text()).contains("Approve");
  }

  @Test
  void aLineBreakIsOneCharacterAsTheBrowserCounts() {
    handIn(WORK);
    String note = "x".repeat(1999) + "\r\n" + "y".repeat(2000);
    Page queue = queue();
    Page after = mentor.submit(queue, action(), review("approved", submission(queue), note));
    assertThat(after.text()).contains("Reviewed: first-project, Lena Learner");
  }

  @Test
  void whatIsReviewedAlreadyIsNotReviewedAgain() {
    handIn(WORK);
    Page queue = queue();
    Map<String, String> approval = review("approved", submission(queue), "");
    mentor.submit(queue, action(), approval);
    Page second =
        mentor.submit(
            queue, action(), review("changes-requested", submission(queue), "Not good enough."));

    assertThat(second.text()).contains("does not wait any more");
    assertThat(path().text()).contains("approved this on").doesNotContain("Not good enough");
  }

  @Test
  void onlyStaffHasTheQueue() {
    assertThat(learner.open("/progress/cohorts/" + cohort.slug() + "/reviews").status())
        .isEqualTo(404);
    assertThat(
            learner
                .submit(path(), action(), review("approved", UUID.randomUUID().toString(), ""))
                .status())
        .isEqualTo(404);
  }

  @Test
  void noEvidenceBecomesALinkThatIsNoWebAddress() {
    handIn("javascript:alert(1)");
    assertThat(queue().html()).contains("javascript:alert(1)").doesNotContain("href=\"javascript");
  }

  @Test
  void thePageNeedsNoScriptAndEveryWordIsThere() {
    handIn(WORK);
    assertThat(queue().html()).doesNotContain("<script>", "style=", "??", "onclick");
  }

  private void handIn(String evidence) {
    learner.submit(
        path(),
        "/progress/enrolments/%s/milestones/first-project".formatted(enrolment.id()),
        Map.of("type", "submitted", "key", UUID.randomUUID().toString(), "evidence", evidence));
  }

  private Page queue() {
    Page queue = mentor.open("/progress/cohorts/" + cohort.slug() + "/reviews");
    assertThat(queue.status()).isEqualTo(200);
    return queue;
  }

  private Page path() {
    return learner.open("/progress/enrolments/" + enrolment.id());
  }

  private String action() {
    return "/progress/cohorts/%s/reviews/%s/first-project".formatted(cohort.slug(), enrolment.id());
  }

  private static String submission(Page queue) {
    return queue.html().replaceAll("(?s).*name=\"submission\" value=\"([^\"]+)\".*", "$1");
  }

  private static Map<String, String> review(String type, String submission, String note) {
    return Map.of(
        "type", type,
        "submission", submission,
        "key", UUID.randomUUID().toString(),
        "note", note,
        "of", "first-project, Lena Learner");
  }
}
