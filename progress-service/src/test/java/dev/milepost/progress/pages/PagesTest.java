package dev.milepost.progress.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.progress.Http;
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
import org.springframework.jdbc.core.simple.JdbcClient;

@ProgressTest
class PagesTest {

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
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
  void theFrontDoorLeadsThroughTheLogInToTheHomePage() {
    Page home = learner.open("/");
    assertThat(home.uri().getPath()).isEqualTo("/progress");
    assertThat(home.text()).contains("My paths", "Small", "Test cohort", "0%");
    assertThat(home.html()).contains("/progress/enrolments/" + enrolment.id());
  }

  @Test
  void theHomePageOfAMentorHasTheCohortsButNotThoseOfOthers() {
    TestCohort other = cohorts.cohort();
    Page home = mentor.open("/progress?search=" + cohort.slug());
    assertThat(home.html()).contains("/progress/cohorts/" + cohort.slug());
    assertThat(mentor.open("/progress?search=" + other.slug()).html())
        .doesNotContain("/progress/cohorts/" + other.slug());
    assertThat(home.text()).contains("Day 61 of 121", "1 learner");
  }

  @Test
  void theLearnersPathBeginsWithTheNextStepAndItsReason() {
    Page path = open(enrolment);
    assertThat(path.text()).contains("Begin here git It was due", "days behind", "0 of 3");
    assertThat(path.text()).doesNotContain("Undo");
  }

  @Test
  void aTickIsRecordedOnceShownAndCanBeUndone() {
    Page path = open(enrolment);
    Map<String, String> tick = Map.of("type", "completed", "key", UUID.randomUUID().toString());
    Page ticked = learner.submit(path, actionFor("git"), tick);
    assertThat(ticked.status()).isEqualTo(200);
    assertThat(ticked.text()).contains("Recorded: git", "1 of 3", "Undo");
    learner.submit(ticked, actionFor("git"), tick);
    assertThat(events()).isEqualTo(1);

    Page undone =
        learner.submit(
            ticked,
            actionFor("git"),
            Map.of("type", "revoked", "key", UUID.randomUUID().toString()));
    assertThat(undone.text()).contains("0 of 3").doesNotContain("Undo");
  }

  @Test
  void whatCannotBeAcceptedIsToldBesideTheFieldAndWhatWasTypedStays() {
    Page path = open(enrolment);
    Page missing =
        learner.submit(
            path,
            actionFor("first-project"),
            Map.of("type", "submitted", "key", UUID.randomUUID().toString(), "evidence", "  "));
    assertThat(missing.status()).isEqualTo(422);
    assertThat(missing.text()).contains("Not accepted: a link or text that shows the work");
    assertThat(missing.html()).contains("aria-invalid=\"true\"");

    String tooLong = "x".repeat(2001);
    Page refused =
        learner.submit(
            path,
            actionFor("first-project"),
            Map.of("type", "submitted", "key", UUID.randomUUID().toString(), "evidence", tooLong));
    assertThat(refused.html()).contains(tooLong);
    assertThat(events()).isZero();
  }

  @Test
  void oneLandsAtTheMilestoneWhereTheNoticeIs() {
    Page ticked =
        learner.submit(
            open(enrolment),
            actionFor("git"),
            Map.of("type", "completed", "key", UUID.randomUUID().toString()));
    assertThat(ticked.uri().toString()).contains("recorded=git");
    assertThat(ticked.html()).contains("id=\"git\"");
    Page undone =
        learner.submit(
            ticked,
            actionFor("git"),
            Map.of("type", "revoked", "key", UUID.randomUUID().toString()));
    assertThat(undone.text()).contains("Taken back: git");
  }

  @Test
  void theRhythmIsInTheLearnersWords() {
    assertThat(open(enrolment).text()).contains("Rhythm No active week yet", "Days as in UTC");
    Page ticked =
        learner.submit(
            open(enrolment),
            actionFor("git"),
            Map.of("type", "completed", "key", UUID.randomUUID().toString()));
    assertThat(ticked.text()).contains("1 week in a row", "too early to tell");
  }

  @Test
  void whoHasWithdrawnReadsItAndPostsNothing() {
    jdbc.sql("update enrolment set withdrawn_on = current_date - 1 where id = ?")
        .param(enrolment.id())
        .update();
    assertThat(open(enrolment).text())
        .contains("This path ended with the withdrawal on")
        .doesNotContain("Mark as done", "Begin here");
  }

  @Test
  void whoLearnsInSeveralCohortsFindsTheOtherPaths() {
    TestEnrolment other = cohorts.enrol(cohorts.cohort(), enrolment.learner());
    assertThat(open(enrolment).html())
        .contains("Other paths of yours", "/progress/enrolments/" + other.id());
  }

  @Test
  void whatIsHandedInForReviewWaitsForIt() {
    Page path = open(enrolment);
    assertThat(path.text()).contains("Hand in for review");
    Page handedIn =
        learner.submit(
            path,
            actionFor("first-project"),
            Map.of(
                "type", "submitted",
                "key", UUID.randomUUID().toString(),
                "evidence", "https://example.invalid/work"));
    assertThat(handedIn.text()).contains("waiting for review");
  }

  @Test
  void aFormWithoutThePagesTokenChangesNothing() {
    Page path = open(enrolment);
    Page refused =
        learner.submit(
            new Page(path.uri(), 200, ""),
            actionFor("git"),
            Map.of("type", "completed", "key", UUID.randomUUID().toString()));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(events()).isZero();
  }

  @Test
  void aMentorSeesThePathWithTheLearnersNameAndWithoutForms() {
    Page path = mentor.open("/progress/enrolments/" + enrolment.id());
    assertThat(path.text()).contains("Lena Learner").doesNotContain("Mark as done");
    assertThat(path.html()).contains("/progress/cohorts/" + cohort.slug());
  }

  @Test
  void theCohortPageHasFiguresChartStagesRisksAndLearners() {
    learner.submit(
        open(enrolment),
        actionFor("git"),
        Map.of("type", "completed", "key", UUID.randomUUID().toString()));
    Page page = mentor.open("/progress/cohorts/" + cohort.slug());
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("Day 61 of 121", "1 learner", "Done of due 25%", "1 of 4 that were due")
        .contains("Came back –", "nobody was written to")
        .contains("Done against plan", "1 done", "foundation 0 of 1")
        .contains("May need help 1 Lena Learner", "days behind the plan")
        .contains("Learner Stages Progress", "20%", "today");
  }

  @Test
  void eachListThatIsNotFollowedCanOfferWhatIsThereNow() {
    assertThat(mentor.open("/progress/cohorts/" + cohort.slug()).html())
        .contains(
            "hidden data-follows=\"live-at-risk\"",
            "hidden data-follows=\"live-waiting\"",
            "hidden data-follows=\"live-cards live-drawing\"")
        .contains("data-words=\"Show the new list\"");
  }

  @Test
  void theLearnerTableSortsAndSearches() {
    Page sorted = mentor.open("/progress/cohorts/" + cohort.slug() + "?sort=name&order=desc");
    assertThat(sorted.html()).contains("aria-sort=\"descending\"");
    Page nobody = mentor.open("/progress/cohorts/" + cohort.slug() + "?search=zzz");
    assertThat(nobody.text()).contains("Nobody has such a name.");
  }

  @Test
  void theTableIsNarrowedDownAndItsFileWithIt() {
    String page = "/progress/cohorts/" + cohort.slug();
    assertThat(mentor.open(page + "?show=behind").html())
        .contains(
            "aria-current=\"true\"", "learners.csv?sort=progress&amp;order=desc&amp;show=behind");
    assertThat(mentor.open(page + "?show=withdrawn").text()).contains("There is nobody like that.");
    assertThat(mentor.open(page + "/learners.csv?show=withdrawn").html())
        .doesNotContain("Lena Learner");
  }

  @Test
  void aPastDayShowsTheCohortAsItStoodThen() {
    learner.submit(
        open(enrolment),
        actionFor("git"),
        Map.of("type", "completed", "key", UUID.randomUUID().toString()));
    String page = "/progress/cohorts/" + cohort.slug();
    Page past = mentor.open(page + "?as-of=" + cohort.start().plusDays(9));
    assertThat(past.status()).isEqualTo(200);
    assertThat(past.text())
        .contains(
            "Day 10 of 121",
            "how the cohort stood",
            "On pace or ahead 0%",
            "0 of 2 that were due",
            "Back to today")
        .contains("May need help", "Lena Learner", "Learner Stages Progress", "0%", "never")
        .doesNotContain("Extend");
    assertThat(past.html())
        .contains("sort=pace&amp;as-of=" + cohort.start().plusDays(9))
        .doesNotContain("id=\"live\"", "Waits for review");
    assertThat(mentor.open(page + "/at-risk?as-of=" + cohort.start().plusDays(9)).text())
        .contains("This is the list of the end of", "Lena Learner")
        .doesNotContain("Extend");
    assertThat(mentor.open(page + "/learners.csv?as-of=" + cohort.start().plusDays(9)).html())
        .contains(",Lena Learner,0,");
    assertThat(mentor.open(page + "?as-of=2999-01-01").status()).isEqualTo(400);
    assertThat(mentor.open(page + "?as-of=-9999-01-01").status()).isEqualTo(400);
  }

  @Test
  void theLearnersCanBeTakenAlongAsAFile() {
    Page file = mentor.open("/progress/cohorts/" + cohort.slug() + "/learners.csv");
    assertThat(file.html()).startsWith("\uFEFFenrolment,name,").contains(",Lena Learner,0,");
    assertThat(learner.open("/progress/cohorts/" + cohort.slug() + "/learners.csv").status())
        .isEqualTo(404);
  }

  @Test
  void anotherFormOfAPageThatOneWentBackToIsAnotherReport() {
    Page path = open(enrolment);
    String key = UUID.randomUUID().toString();
    learner.submit(path, actionFor("git"), Map.of("type", "completed", "key", key));
    Page both = learner.submit(path, actionFor("python"), Map.of("type", "completed", "key", key));
    assertThat(both.text()).contains("2 of 3");
  }

  @Test
  void thereIsAPageWithEverybodyAtRisk() {
    Page page = mentor.open("/progress/cohorts/" + cohort.slug() + "/at-risk");
    assertThat(page.text()).contains("Lena Learner", "not started, 60 days after the beginning");
  }

  @Test
  void aCohortWithoutLearnersSaysSo() {
    TestCohort empty = cohorts.cohort();
    cohorts.mentor(empty, LenaAndMax.person(port, "mentor"));
    Page page = mentor.open("/progress/cohorts/" + empty.slug());
    assertThat(page.text())
        .contains("Nobody is enrolled yet", "Enrol learners", "Invite them by a link");
    // By these the page comes anew with the first learner.
    assertThat(page.html()).contains("id=\"live\"", "id=\"live-empty\"");
  }

  @Test
  void whatOneMayNotSeeIsNotThere() {
    TestEnrolment other = cohorts.enrol(cohort);
    assertThat(learner.open("/progress/enrolments/" + other.id()).status()).isEqualTo(404);
    assertThat(learner.open("/progress/cohorts/" + cohort.slug()).status()).isEqualTo(404);
    assertThat(learner.open("/progress/cohorts/" + cohort.slug() + "/at-risk").status())
        .isEqualTo(404);
    assertThat(mentor.open("/progress/enrolments/" + cohorts.enrol(cohorts.cohort()).id()).status())
        .isEqualTo(404);
  }

  @Test
  void namesAreTextWhateverTheyHold() {
    UUID person = cohorts.person(UUID.randomUUID() + "@example.invalid");
    jdbc.sql("update person set name = '<b onclick=x>Bob</b>' where id = ?").param(person).update();
    cohorts.enrol(cohort, person);
    assertThat(mentor.open("/progress/cohorts/" + cohort.slug()).html())
        .doesNotContain("<b onclick")
        .contains("&lt;b onclick=x&gt;Bob");
  }

  @Test
  void pagesNeedNoScriptAndNoInlineStyleAndEveryWordIsThere() {
    for (Page page :
        new Page[] {
          mentor.open("/progress"),
          mentor.open("/progress/cohorts/" + cohort.slug()),
          mentor.open("/progress/cohorts/" + cohort.slug() + "/at-risk"),
          open(enrolment)
        }) {
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.html())
          .doesNotContain("style=", "??", "onclick")
          .doesNotContainPattern("<script(?![^>]* src=\"/progress/assets/)")
          .doesNotContainPattern("<script[^>]*>[^<]");
    }
  }

  @Test
  void theStylesAreOpenToEverybody() {
    assertThat(Http.withoutToken(port).get("/progress/assets/milepost.css").status())
        .isEqualTo(200);
  }

  private Page open(TestEnrolment enrolled) {
    return learner.open("/progress/enrolments/" + enrolled.id());
  }

  private String actionFor(String milestone) {
    return "/progress/enrolments/%s/milestones/%s".formatted(enrolment.id(), milestone);
  }

  private long events() {
    return jdbc.sql("select count(*) from milestone_event where enrolment_id = ?")
        .param(enrolment.id())
        .query(Long.class)
        .single();
  }
}
