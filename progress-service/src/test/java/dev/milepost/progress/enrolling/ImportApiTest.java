package dev.milepost.progress.enrolling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.progress.CohortJson;
import dev.milepost.progress.Http;
import dev.milepost.progress.Http.Answer;
import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProgressTest
class ImportApiTest {

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestCohorts cohorts;

  private final String suffix = UUID.randomUUID() + "@example.invalid";
  private Http admin;
  private CohortJson json;
  private String cohort;

  @BeforeEach
  void aCohort() {
    cohorts.outline();
    admin = Http.asAdmin(port);
    json = new CohortJson();
    cohort = json.madeBy(admin);
  }

  @Test
  void everyRowIsEnrolledAndTheSameFileAgainChangesNothing() {
    String file = file("email,name,zone,locale", "ann-%s,Ann,Asia/Tokyo,ja", "ben-%s,Ben,,");
    Answer first = imported(admin, file);
    assertThat(first.status()).isEqualTo(200);
    assertReport(first, 2, 2, 0, 0);
    assertThat(first.json().path("newPersons").asInt()).isEqualTo(2);
    long told = outboxed();
    assertReport(imported(admin, file), 2, 0, 0, 2);
    assertThat(outboxed()).isEqualTo(told);
    assertThat(Http.as(port, "ann-" + suffix).get("/api/v1/me").json().path("zone").asString())
        .isEqualTo("Asia/Tokyo");
  }

  @Test
  void aLongerFileAddsOnlyWhatIsMissingAndChangesWhatItSays() {
    imported(admin, file("email,name", "ann-%s,Ann", "ben-%s,Ben"));
    LocalDate day = TestCohorts.START.plusDays(5);
    Answer second =
        imported(
            admin,
            file("email,name,withdrawn_on", "ann-%s,Ann," + day, "ben-%s,Ben,", "cem-%s,Cem,"));
    assertReport(second, 3, 1, 1, 1);
    assertThat(withdrawn()).isEqualTo(1);
    assertReport(imported(admin, file("email,name", "ann-%s,Ann")), 1, 0, 0, 1);
    assertThat(withdrawn()).isEqualTo(1);
  }

  @Test
  void everyFaultIsToldByLineAndColumnAndNothingIsStored() {
    String file =
        file(
            "email,name,zone,withdrawn_on",
            "ann-%s,Ann,,",
            "nobody,Ben,Mars,",
            "\"cem-%s\",\"Cem\nand more\",,soon",
            "ANN-%s,Ann again,,",
            "dan-%s,Dan");
    Answer refused = imported(admin, file);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problem()).isEqualTo("invalid-rows");
    assertThat(refused.json().path("rows"))
        .extracting(row -> row.path("line").asInt() + " " + row.path("column").asString())
        .containsExactly("3 email", "3 zone", "4 name", "4 withdrawn_on", "6 email", "7 ");
    assertThat(refused.body()).doesNotContain("nobody").doesNotContain("Mars");
    assertThat(enrolled()).isZero();
    assertThat(persons()).isZero();
  }

  @Test
  void aDryRunTellsWhatWouldBeAndKeepsNothing() {
    String file = file("email,name", "ann-%s,Ann", "ben-%s,Ben");
    Answer tried = imported(admin, file, "?dry-run=true");
    assertReport(tried, 2, 2, 0, 0);
    assertThat(tried.json().path("dryRun").asBoolean()).isTrue();
    assertThat(enrolled()).isZero();
    assertThat(persons()).isZero();
    assertReport(imported(admin, file), 2, 2, 0, 0);
  }

  @Test
  void idsThatAreTakenAreFaultsOfTheirRows() {
    UUID taken = cohorts.person("taken-" + suffix);
    Answer refused =
        imported(
            admin,
            file(
                "email,name,learner_id,enrolment_id",
                "ann-%s,Ann,,",
                "ben-%s,Ben," + taken + ",",
                "taken-%s,Tak," + UUID.randomUUID() + ","));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("rows"))
        .extracting(row -> row.path("line").asInt() + " " + row.path("column").asString())
        .containsExactly("3 learner_id", "4 learner_id");
    assertThat(enrolled()).isZero();
  }

  @Test
  void strangersAndWrongBodiesAreTurnedAway() {
    String file = file("email,name", "ann-%s,Ann");
    assertThat(imported(Http.asStranger(port), file).status()).isEqualTo(404);
    assertThat(admin.post(cohort + "/enrolments/import", "{}").status()).isEqualTo(415);
    assertThat(imported(admin, "").problem()).isEqualTo("malformed-csv");
    assertThat(imported(admin, "x".repeat(17 << 20)).status()).isEqualTo(413);
    assertThat(imported(admin, file, "?dry-run=perhaps").pointer()).isEqualTo("?dry-run");
    assertThat(enrolled()).isZero();
  }

  @Test
  void aLargeFileIsTakenInAFewStatements() {
    String rows =
        IntStream.range(0, 2_000)
            .mapToObj(number -> "l%d-%s,Learner %d".formatted(number, suffix, number))
            .collect(Collectors.joining("\n"));
    assertReport(imported(admin, "email,name\n" + rows), 2_000, 2_000, 0, 0);
    assertThat(enrolled()).isEqualTo(2_000);
  }

  private String file(String... lines) {
    return String.join("\n", lines).replace("%s", suffix) + "\n";
  }

  private Answer imported(Http client, String file) {
    return imported(client, file, "");
  }

  private Answer imported(Http client, String file, String query) {
    return client.postAs("text/csv", cohort + "/enrolments/import" + query, file);
  }

  private static void assertReport(
      Answer answer, int rows, int created, int changed, int unchanged) {
    var report = answer.json();
    assertThat(report.path("rows").asInt()).as(answer.body()).isEqualTo(rows);
    assertThat(report.path("created").asInt()).isEqualTo(created);
    assertThat(report.path("changed").asInt()).isEqualTo(changed);
    assertThat(report.path("unchanged").asInt()).isEqualTo(unchanged);
  }

  private long enrolled() {
    return count(
        "select count(*) from enrolment e join cohort c on c.id = e.cohort_id where c.slug = ?",
        json.slug());
  }

  private long withdrawn() {
    return count(
        """
        select count(*) from enrolment e join cohort c on c.id = e.cohort_id
        where c.slug = ? and e.withdrawn_on is not null
        """,
        json.slug());
  }

  private long persons() {
    return count("select count(*) from person where email like '%' || ?", suffix);
  }

  /** Rows that the outbox has ever had. */
  private long outboxed() {
    return count("select coalesce(pg_sequence_last_value(?::regclass), 0)", "outbox_id_seq");
  }

  private long count(String sql, String parameter) {
    return jdbc.sql(sql).param(parameter).query(Long.class).single();
  }
}
