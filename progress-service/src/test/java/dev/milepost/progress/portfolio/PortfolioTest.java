package dev.milepost.progress.portfolio;

import static dev.milepost.progress.roster.HandMadeCohort.march;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.MilestoneEventType;
import dev.milepost.progress.Http;
import dev.milepost.progress.Http.Answer;
import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.pages.LenaAndMax;
import dev.milepost.progress.roster.HandMadeCohort;
import dev.milepost.test.Browser;
import dev.milepost.test.Browser.Page;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ProgressTest
class PortfolioTest {

  private static final String TOOL = "https://git.example/lena/tool";

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestCohorts cohorts;

  private HandMadeCohort cohort;
  private UUID lena;

  @BeforeEach
  void aCohortThatMaxMentors() {
    cohorts.cohort();
    cohort = new HandMadeCohort(jdbc, cohorts.outline());
    cohort.mentoredBy(LenaAndMax.person(port, "mentor"));
    lena = LenaAndMax.person(port, "learner");
  }

  @Test
  void aCompletedStageEarnsItsWordsItsQuestionsAndTheProjectsBuiltInIt() {
    UUID enrolment = throughTheFoundation().enrol();
    submitted(enrolment, TOOL, march(12));

    JsonNode earned = portfolio(enrolment);
    assertThat(earned.path("asOf").asString()).isNotEmpty();
    assertThat(earned.path("stagesCompleted").asInt()).isEqualTo(1);
    assertThat(earned.path("stages").asInt()).isEqualTo(2);
    assertThat(words(earned)).containsExactly("foundation 2026-03-13 Git Python");
    assertThat(projects(earned)).containsExactly("own-tool 2026-03-13");
    assertThat(earned.at("/projects/0/works/0/evidence").asString()).isEqualTo(TOOL);
    assertThat(earned.path("questions")).hasSize(1);
    assertThat(earned.at("/questions/0/questions/0/question").asString()).isEqualTo("Why Git?");
  }

  @Test
  void theWholeRoadmapEarnsWhatNoStageDoes() {
    UUID enrolment = throughTheFoundation().done("regression", march(20)).enrol();
    JsonNode earned = portfolio(enrolment);
    assertThat(words(earned))
        .containsExactly(
            "foundation 2026-03-13 Git Python",
            "models 2026-03-20 Regression",
            "null 2026-03-20 Endurance");
    assertThat(projects(earned)).containsExactly("own-tool 2026-03-13", "model 2026-03-20");
    assertThat(earned.at("/projects/1/works")).isEmpty();
  }

  @Test
  void whatIsBegunIsNotEarnedYet() {
    UUID enrolment = learner().done("git", march(9)).done("python", march(10)).enrol();
    submitted(enrolment, TOOL, march(12));
    JsonNode earned = portfolio(enrolment);
    assertThat(earned.path("keywords")).isEmpty();
    assertThat(earned.path("projects")).isEmpty();
    assertThat(earned.path("questions")).isEmpty();
    assertThat(page(enrolment).text()).contains("Nothing is earned yet", "To the path");
  }

  @Test
  void aProjectShowsWhatWasHandedInLastAndNotWhatWasTakenBack() {
    UUID enrolment = throughTheFoundation().enrol();
    submitted(enrolment, "https://git.example/lena/taken-back", march(10));
    log(enrolment, MilestoneEventType.REVOKED, null, march(11));
    submitted(enrolment, "https://git.example/lena/first", march(12));
    submitted(enrolment, TOOL, march(13));
    assertThat(portfolio(enrolment).at("/projects/0/works/0/evidence").asString()).isEqualTo(TOOL);

    UUID without = throughTheFoundation().being(cohorts.person(email())).enrol();
    submitted(without, "https://git.example/lena/taken-back", march(10));
    log(without, MilestoneEventType.REVOKED, null, march(11));
    assertThat(portfolio(without).at("/projects/0/works/0/evidence").isNull()).isTrue();
  }

  @Test
  void whatLiesOutsideOfTheEnrolmentIsNoEvidence() {
    UUID enrolment = throughTheFoundation().joined(march(3)).withdrawn(march(20)).enrol();
    submitted(enrolment, "https://git.example/lena/before", march(2));
    submitted(enrolment, "https://git.example/lena/after", march(21));
    assertThat(portfolio(enrolment).at("/projects/0/works/0/evidence").isNull()).isTrue();
  }

  @Test
  void theLearnerTheMentorAndAnAdminSeeItAndNobodyElse() {
    String email = email();
    UUID enrolment = throughTheFoundation().being(cohorts.person(email)).enrol();
    String path = "/api/v1/enrolments/%s/portfolio".formatted(enrolment);
    String mentor = email();
    cohort.mentoredBy(cohorts.person(mentor));
    for (Http reader : List.of(Http.as(port, email), Http.as(port, mentor), Http.asAdmin(port))) {
      assertThat(reader.get(path).status()).isEqualTo(200);
    }
    Answer hidden = Http.asStranger(port).get(path);
    Answer missing =
        Http.asStranger(port).get("/api/v1/enrolments/" + UUID.randomUUID() + "/portfolio");
    assertThat(hidden.status()).isEqualTo(404);
    assertThat(withoutPath(hidden)).isEqualTo(withoutPath(missing));
    assertThat(Http.withoutToken(port).get(path).status()).isEqualTo(401);
  }

  @Test
  void thePageLinksToTheWorkAndIsReadyToPrint() {
    UUID enrolment = throughTheFoundation().enrol();
    submitted(enrolment, TOOL, march(12));
    Page page = page(enrolment);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("1 of 2 stages completed", "Git, Python", "foundation, 13 Mar 2026")
        .contains("A tool of your own", "Why Git?", "To find the way back.");
    assertThat(page.html())
        .contains("href=\"" + TOOL + "\"", "data-print hidden")
        .containsPattern("/portfolio\"[^>]*aria-current=\"page\"|aria-current=\"page\"[^>]*>Portf")
        .doesNotContain("??", "style=", "onclick");
    assertThat(new Browser(port, "mentor").open(path(enrolment)).text()).contains("Git, Python");
    assertThat(new Browser(port, "learner").open("/progress/enrolments/" + enrolment).html())
        .contains("/progress/enrolments/%s/portfolio".formatted(enrolment));
  }

  @Test
  void whatIsNoAddressIsShownAsTextAndNeverAsALink() {
    UUID enrolment = throughTheFoundation().enrol();
    submitted(enrolment, "javascript:alert('<b>')", march(12));
    assertThat(page(enrolment).html())
        .contains("javascript:alert(&#39;&lt;b&gt;&#39;)")
        .doesNotContain("href=\"javascript");
  }

  @Test
  void thePageSpeaksTheReadersLanguage() {
    UUID enrolment = throughTheFoundation().enrol();
    speak("de");
    try {
      assertThat(page(enrolment).text())
          .contains("1 von 2 Etappen abgeschlossen", "Stichwörter für den Lebenslauf", "Projekte");
    } finally {
      speak("en");
    }
  }

  private HandMadeCohort.Learner learner() {
    return cohort.learner("Lena").being(lena);
  }

  private HandMadeCohort.Learner throughTheFoundation() {
    return learner()
        .done("git", march(9))
        .done("python", march(10))
        .done("first-project", march(13));
  }

  private Page page(UUID enrolment) {
    return new Browser(port, "learner").open(path(enrolment));
  }

  private static String path(UUID enrolment) {
    return "/progress/enrolments/%s/portfolio".formatted(enrolment);
  }

  private JsonNode portfolio(UUID enrolment) {
    Answer answer = Http.asAdmin(port).get("/api/v1/enrolments/%s/portfolio".formatted(enrolment));
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> words(JsonNode earned) {
    return earned
        .path("keywords")
        .valueStream()
        .map(
            one ->
                "%s %s %s"
                    .formatted(
                        one.path("stage").isNull() ? "null" : one.path("stage").asString(),
                        one.path("earnedOn").asString(),
                        String.join(
                            " ", one.path("words").valueStream().map(JsonNode::asString).toList())))
        .toList();
  }

  private static List<String> projects(JsonNode earned) {
    return earned
        .path("projects")
        .valueStream()
        .map(one -> one.path("key").asString() + " " + one.path("doneOn").asString())
        .toList();
  }

  private void submitted(UUID enrolment, String evidence, LocalDate day) {
    log(enrolment, MilestoneEventType.SUBMITTED, evidence, day);
  }

  private void log(UUID enrolment, MilestoneEventType type, String evidence, LocalDate day) {
    jdbc.sql(
            """
            insert into milestone_event (term, learner_id, event_id, enrolment_id, milestone, type,
              version, actor_id, source, occurred_at, reported_at, recorded_at, carried_over, fingerprint,
              evidence)
            select 'test', e.learner_id, :id, e.id, 'first-project', :type, 1, e.learner_id, 'api', :at,
              :at, :at, false, 1, :evidence
            from enrolment e where e.id = :enrolment
            """)
        .param("id", UUID.randomUUID())
        .param("type", type.wireName())
        .param("at", day.atTime(12, 0).atOffset(ZoneOffset.UTC))
        .param("evidence", evidence)
        .param("enrolment", enrolment)
        .update();
  }

  private void speak(String locale) {
    jdbc.sql("update person set locale = ? where id = ?").params(locale, lena).update();
  }

  private static String email() {
    return UUID.randomUUID() + "@example.invalid";
  }

  private static String withoutPath(Answer answer) {
    return answer.body().replaceAll("\"instance\":\"[^\"]*\"", "");
  }
}
