package dev.milepost.progress.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.progress.Http;
import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.TestCohorts.TestCohort;
import dev.milepost.progress.pages.LenaAndMax;
import dev.milepost.test.Browser;
import dev.milepost.test.Browser.Page;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProgressTest
class CohortFormPagesTest {

  private static final String NEW = "/progress/new-cohort";
  private static final LocalDate START = TestCohorts.START;

  @LocalServerPort private int port;
  @Autowired private TestCohorts cohorts;

  private final String name = "Autumn " + UUID.randomUUID();
  private final String slug = name.toLowerCase().replace(' ', '-');
  private Browser admin;

  @BeforeEach
  void anAdminAndAPublishedRoadmap() {
    cohorts.outline();
    admin = new Browser(port, "admin");
  }

  @Test
  void anAdminMakesACohortAndIsToldWhatComesNext() {
    Page form = admin.open(NEW);
    assertThat(form.text()).contains("Small, version 1", "Everybody has the same due days");
    Page made = admin.submit(form, NEW, good());

    assertThat(made.uri().getPath()).isEqualTo("/progress/cohorts/" + slug + "/setup");
    assertThat(made.text())
        .contains("The cohort is made. Now enrol its learners", name, "Small, version 1")
        .contains(said(START.plusDays(5)) + " to " + said(START.plusDays(7)))
        .contains("Fixed", "Europe/Berlin")
        .contains("by enrolment or invitation");
    assertThat(made.text()).contains("%d-%02d".formatted(START.getYear(), START.getMonthValue()));
    Page again = admin.submit(form, NEW, good());
    assertThat(again.uri().getPath()).isEqualTo(made.uri().getPath());
  }

  @Test
  void faultsStandBesideTheirFieldsAndWhatWasTypedIsKept() {
    Map<String, String> fields = good();
    fields.put("name", " ");
    fields.put("roadmap", "");
    fields.put("endDay", START.minusDays(1).toString());
    fields.put("zone", "Mars/Olympus");
    fields.put("slug", "No Slug");
    fields.put("blackoutDays", START + "\nChristmas");
    fields.put("open", "yes");
    Page refused = admin.submit(admin.open(NEW), NEW, fields);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text())
        .contains("fields need another value. Nothing was changed.")
        .contains("Has to be a name of 1 to 200 characters")
        .contains("Has to be the slug of a published roadmap.")
        .contains("Has to be a day not before the start.")
        .contains("Has to be an IANA time zone, such as Europe/Berlin.")
        .contains("Has to be 1 to 63 lower-case letters");
    assertThat(refused.html())
        .contains("id=\"name-fault\"", "aria-invalid=\"true\"", "value=\"No Slug\"")
        .contains(START + "\nChristmas</textarea>", "Mars/Olympus")
        .containsPattern("name=\"open\" value=\"yes\" checked");
  }

  @Test
  void ofDaysOffTheLineIsNamedThatIsNoDayOfTheCohort() {
    Map<String, String> fields = good();
    fields.put("blackoutDays", START + "\nChristmas");
    assertThat(admin.submit(admin.open(NEW), NEW, fields).text())
        .contains("Has to be days from the first day to the last; line 2 is not.");
  }

  @Test
  void aShortNameThatIsTakenIsToldBesideIt() {
    Page form = admin.open(NEW);
    admin.submit(form, NEW, good());
    Map<String, String> other = good();
    other.put("pacing", "rolling");
    Page refused = admin.submit(form, NEW, other);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text()).contains("another one: there is a cohort with this short name");
    assertThat(refused.html()).contains("value=\"" + slug + "\"");
  }

  @Test
  void onlyAdminsMakeAndChangeCohorts() {
    var both = LenaAndMax.in(cohorts, port);
    String details = "/progress/cohorts/" + both.cohort().slug() + "/setup/details";
    assertThat(both.mentor().open(NEW).status()).isEqualTo(403);
    assertThat(both.learner().open(NEW).status()).isEqualTo(403);
    assertThat(both.mentor().open(details).status()).isEqualTo(403);
    Page page = both.mentor().open("/progress/cohorts/" + both.cohort().slug() + "/setup");
    assertThat(page.text()).contains("An admin can change these.").doesNotContain("Appoint");
    assertThat(both.mentor().submit(page, NEW, good()).status()).isEqualTo(403);
    assertThat(both.mentor().submit(page, details, Map.of("name", "Mine")).status()).isEqualTo(403);
  }

  @Test
  void aCohortIsChangedAsFarAsItMay() {
    TestCohort cohort = cohorts.cohort();
    String details = "/progress/cohorts/" + cohort.slug() + "/setup/details";
    Page form = admin.open(details);
    assertThat(form.text())
        .contains("What can no longer change", "Due days and figures of every day begin with it.")
        .doesNotContain("their days were counted in it");

    Page refused =
        admin.submit(form, details, Map.of("name", "Renamed", "endDay", "", "zone", "UTC"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.html()).contains("value=\"Renamed\"", "id=\"endDay-fault\"");

    Page changed =
        admin.submit(
            form,
            details,
            Map.of(
                "name", "Renamed",
                "endDay", cohort.end().minusDays(1).toString(),
                "zone", "UTC",
                "open", "yes",
                "blackoutDays", cohort.start().plusDays(3).toString()));
    assertThat(changed.text())
        .contains("The cohort is changed.", "Renamed", "UTC", "open to whoever is signed in")
        .contains("Days off " + said(cohort.start().plusDays(3)));
  }

  @Test
  void afterTheFirstMilestoneTheZoneIsFixedAndThePageSaysWhy() {
    var both = LenaAndMax.in(cohorts, port);
    Http lena =
        Http.with(
            port,
            "demo-learner",
            holder -> holder.email("learner@milepost.example").emailVerified(true));
    assertThat(
            lena.post(
                    "/api/v1/milestones",
                    "{\"milestone\": \"git\", \"type\": \"started\", \"enrolment\": \"%s\"}"
                        .formatted(both.enrolment().id()),
                    "Prefer",
                    "wait=20")
                .status())
        .isEqualTo(201);
    Page form = admin.open("/progress/cohorts/" + both.cohort().slug() + "/setup/details");
    assertThat(form.text()).contains("their days were counted in it");
    assertThat(form.html()).doesNotContain("name=\"zone\"");
  }

  @Test
  void thePagesNeedNoScriptAndEveryWordIsThere() {
    assertThat(admin.open(NEW).html()).doesNotContain("<script>", "style=", "??", "onclick");
    assertThat(admin.open("/progress/cohorts/" + cohorts.cohort().slug() + "/setup/details").html())
        .doesNotContain("<script>", "style=", "??", "onclick");
  }

  private Map<String, String> good() {
    return new HashMap<>(
        Map.of(
            "name",
            name,
            "roadmap",
            "small/1",
            "startDay",
            START.toString(),
            "endDay",
            START.plusDays(120).toString(),
            "zone",
            "Europe/Berlin",
            "pacing",
            "fixed",
            "blackoutDays",
            START.plusDays(5) + " to " + START.plusDays(7)));
  }

  private static String said(LocalDate day) {
    return DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).format(day);
  }
}
