package dev.milepost.progress.pages;

import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortAccess;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.roster.LearnersCsv;
import dev.milepost.progress.roster.Roster;
import dev.milepost.progress.roster.RosterQuery;
import dev.milepost.time.BusinessClock;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The learner table as a file, for those who go on in a spreadsheet. */
@Controller
class ExportLearners {

  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private final Callers callers;
  private final CohortAccess access;
  private final Roster roster;
  private final BusinessClock clock;

  ExportLearners(Callers callers, CohortAccess access, Roster roster, BusinessClock clock) {
    this.callers = callers;
    this.access = access;
    this.roster = roster;
    this.clock = clock;
  }

  /**
   * Everybody whom the table finds, on one page; without parameters all learners by name, whoever
   * withdrew last. Named after the cohort and the day.
   */
  @GetMapping("/progress/cohorts/{slug}/learners.csv")
  ResponseEntity<String> learners(
      SignedIn signedIn,
      @PathVariable String slug,
      @RequestParam(defaultValue = "name") String sort,
      @RequestParam(defaultValue = "") String order,
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String show) {
    Cohort cohort = access.forStaff(callers.of(signedIn), slug);
    LocalDate today = clock.today(cohort.zone());
    var csv = new StringWriter();
    LearnersCsv.write(
        roster.all(cohort, RosterQuery.of(sort, order, search, show, 1, 1), today), csv);
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("%s-%s.csv".formatted(cohort.slug(), today))
                .build()
                .toString())
        .body(csv.toString());
  }
}
