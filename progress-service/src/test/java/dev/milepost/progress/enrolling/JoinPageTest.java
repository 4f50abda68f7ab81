package dev.milepost.progress.enrolling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.TestCohorts.TestCohort;
import dev.milepost.progress.TestCohorts.TestEnrolment;
import dev.milepost.progress.pages.LenaAndMax;
import dev.milepost.test.Browser;
import dev.milepost.test.Browser.Page;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProgressTest
class JoinPageTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Berlin"));

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestCohorts cohorts;

  private TestCohort cohort;
  private String join;
  private Browser learner;

  @BeforeEach
  void anOpenCohortBeginsToday() {
    cohort = cohorts.cohort();
    jdbc.sql("update cohort set open = true, start_day = ? where id = ?")
        .params(TODAY, cohort.id())
        .update();
    join = "/progress/cohorts/" + cohort.slug() + "/join";
    learner = new Browser(port, "learner");
  }

  @Test
  void anOpenCohortIsFoundOnTheHomePageLookedAtAndJoined() {
    Page home = learner.open("/progress");
    assertThat(home.text()).contains("Open for joining");
    assertThat(home.html()).contains("href=\"" + join + "\"");

    Page look = learner.open(join);
    assertThat(look.text()).contains("Test cohort", "Small", "Its mentors will see your name");
    assertThat(look.html()).contains("/roadmaps/small/versions/1");

    Page path = learner.submit(look, join, Map.of());
    assertThat(path.status()).isEqualTo(200);
    assertThat(path.uri().getPath()).startsWith("/progress/enrolments/");
    assertThat(path.text()).contains("Test cohort", "Begin here");
    assertThat(learner.open("/progress").html()).doesNotContain(join);
    assertThat(learner.open(join).uri().getPath()).isEqualTo(path.uri().getPath());
  }

  @Test
  void whoHasWithdrawnFindsItAgainAndComesBackToTheSamePath() {
    TestEnrolment before = cohorts.enrol(cohort, LenaAndMax.person(port, "learner"));
    jdbc.sql("update enrolment set withdrawn_on = ? where id = ?")
        .params(TODAY.minusDays(1), before.id())
        .update();

    assertThat(learner.open("/progress").html()).contains("href=\"" + join + "\"");
    Page path = learner.submit(learner.open(join), join, Map.of());
    assertThat(path.uri().getPath()).isEqualTo("/progress/enrolments/" + before.id());
    assertThat(path.text()).doesNotContain("withdrawal");
  }

  @Test
  void oneThatIsOverIsNotOfferedAndSaysHowToGetIn() {
    Page before = learner.open(join);
    jdbc.sql("update cohort set start_day = ?, end_day = ? where id = ?")
        .params(TODAY.minusDays(9), TODAY.minusDays(1), cohort.id())
        .update();

    assertThat(learner.open("/progress").html()).doesNotContain(join);
    assertThat(learner.open(join).text())
        .contains("ask its mentors to be enrolled")
        .doesNotContain("Cancel");
    Page refused = learner.submit(before, join, Map.of());
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text()).contains("Test cohort", "ask its mentors");
  }

  @Test
  void oneThatIsClosedIsNotThereForWhoIsNotInIt() {
    Page before = learner.open(join);
    jdbc.sql("update cohort set open = false where id = ?").param(cohort.id()).update();

    assertThat(learner.open("/progress").html()).doesNotContain(join);
    assertThat(learner.open(join).status()).isEqualTo(404);
    assertThat(learner.submit(before, join, Map.of()).status()).isEqualTo(404);
  }

  @Test
  void whoLooksAfterItIsNotAskedToJoinButCanShowOthersWhere() {
    cohorts.mentor(cohort, LenaAndMax.person(port, "mentor"));
    var mentor = new Browser(port, "mentor");

    assertThat(mentor.open("/progress").html()).doesNotContain(join);
    assertThat(mentor.open("/progress/cohorts/" + cohort.slug() + "/setup").html()).contains(join);
    assertThat(new Browser(port, "admin").open("/progress").text())
        .doesNotContain("Open for joining");
  }
}
