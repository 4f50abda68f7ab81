package dev.milepost.progress.enrolling;

import dev.milepost.edge.problem.Fault;
import dev.milepost.edge.problem.Problem;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortAccess;
import dev.milepost.progress.cohorts.Cohorts;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.FieldReader;
import dev.milepost.time.BusinessClock;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A mentor or an admin enrols everyone who stands in a CSV file: all of them or nobody. */
@Component
public class ImportEnrolments {

  private final CohortAccess access;
  private final Cohorts cohorts;
  private final EnrolNewcomers enrol;
  private final TransactionTemplate transactions;
  private final BusinessClock clock;

  ImportEnrolments(
      CohortAccess access,
      Cohorts cohorts,
      EnrolNewcomers enrol,
      TransactionTemplate transactions,
      BusinessClock clock) {
    this.access = access;
    this.cohorts = cohorts;
    this.enrol = enrol;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Enrols who is new, and changes who is there already as far as their row says; an empty cell
   * asks for nothing. The same file once more changes nothing.
   *
   * @param dryRun does all of it and takes it back
   * @throws Problem {@code not-found} for who is no staff of the cohort, {@code malformed-csv},
   *     {@code too-many-rows}, or {@code invalid-rows} with every fault of every row
   */
  public ImportReport importAll(Caller caller, String slug, InputStream file, boolean dryRun) {
    Cohort cohort = access.forStaff(caller, slug);
    return reportOf(attempt(caller, cohort, EnrolmentCsv.read(file), dryRun));
  }

  /**
   * Looks whether a file can be read at all, whatever its rows hold.
   *
   * @throws Problem as {@link #importAll}, but {@code invalid-rows} only for the header
   */
  public void requireReadable(InputStream file) {
    EnrolmentCsv.read(file);
  }

  /**
   * Tells of a file what there is to know before it is imported, and changes nothing: what it would
   * do to import the rows without faults, and what is wrong with the others.
   *
   * @throws Problem as {@link #importAll}, but {@code invalid-rows} only for the header
   */
  public ImportCheck check(Caller caller, String slug, InputStream file) {
    Cohort cohort = access.forStaff(caller, slug);
    var csv = EnrolmentCsv.read(file);
    var faults = new ArrayList<RowFault>();
    EnrolmentCsv good = csv;
    Attempt attempt = attempt(caller, cohort, good, true);
    // Whom an id belongs to shows only when the rows without other faults are tried.
    while (!attempt.faults().isEmpty()) {
      faults.addAll(attempt.faults());
      good = good.without(attempt.faults());
      attempt = attempt(caller, cohort, good, true);
    }
    return ImportCheck.of(reportOf(attempt), csv, faults);
  }

  /**
   * As {@link #importAll}, but leaves the rows out that a check found faults in: imports all the
   * others, or nobody.
   *
   * @throws Problem {@code invalid-rows} when another row has become faulty since the check
   */
  public ImportReport importGood(Caller caller, String slug, InputStream file, ImportCheck check) {
    Cohort cohort = access.forStaff(caller, slug);
    EnrolmentCsv good = EnrolmentCsv.read(file).without(check.faults());
    return reportOf(attempt(caller, cohort, good, false));
  }

  /** Keeps what it does unless there is any fault, or it is a dry run. */
  private Attempt attempt(Caller caller, Cohort cohort, EnrolmentCsv csv, boolean dryRun) {
    return transactions.execute(
        transaction -> {
          Cohort still = cohorts.holdStill(cohort.id());
          var rules = new EnrolmentRules(still, caller, clock.today(still.zone()));
          var faults = new ArrayList<>(csv.faults());
          Map<EnrolmentWish, Long> lines = wishes(csv, rules, faults);
          if (!faults.isEmpty()) {
            return new Attempt(null, faults);
          }
          var result = enrol.enrol(still, List.copyOf(lines.keySet()));
          faults.addAll(clashes(result.clashes(), lines));
          if (dryRun || !faults.isEmpty()) {
            transaction.setRollbackOnly();
          }
          return new Attempt(ImportReport.of(result, dryRun), faults);
        });
  }

  /** Line by wish, in the order of the file. */
  private static Map<EnrolmentWish, Long> wishes(
      EnrolmentCsv csv, EnrolmentRules rules, List<RowFault> faults) {
    var wishes = new LinkedHashMap<EnrolmentWish, Long>();
    var lineOf = new HashMap<String, Long>();
    for (EnrolmentCsv.Row row : csv.rows()) {
      var fields = new FieldReader();
      EnrolmentWish wish = rules.read(row.request(), fields);
      fields.faults().forEach(fault -> faults.add(rowFault(row.line(), fault)));
      Long earlier = lineOf.putIfAbsent(wish.address(), row.line());
      if (earlier != null && fields.faults().isEmpty()) {
        faults.add(
            new RowFault(
                row.line(), "email", "another address than that of line %d".formatted(earlier)));
      }
      wishes.put(wish, row.line());
    }
    return wishes;
  }

  private static List<RowFault> clashes(
      Map<EnrolmentWish, Fault> clashes, Map<EnrolmentWish, Long> lines) {
    return clashes.entrySet().stream()
        .map(clash -> rowFault(lines.getOrDefault(clash.getKey(), 0L), clash.getValue()))
        .toList();
  }

  private static ImportReport reportOf(Attempt attempt) {
    if (!attempt.faults().isEmpty()) {
      throw EnrolmentProblems.invalidRows(
          attempt.faults().stream().sorted(Comparator.comparingLong(RowFault::line)).toList());
    }
    return Objects.requireNonNull(attempt.report());
  }

  /** {@code /startDay} is column {@code start_day}. */
  private static RowFault rowFault(long line, Fault fault) {
    String column =
        fault.pointer().substring(1).replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    return new RowFault(line, column, fault.detail());
  }

  /**
   * @param report null when rows could not even be tried
   * @param faults empty when it was done
   */
  private record Attempt(@Nullable ImportReport report, List<RowFault> faults) {}
}
