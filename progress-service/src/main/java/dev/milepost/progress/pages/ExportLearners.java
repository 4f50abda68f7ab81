package dev.milepost.progress.pages;

import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortAccess;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.past.AsOf;
import dev.milepost.progress.past.LearnersThen;
import dev.milepost.progress.roster.LearnersCsv;
import dev.milepost.progress.roster.Roster;
import dev.milepost.progress.roster.RosterQuery;
import dev.milepost.progress.roster.RosterThen;
import dev.milepost.time.BusinessClock;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
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
  private final LearnersThen past;
  private final BusinessClock clock;

  ExportLearners(
      Callers callers, CohortAccess access, Roster roster, LearnersThen past, BusinessClock clock) {
    this.callers = callers;
    this.access = access;
    this.roster = roster;
    this.past = past;
    this.clock = clock;
  }

  /**
   * Everybody whom the table finds, on one page; without parameters all learners by name, whoever
   * withdrew last. Named after the cohort and the day.
   *
   * @param wanted the day in the cohort's zone; null for today
   */
  @GetMapping("/progress/cohorts/{slug}/learners.csv")
  ResponseEntity<String> learners(
      SignedIn signedIn,
      @PathVariable String slug,
      @RequestParam(defaultValue = "name") String sort,
      @RequestParam(defaultValue = "") String order,
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String show,
      @RequestParam(name = "as-of", required = false) @DateTimeFormat(iso = ISO.DATE)
          @Nullable LocalDate wanted) {
    Cohort cohort = access.forStaff(callers.of(signedIn), slug);
    LocalDate today = clock.today(cohort.zone());
    LocalDate day = AsOf.day(wanted, today);
    RosterQuery query = RosterQuery.of(sort, order, search, show, 1, 1);
    var csv = new StringWriter();
    LearnersCsv.write(
        day.equals(today)
            ? roster.all(cohort, query, today)
            : new RosterThen(cohort, past.read(cohort, day), day).all(query),
        csv);
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("%s-%s.csv".formatted(cohort.slug(), day))
                .build()
                .toString())
        .body(csv.toString());
  }
}
