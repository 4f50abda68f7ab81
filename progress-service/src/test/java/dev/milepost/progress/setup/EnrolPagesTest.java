package dev.milepost.progress.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.TestCohorts.TestCohort;
import dev.milepost.progress.pages.LenaAndMax;
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
class EnrolPagesTest {

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestCohorts cohorts;
  @Autowired private KeptUploads uploads;

  private final String suffix = UUID.randomUUID() + "@example.invalid";
  private LenaAndMax both;
  private TestCohort cohort;
  private Browser mentor;
  private String enrol;

  @BeforeEach
  void lenaLearnsInACohortThatMaxMentors() {
    both = LenaAndMax.in(cohorts, port);
    cohort = both.cohort();
    mentor = both.mentor();
    enrol = "/progress/cohorts/" + cohort.slug() + "/setup/enrol";
  }

  @Test
  void oneLearnerIsEnrolledByForm() {
    Map<String, String> fields = Map.of("email", "ann-" + suffix, "name", "Ann");
    Page enrolled = mentor.submit(mentor.open(enrol), enrol + "/learner", fields);
    assertThat(enrolled.text()).contains("Enrolled. See their path");
    Page again = mentor.submit(enrolled, enrol + "/learner", fields);
    assertThat(again.text()).contains("They were enrolled already; nothing is changed.");
    assertThat(enrolments()).isEqualTo(2);
  }

  @Test
  void whatIsWrongWithALearnerStandsBesideTheFields() {
    Page refused =
        mentor.submit(
            mentor.open(enrol),
            enrol + "/learner",
            Map.of("email", "nobody", "name", "Ann", "countsFrom", "soon"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text())
        .contains("2 fields need another value", "an e-mail address in plain");
    assertThat(refused.html()).contains("value=\"nobody\"", "value=\"Ann\"", "value=\"soon\"");
    assertThat(enrolments()).isEqualTo(1);
  }

  @Test
  void aFileIsLookedAtBeforeAnybodyIsEnrolled() {
    Page look =
        mentor.upload(
            mentor.open(enrol),
            enrol + "/uploads",
            "file",
            "email,name\nann-%1$s,Ann\nben-%1$s,Ben\nlearner@milepost.example,Lena\n"
                .formatted(suffix));
    assertThat(look.text())
        .contains("Nobody has been enrolled yet", "Would be enrolled 2 2 are new here")
        .contains("Enrolled already 1", "Rows with faults 0", "Enrol all 3 rows");
    assertThat(enrolments()).isEqualTo(1);

    Page done = mentor.submit(look, look.uri().getPath(), Map.of("rows", "3"));
    assertThat(done.text()).contains("2 are enrolled, none was changed, 1 stayed as they were.");
    assertThat(enrolments()).isEqualTo(3);
    assertThat(mentor.open(look.uri().getPath()).status()).isEqualTo(404);
  }

  @Test
  void faultyRowsAreShownWithTheirReasonsAndCanBeTakenAlongToMendThem() {
    Page look =
        pasted(
            "email,name,zone\nann-%1$s,Ann,\nnobody,=Ben,Mars\nANN-%1$s,Ann again,\ndan-%1$s,Dan"
                .formatted(suffix));
    assertThat(look.text())
        .contains("Would be enrolled 1", "Rows with faults 3")
        .contains("Nobody is enrolled while rows have faults.")
        .contains("3 nobody, =Ben, Mars email an e-mail address in plain ASCII")
        .contains("zone an IANA time zone", "4 ANN-" + suffix + ", Ann again")
        .contains("email another address than that of line 2")
        .contains("5 dan-" + suffix + ", Dan as many cells as the header has: 3");
    assertThat(enrolments()).isEqualTo(1);

    Page file = mentor.open(look.uri().getPath() + "/faulty.csv");
    assertThat(file.html())
        .startsWith("\uFEFFemail,name,zone,fault")
        .contains("nobody,'=Ben,Mars,\"email an e-mail address");
    Page mended =
        pasted("email,name,zone,fault\nben-%1$s,Ben,,email an e-mail address\n".formatted(suffix));
    assertThat(mended.text()).contains("Would be enrolled 1", "Rows with faults 0");
  }

  @Test
  void theRowsWithoutFaultsCanBeEnrolledAlone() {
    Page look = pasted("email,name\nann-%1$s,Ann\nnobody,Ben".formatted(suffix));
    Page done = mentor.submit(look, look.uri().getPath(), Map.of("rows", "1"));
    assertThat(done.text()).contains("1 is enrolled");
    assertThat(enrolments()).isEqualTo(2);
    assertThat(mentor.open(look.uri().getPath()).text())
        .contains("Would be enrolled 0", "Enrolled already 1", "Rows with faults 1");
  }

  @Test
  void nothingIsDoneWhenItWouldBeAnotherThingThanWasShown() {
    Page look = pasted("email,name\nann-%1$s,Ann\nnobody,Ben".formatted(suffix));
    Page refused = mentor.submit(look, look.uri().getPath(), Map.of("rows", "2"));
    assertThat(refused.text()).contains("Nothing was done");
    assertThat(enrolments()).isEqualTo(1);
  }

  @Test
  void whatIsNoListOfLearnersIsRefusedAtOnce() {
    Page refused = pasted("name;email\nAnn;ann@example.org");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("line 1, has to have columns among email, name");
    assertThat(refused.html()).contains("name;email");
    assertThat(pasted("").text()).contains("The file is empty; its first line names the columns.");
  }

  @Test
  void anUploadIsThereOnlyForWhoUploadedItAndNotForEver() {
    Page look = pasted("email,name\nann-%1$s,Ann".formatted(suffix));
    Browser admin = new Browser(port, "admin");
    assertThat(admin.open(look.uri().getPath()).status()).isEqualTo(404);
    assertThat(admin.open(look.uri().getPath() + "/faulty.csv").status()).isEqualTo(404);
    uploads.dropOld();
    assertThat(mentor.open(look.uri().getPath()).status()).isEqualTo(200);
    jdbc.sql("update learners_upload set uploaded_at = uploaded_at - interval '25 hours'").update();
    uploads.dropOld();
    assertThat(mentor.open(look.uri().getPath()).status()).isEqualTo(404);
  }

  @Test
  void onlyTheStaffOfTheCohortEnrols() {
    TestCohort other = cohorts.cohort();
    String elsewhere = "/progress/cohorts/" + other.slug() + "/setup/enrol";
    Page form = mentor.open(enrol);
    assertThat(mentor.open(elsewhere).status()).isEqualTo(404);
    assertThat(both.learner().open(enrol).status()).isEqualTo(404);
    assertThat(
            mentor
                .submit(form, elsewhere + "/learner", Map.of("email", "a@b.example", "name", "A"))
                .status())
        .isEqualTo(404);
    assertThat(
            mentor
                .submit(form, elsewhere + "/uploads", Map.of("text", "email,name\na@b.example,A"))
                .status())
        .isEqualTo(404);
  }

  @Test
  void thePagesNeedNoScriptAndEveryWordIsThere() {
    assertThat(mentor.open(enrol).html()).doesNotContain("<script>", "style=", "??", "onclick");
    assertThat(pasted("email,name\nann-%1$s,Ann\nnobody,Ben".formatted(suffix)).html())
        .doesNotContain("<script>", "style=", "??", "onclick");
  }

  private Page pasted(String text) {
    return mentor.submit(mentor.open(enrol), enrol + "/uploads", Map.of("text", text));
  }

  private long enrolments() {
    return jdbc.sql("select count(*) from enrolment where cohort_id = ?")
        .param(cohort.id())
        .query(Long.class)
        .single();
  }
}
