package dev.milepost.progress.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.edge.phrases.Phrasebook;
import dev.milepost.edge.problem.ProblemType;
import dev.milepost.edge.problem.ProblemTypes;
import dev.milepost.progress.Http;
import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.TestCohorts.TestEnrolment;
import dev.milepost.test.Browser;
import dev.milepost.test.Browser.Page;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** In which language pages and answers come. */
@ProgressTest
class LanguageTest {

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestCohorts cohorts;
  @Autowired private Phrasebook phrases;
  @Autowired private List<ProblemTypes> problems;

  @Test
  void everyPageComesInTheLanguageOfTheReadersProfile() {
    var both = LenaAndMax.in(cohorts, port);
    String cohort = "/progress/cohorts/" + both.cohort().slug();
    String path = "/progress/enrolments/" + both.enrolment().id();
    speak("mentor", "de");
    try {
      assertThat(both.mentor().open("/progress").text()).contains("Fortschritt", "Tag 61 von 121");
      assertThat(both.mentor().open(cohort).text())
          .contains("Erledigt von Fälligem", "0 von 4, die fällig waren", "Abmelden");
      assertThat(both.mentor().open(cohort + "/at-risk").text())
          .contains("Braucht vielleicht Hilfe", "nicht begonnen, 60 Tage nach dem Anfang");
      assertThat(both.mentor().open(cohort + "/reviews").text())
          .contains("Nichts wartet auf Durchsicht");
      assertThat(both.mentor().open(path).text()).contains("Fang hier an", "Tage zurück");
      for (String page : List.of("/progress", cohort, cohort + "/at-risk", path)) {
        assertThat(both.mentor().open(page).html())
            .contains("<html lang=\"de\"")
            .doesNotContain("??");
      }
    } finally {
      speak("mentor", "en");
    }
    assertThat(both.mentor().open("/progress").html()).contains("<html lang=\"en\"");
  }

  @Test
  void aPageSaysItsLanguageAndWhatItDependsOn() {
    LenaAndMax.in(cohorts, port);
    speak("learner", "de-AT");
    try {
      var page = new Browser(port, "learner").open("/progress");
      assertThat(page.header("Content-Language")).isEqualTo("de");
      assertThat(page.header("Vary")).containsIgnoringCase("Accept-Language,Cookie");
      assertThat(page.header("Set-Cookie")).startsWith("milepost-reader=de:UTC; Path=/; HttpOnly");
    } finally {
      speak("learner", "en");
    }
  }

  @Test
  void wordsOfTheApiGoByTheRequestAndNotByTheProfile() {
    String email = UUID.randomUUID() + "@example.invalid";
    TestEnrolment enrolment = cohorts.enrol(cohorts.cohort(), cohorts.person(email));
    Http learner = Http.as(port, email);
    learner.send("PATCH", "/api/v1/me", "{\"locale\": \"de\"}");
    String path = "/api/v1/enrolments/" + enrolment.id() + "/progress";
    var english = learner.get(path);
    assertThat(english.header("Content-Language")).isEqualTo("en");
    assertThat(english.json().at("/pace/words").asString()).endsWith("days behind");
    var german = learner.get(path, "Accept-Language", "fr, de-CH;q=0.8, en;q=0.5");
    assertThat(german.header("Content-Language")).isEqualTo("de");
    assertThat(german.header("Vary")).containsIgnoringCase("Accept-Language");
    assertThat(german.json().at("/pace/words").asString()).endsWith("Tage zurück");
    assertThat(german.json().at("/nextSteps/0/words").asString()).contains("fällig");
  }

  @Test
  void whoFirstComesByGetsTheLanguageOfTheirBrowserUnlessTheyHaveOne() {
    assertThat(localeAfterLogInOf(email(), "de-DE,de;q=0.9")).isEqualTo("de");
    assertThat(localeAfterLogInOf(email(), "xx")).isEqualTo("en");
    String enrolled = email();
    cohorts.person(enrolled);
    assertThat(localeAfterLogInOf(enrolled, "de")).isEqualTo("de");
    String portuguese = email();
    jdbc.sql("update person set locale = 'pt-BR' where id = ?")
        .param(cohorts.person(portuguese))
        .update();
    assertThat(localeAfterLogInOf(portuguese, "de")).isEqualTo("pt-BR");
  }

  @Test
  void languageAndZoneAreChosenOnAPageThatTheNameLeadsTo() {
    var both = LenaAndMax.in(cohorts, port);
    Page home = both.learner().open("/progress");
    assertThat(home.html()).contains("href=\"/progress/profile\"");
    try {
      Page saved =
          both.learner()
              .submit(
                  both.learner().open("/progress/profile"),
                  "/progress/profile",
                  Map.of("locale", "de", "zone", "Asia/Tokyo"));
      assertThat(saved.text()).contains("Dein Profil", "Gespeichert.");
      assertThat(both.learner().cookie("milepost-reader")).isEqualTo("de:Asia/Tokyo");
      Page refused =
          both.learner()
              .submit(saved, "/progress/profile", Map.of("locale", "?", "zone", "Asia/Tokyo"));
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.text()).contains("Wähle eine dieser Sprachen.");
      assertThat(refused.html()).contains("aria-invalid=\"true\"");
      Page missing = both.learner().open("/progress/enrolments/" + UUID.randomUUID());
      assertThat(missing.status()).isEqualTo(404);
      assertThat(missing.text()).contains("Nicht gefunden", "Zur Startseite", "Nachrichten");
      assertThat(missing.html()).contains("<html lang=\"de\">");
    } finally {
      speak("learner", "en");
      jdbc.sql("update person set zone = 'UTC' where id = ?")
          .param(LenaAndMax.person(port, "learner"))
          .update();
    }
  }

  @Test
  void whatIsWrongIsSaidInTheReadersLanguageBesideItsField() {
    cohorts.outline();
    speak("admin", "de");
    try {
      var admin = new Browser(port, "admin");
      Page refused =
          admin.submit(
              admin.open("/progress/new-cohort"),
              "/progress/new-cohort",
              Map.of("name", "", "startDay", "soon", "zone", "Berlin"));
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.text())
          .contains("Richtig wäre: ein Name mit 1 bis 200 Zeichen in einer Zeile")
          .contains("Richtig wäre: ein Tag vom 2000-01-01 bis zum 2100-12-31")
          .contains("Richtig wäre: eine IANA-Zeitzone, etwa Europe/Berlin.")
          .doesNotContain("such as");
    } finally {
      speak("admin", "en");
    }
  }

  @Test
  void aProblemIsSaidInTheLanguageOfTheRequestAndItsTypeStays() {
    String wish = "{\"name\": \"\", \"zone\": \"Berlin\"}";
    var german =
        Http.asAdmin(port).post("/api/v1/cohorts", wish, "Accept-Language", "de-AT, en;q=0.5");
    assertThat(german.problem()).isEqualTo("invalid-fields");
    assertThat(german.header("Content-Language")).isEqualTo("de");
    assertThat(german.header("Vary")).containsIgnoringCase("Accept");
    assertThat(german.json().path("title").asString())
        .isEqualTo("Felder brauchen einen anderen Wert");
    assertThat(german.json().path("detail").asString())
        .isEqualTo("Einige Felder lassen sich so nicht annehmen.");
    assertThat(german.json().path("faults").findValuesAsString("detail"))
        .contains("eine IANA-Zeitzone, etwa Europe/Berlin")
        .noneMatch(detail -> detail.contains("such as"));
    var english = Http.asAdmin(port).post("/api/v1/cohorts", wish);
    assertThat(english.json().path("title").asString()).isEqualTo("Invalid fields");
    assertThat(english.header("Content-Language")).isEqualTo("en");
  }

  @Test
  void everyProblemHasATitleInGerman() {
    assertThat(problems.stream().flatMap(group -> group.types().stream()).map(ProblemType::title))
        .isNotEmpty()
        .allMatch(title -> phrases.knows(Locale.GERMAN, title));
  }

  private String localeAfterLogInOf(String email, String accepted) {
    return Http.as(port, email)
        .get("/api/v1/me", "Accept-Language", accepted)
        .json()
        .path("locale")
        .asString();
  }

  private static String email() {
    return UUID.randomUUID() + "@example.invalid";
  }

  private void speak(String who, String locale) {
    jdbc.sql("update person set locale = ? where id = ?")
        .params(locale, LenaAndMax.person(port, who))
        .update();
  }
}
