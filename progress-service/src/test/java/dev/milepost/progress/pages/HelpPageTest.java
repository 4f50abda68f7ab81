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
import org.springframework.jdbc.core.simple.JdbcClient;

@ProgressTest
class HelpPageTest {

  @LocalServerPort private int port;
  @Autowired private TestCohorts cohorts;
  @Autowired private JdbcClient jdbc;

  private TestCohort cohort;
  private TestEnrolment enrolment;
  private Browser learner;
  private Browser mentor;
  private String help;
  private final String key = UUID.randomUUID().toString();

  @BeforeEach
  void lenaNeverBeganInACohortThatMaxMentors() {
    var both = LenaAndMax.in(cohorts, port);
    cohort = both.cohort();
    enrolment = both.enrolment();
    learner = both.learner();
    mentor = both.mentor();
    help = "/progress/enrolments/" + enrolment.id() + "/help";
  }

  private Page list() {
    return mentor.open("/progress/cohorts/" + cohort.slug() + "/at-risk");
  }

  @Test
  void eachRowOfTheListAndOfTheDashboardOffersThreeActions() {
    for (Page page : new Page[] {list(), mentor.open("/progress/cohorts/" + cohort.slug())}) {
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.text()).contains("Write", "Extend", "Snooze", "4 milestones late");
      assertThat(page.html())
          .contains("href=\"" + help + "\"", "action=\"" + help + "/extension\"")
          .contains("action=\"" + help + "/snooze\"");
    }
  }

  @Test
  void whatTheMentorWritesStandsOnTheLearnersPathAndInTheList() {
    Page form = mentor.open(help);
    assertThat(form.text()).contains("Help Lena Learner");
    assertThat(form.html()).contains("has been going on for 60 days");
    Map<String, String> message =
        Map.of("subject", "Hello", "text", "Are you well?\r\n<b>Max</b>", "key", key);
    Page after = mentor.submit(form, help + "/message", message);
    mentor.submit(form, help + "/message", message);

    assertThat(after.text()).contains("Written to Lena Learner", "Wrote today, not back yet");
    assertThat(learner.open("/progress/enrolments/" + enrolment.id()).text())
        .contains("From your mentors", "Hello", "Are you well?")
        .doesNotContain("not back yet");
    Page staff = mentor.open("/progress/enrolments/" + enrolment.id());
    assertThat(staff.text()).contains("What was done so far", "Wrote today, not back yet");
    assertThat(staff.html()).contains("&lt;b&gt;Max").doesNotContain("<b>Max");
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void whatCannotBeSentIsSaidBesideItsFieldAndKept() {
    Page form = mentor.open(help);
    Page refused =
        mentor.submit(
            form, help + "/message", Map.of("subject", "Kept subject", "text", " ", "key", key));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.html()).contains("Kept subject", "aria-invalid=\"true\"", "text-fault");
    Page days = mentor.submit(form, help + "/extension", Map.of("days", "x9", "key", key));
    assertThat(days.status()).isEqualTo(422);
    assertThat(days.html()).contains("value=\"x9\"", "A whole number of days");
    assertThat(count()).isZero();
  }

  @Test
  void anExtensionIsToldInWordsAndOnce() {
    Page list = list();
    Map<String, String> week = Map.of("days", "7", "key", key);
    Page after = mentor.submit(list, help + "/extension", week);
    assertThat(after.text())
        .contains("Lena Learner has 7 days more: 5 due days have moved.")
        .contains("Extended by 7 days today, not back yet");
    mentor.submit(list, help + "/extension", week);
    assertThat(count()).isEqualTo(1);

    mentor.submit(
        list, help + "/extension", Map.of("days", "60", "key", UUID.randomUUID().toString()));
    Page held =
        mentor.submit(
            list, help + "/extension", Map.of("days", "60", "key", UUID.randomUUID().toString()));
    assertThat(held.text()).contains("5 of them moved only to", "last day");
    Page nothing =
        mentor.submit(
            list, help + "/extension", Map.of("days", "60", "key", UUID.randomUUID().toString()));
    assertThat(nothing.status()).isEqualTo(409);
    assertThat(nothing.text()).contains("Nothing was moved", "Nothing can be due after that day");
  }

  @Test
  void whoIsSnoozedIsListedBelowUntilTheyAreListedAgain() {
    Page list = list();
    Page after = mentor.submit(list, help + "/snooze", Map.of("days", "7"));
    assertThat(after.text())
        .contains("Lena Learner is off this list until", "Nobody stands out", "Snoozed 1");
    Page back = mentor.submit(after, help + "/listing", Map.of());
    assertThat(back.text()).contains("Lena Learner is listed again").doesNotContain("Snoozed 1");
    assertThat(mentor.submit(list, help + "/snooze", Map.of("days", "31")).status()).isEqualTo(422);
  }

  @Test
  void onlyStaffHelps() {
    assertThat(learner.open(help).status()).isEqualTo(403);
    Page own = learner.open("/progress/enrolments/" + enrolment.id());
    assertThat(
            learner
                .submit(own, help + "/message", Map.of("subject", "", "text", "Hi", "key", key))
                .status())
        .isEqualTo(403);
    assertThat(count()).isZero();
  }

  @Test
  void thePagesNeedNoScriptAndEveryWordIsThere() {
    mentor.submit(list(), help + "/snooze", Map.of("days", "7"));
    for (Page page : new Page[] {list(), mentor.open(help)}) {
      assertThat(page.html()).doesNotContain("<script>", "style=", "??", "onclick");
    }
  }

  private long count() {
    return jdbc.sql("select count(*) from intervention where enrolment_id = ?")
        .param(enrolment.id())
        .query(Long.class)
        .single();
  }
}
