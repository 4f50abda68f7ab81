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

@ProgressTest
class SetupPageTest {

  @LocalServerPort private int port;
  @Autowired private TestCohorts cohorts;

  private LenaAndMax both;
  private TestCohort cohort;
  private Browser mentor;
  private Browser admin;
  private String setup;

  @BeforeEach
  void lenaLearnsInACohortThatMaxMentors() {
    both = LenaAndMax.in(cohorts, port);
    cohort = both.cohort();
    mentor = both.mentor();
    admin = new Browser(port, "admin");
    setup = "/progress/cohorts/" + cohort.slug() + "/setup";
  }

  @Test
  void theTabsLeadHereAndFromHereItGoesOnToTheMessages() {
    assertThat(mentor.open("/progress/cohorts/" + cohort.slug() + "/reviews").html())
        .contains("href=\"" + setup + "\"");
    assertThat(mentor.open(setup).html())
        .contains("href=\"/notifications/cohorts/" + cohort.slug() + "\"")
        .containsPattern("href=\"" + setup + "\" aria-current=\"page\"");
  }

  @Test
  void anAdminAppointsAndDismissesMentors() {
    String address = "ida-" + UUID.randomUUID() + "@example.invalid";
    Page page = admin.open(setup);
    Page appointed = admin.submit(page, setup + "/mentors", Map.of("mentor", address));
    assertThat(appointed.text())
        .contains("The mentor is appointed.", address.substring(0, address.indexOf('@')));

    String id =
        appointed.html().replaceAll("(?s).*Dismiss ida-.*?/mentors/([0-9a-f-]+)/dismissal.*", "$1");
    Page dismissed = admin.submit(appointed, setup + "/mentors/" + id + "/dismissal", Map.of());
    assertThat(dismissed.text())
        .contains("The mentor is dismissed.", "Max Mentor")
        .doesNotContain(address.substring(0, address.indexOf('@')));
  }

  @Test
  void anAddressThatIsNoneIsRefusedBesideItsField() {
    Page refused = admin.submit(admin.open(setup), setup + "/mentors", Map.of("mentor", "max"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("Has to be an e-mail address in plain ASCII");
    assertThat(refused.html()).contains("value=\"max\"");
  }

  @Test
  void onlyAdminsAppointAndDismiss() {
    Page page = mentor.open(setup);
    assertThat(page.text()).contains("Mentors Max Mentor").doesNotContain("Dismiss");
    assertThat(mentor.submit(page, setup + "/mentors", Map.of("mentor", "a@b.example")).status())
        .isEqualTo(403);
    UUID max = LenaAndMax.person(port, "mentor");
    assertThat(mentor.submit(page, setup + "/mentors/" + max + "/dismissal", Map.of()).status())
        .isEqualTo(403);
  }

  @Test
  void aMentorInvitesByLinkWhichIsShownOnceAndCanBeRevoked() {
    Page made = mentor.submit(mentor.open(setup), setup + "/invitations", Map.of("maxUses", "20"));
    String link = link(made);
    assertThat(link).startsWith("http://localhost:8080/progress/invitations/J");
    assertThat(made.text()).contains("Valid until the cohort ends", "0 of 20 have joined");
    Page later = mentor.open(setup);
    assertThat(later.html()).doesNotContain(link);

    String id = later.html().replaceAll("(?s).*/invitations/([0-9a-f-]+)/revocation.*", "$1");
    Page revoked = mentor.submit(later, setup + "/invitations/" + id + "/revocation", Map.of());
    assertThat(revoked.text()).contains("The link is revoked.", "Revoked 0 of 20 have joined");
    assertThat(new Browser(port, "learner").open(path(link)).text())
        .contains("This link is no longer valid It was revoked.");
  }

  @Test
  void aLinkOfAnotherCohortIsNotShownAsOneOfThis() {
    TestCohort other = cohorts.cohort();
    String elsewhere = "/progress/cohorts/" + other.slug() + "/setup";
    String link = link(admin.submit(admin.open(elsewhere), elsewhere + "/invitations", Map.of()));
    String token = link.substring(link.lastIndexOf('/') + 1);
    assertThat(mentor.open(setup + "?link=" + token).html()).doesNotContain(token);
  }

  @Test
  void faultsOfALinkStandBesideTheirFields() {
    Page refused =
        mentor.submit(
            mentor.open(setup),
            setup + "/invitations",
            Map.of("maxUses", "many", "expiresOn", "2001-01-01"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("Has to be a whole number from 1 to 100000.");
    assertThat(refused.html()).contains("value=\"many\"", "value=\"2001-01-01\"");
    assertThat(
            mentor
                .submit(refused, setup + "/invitations", Map.of("expiresOn", "2001-01-01"))
                .text())
        .contains("Has to be a day from today to the cohort&#39;s end.");
  }

  @Test
  void whoeverOpensALinkSeesWhatItIsAndJoinsWithOneClickAfterTheLogIn() {
    TestCohort other = cohorts.cohort();
    String elsewhere = "/progress/cohorts/" + other.slug() + "/setup";
    String link =
        link(
            admin.submit(
                admin.open(elsewhere), elsewhere + "/invitations", Map.of("maxUses", "1")));

    Browser lena = new Browser(port, "learner");
    Page seen = lena.open(path(link));
    assertThat(seen.uri().getPath()).isEqualTo(path(link));
    assertThat(seen.html()).contains("href=\"/roadmaps/small/versions/1\"");
    assertThat(seen.text())
        .contains("You are invited to Test cohort Roadmap Small", "Log in and join")
        .doesNotContain("Lena", "Log out");
    Page asked = lena.open(path(link) + "/join");
    assertThat(asked.text()).contains("Test cohort", "Join").doesNotContain("Log in and join");
    Page joined = lena.submit(asked, path(link) + "/join", Map.of());
    assertThat(joined.uri().getPath()).startsWith("/progress/enrolments/");
    assertThat(joined.text()).contains("Begin here");

    Page again = lena.submit(joined, path(link) + "/join", Map.of());
    assertThat(again.uri()).isEqualTo(joined.uri());
    assertThat(mentor.open(path(link)).text())
        .contains("This link is no longer valid As many have joined by it as were meant to.");
    assertThat(admin.open(elsewhere).text()).contains("Used up 1 of 1 has joined");
    Page late = mentor.submit(mentor.open(setup), path(link) + "/join", Map.of());
    assertThat(late.status()).isEqualTo(410);
    assertThat(late.text()).contains("no longer valid").doesNotContain("reason", "used-up");
  }

  @Test
  void onlyTheStaffOfTheCohortSetsItUp() {
    TestCohort other = cohorts.cohort();
    String elsewhere = "/progress/cohorts/" + other.slug() + "/setup";
    Page page = mentor.open(setup);
    assertThat(mentor.open(elsewhere).status()).isEqualTo(404);
    assertThat(both.learner().open(setup).status()).isEqualTo(404);
    assertThat(mentor.submit(page, elsewhere + "/invitations", Map.of()).status()).isEqualTo(404);
    assertThat(
            mentor
                .submit(
                    page, elsewhere + "/invitations/" + UUID.randomUUID() + "/revocation", Map.of())
                .status())
        .isEqualTo(404);
  }

  @Test
  void aLearnerIsWithdrawnAndReinstatedAfterAQuestion() {
    String path = "/progress/enrolments/" + both.enrolment().id();
    assertThat(mentor.open(path).html()).contains(path + "/withdrawal");
    Page question = mentor.open(path + "/withdrawal");
    assertThat(question.text()).contains("Withdraw Lena Learner from Test cohort?");
    Page refused =
        mentor.submit(question, path + "/withdrawal", Map.of("day", cohort.end().plusDays(1) + ""));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("Has to be a day not after the cohort&#39;s end.");

    Page withdrawn = mentor.submit(question, path + "/withdrawal", Map.of("day", ""));
    assertThat(withdrawn.text()).contains("withdrawn on", "Reinstate");
    Page back = mentor.open(path + "/reinstatement");
    assertThat(back.text()).contains("Reinstate Lena Learner in Test cohort?");
    assertThat(mentor.submit(back, path + "/reinstatement", Map.of()).text())
        .doesNotContain("withdrawn on");
  }

  @Test
  void aLearnerLeavesByThemselvesButOnlyTheStaffTakesItBack() {
    String path = "/progress/enrolments/" + both.enrolment().id();
    Browser lena = both.learner();
    Page question = lena.open(path + "/withdrawal");
    assertThat(question.text()).contains("Leave Test cohort?");
    assertThat(lena.submit(question, path + "/withdrawal", Map.of()).text())
        .contains("withdrawn on");
    assertThat(lena.open(path + "/reinstatement").status()).isEqualTo(403);
    assertThat(lena.submit(question, path + "/reinstatement", Map.of()).status()).isEqualTo(403);
    String others = "/progress/enrolments/" + cohorts.enrol(cohort).id();
    assertThat(lena.open(others + "/withdrawal").status()).isEqualTo(404);
    assertThat(lena.submit(question, others + "/withdrawal", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void thePagesNeedNoScriptAndEveryWordIsThere() {
    String path = "/progress/enrolments/" + both.enrolment().id();
    for (Page page :
        new Page[] {
          admin.open(setup),
          mentor.submit(mentor.open(setup), setup + "/invitations", Map.of()),
          mentor.open(path + "/withdrawal"),
          mentor.open(path + "/reinstatement")
        }) {
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.html()).doesNotContain("<script>", "style=", "??", "onclick");
    }
  }

  private static String link(Page page) {
    return page.html().replaceAll("(?s).*id=\"link\"[^>]*value=\"([^\"]+)\".*", "$1");
  }

  private static String path(String link) {
    return link.substring("http://localhost:8080".length());
  }
}
