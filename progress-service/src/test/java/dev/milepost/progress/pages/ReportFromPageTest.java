package dev.milepost.progress.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.TestCohorts.TestCohort;
import dev.milepost.progress.TestCohorts.TestEnrolment;
import dev.milepost.test.Browser;
import dev.milepost.test.Browser.Page;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProgressTest
class ReportFromPageTest {

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestCohorts cohorts;

  private TestCohort cohort;
  private TestEnrolment enrolment;
  private Browser learner;
  private Browser mentor;
  private Page path;

  @BeforeEach
  void lenaHasHerPathOpen() {
    var both = LenaAndMax.in(cohorts, port);
    cohort = both.cohort();
    enrolment = both.enrolment();
    learner = both.learner();
    mentor = both.mentor();
    path = learner.open(address());
  }

  @Test
  void whatIsSentAgainWithOtherEvidenceIsAnotherReport() {
    String key = UUID.randomUUID().toString();
    handIn(key, "https://git.example/first");
    Page second = handIn(key, "https://git.example/second");
    assertThat(second.text()).contains("Recorded: first-project");
    assertThat(mentor.open("/progress/cohorts/" + cohort.slug() + "/reviews").html())
        .contains("https://git.example/second")
        .doesNotContain("https://git.example/first");

    handIn(key, "https://git.example/second");
    assertThat(events()).isEqualTo(2);
  }

  @Test
  void whatCannotBeRecordedIsNotSaidToBeUnderWay() {
    progressBelongsTo(UUID.randomUUID());
    Page after;
    try {
      after = tick("git");
    } finally {
      progressBelongsTo(enrolment.learner());
    }
    assertThat(after.uri().getQuery()).isEqualTo("refused=git");
    assertThat(learner.open(address() + "?refused=git").text())
        .contains("Not recorded: git. Something is wrong with it on our side.", "0 of 3");
    assertThat(events()).isZero();
  }

  @Test
  void whatTheDatabaseCannotTellIsTakenAllTheSame() {
    Page taken;
    rename("inbox_position", "inbox_position_away");
    try {
      taken = tick("git");
    } finally {
      rename("inbox_position_away", "inbox_position");
    }
    assertThat(taken.status()).isEqualTo(200);
    assertThat(taken.text()).contains("Taken: git. It will be recorded in a moment");
    await().atMost(Duration.ofSeconds(20)).until(() -> events() == 1);
  }

  private Page tick(String milestone) {
    return learner.submit(
        path,
        address() + "/milestones/" + milestone,
        Map.of("type", "completed", "key", UUID.randomUUID().toString()));
  }

  private Page handIn(String key, String evidence) {
    return learner.submit(
        path,
        address() + "/milestones/first-project",
        Map.of("type", "submitted", "key", key, "evidence", evidence));
  }

  private String address() {
    return "/progress/enrolments/" + enrolment.id();
  }

  /** As if intake had let somebody through who was erased meanwhile. */
  private void progressBelongsTo(UUID learner) {
    jdbc.sql("update enrolment_progress set learner_id = ? where enrolment_id = ?")
        .params(learner, enrolment.id())
        .update();
  }

  private void rename(String table, String to) {
    jdbc.sql("alter table %s rename to %s".formatted(table, to)).update();
  }

  private long events() {
    return jdbc.sql("select count(*) from milestone_event where enrolment_id = ?")
        .param(enrolment.id())
        .query(Long.class)
        .single();
  }
}
