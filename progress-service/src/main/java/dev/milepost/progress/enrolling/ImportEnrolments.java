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
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A mentor or an admin enrols everyone who stands in a CSV file: all of them or nobody. */
@Component
class ImportEnrolments {

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
    var csv = EnrolmentCsv.read(file);
    return transactions.execute(
        transaction -> {
          if (dryRun) {
            transaction.setRollbackOnly();
          }
          Cohort still = cohorts.holdStill(cohort.id());
          var rules = new EnrolmentRules(still, caller, clock.today(still.zone()));
          Map<EnrolmentWish, Long> lines = wishes(csv, rules);
          var result = enrol.enrol(still, List.copyOf(lines.keySet()));
          refuse(clashes(result.clashes(), lines));
          return ImportReport.of(result, dryRun);
        });
  }

  /** Line by wish, in the order of the file. */
  private static Map<EnrolmentWish, Long> wishes(EnrolmentCsv csv, EnrolmentRules rules) {
    var faults = new ArrayList<>(csv.faults());
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
    refuse(faults);
    return wishes;
  }

  private static List<RowFault> clashes(
      Map<EnrolmentWish, Fault> clashes, Map<EnrolmentWish, Long> lines) {
    return clashes.entrySet().stream()
        .map(clash -> rowFault(lines.getOrDefault(clash.getKey(), 0L), clash.getValue()))
        .toList();
  }

  private static void refuse(List<RowFault> faults) {
    if (!faults.isEmpty()) {
      throw EnrolmentProblems.invalidRows(
          faults.stream().sorted(Comparator.comparingLong(RowFault::line)).toList());
    }
  }

  /** {@code /startDay} is column {@code start_day}. */
  private static RowFault rowFault(long line, Fault fault) {
    String column =
        fault.pointer().substring(1).replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    return new RowFault(line, column, fault.detail());
  }
}
