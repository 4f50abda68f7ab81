package dev.milepost.progress.projecting;

import static java.util.stream.Collectors.toMap;

import dev.milepost.progress.projecting.EnrolmentRows.Row;
import dev.milepost.progress.projecting.ProjectionTables.Advance;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes projections anew from the event log, enrolment by enrolment, while intake goes on: readers
 * see the old rows until the new ones are committed. Tells nobody: no crossing is emitted.
 */
@Component
public class Projections {

  private final EnrolmentRows enrolments;
  private final FoldLog log;
  private final ProjectionTables tables;
  private final CohortFigureTables figures;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final TransactionTemplate inOneSnapshot;

  Projections(
      EnrolmentRows enrolments,
      FoldLog log,
      ProjectionTables tables,
      CohortFigureTables figures,
      JdbcClient jdbc,
      PlatformTransactionManager transactions) {
    this.enrolments = enrolments;
    this.log = log;
    this.tables = tables;
    this.figures = figures;
    this.jdbc = jdbc;
    transaction = new TransactionTemplate(transactions);
    inOneSnapshot = new TransactionTemplate(transactions);
    inOneSnapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    inOneSnapshot.setReadOnly(true);
  }

  /**
   * What the figures of these enrolments come to by the log, as they are now. Take it before a
   * change of their plan or window, with their progress locked, and give it to {@link #refold}.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Before lock(Collection<UUID> enrolmentIds) {
    var sum = new CohortFigures();
    log.fold(enrolments.lock(enrolmentIds)).forEach(folded -> folded.fold().addTo(sum));
    return new Before(List.copyOf(enrolmentIds), sum);
  }

  /** Folds the enrolments' events again, by their plan and window as they are by now. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void refold(Before before) {
    var folded = log.fold(enrolments.read(before.enrolments()));
    tables.replace(folded);
    var change = new CohortFigures();
    folded.forEach(one -> one.fold().addTo(change));
    change.subtract(before.figures());
    figures.add(change, CohortFigureTables.REBUILT);
  }

  /**
   * Rebuilds all projections of a cohort. Intake and readers go on: the log is folded without any
   * lock, and only then are the cohort's rows locked, those folded again that changed meanwhile,
   * and all of them replaced and committed at once.
   */
  public void rebuild(UUID cohort) {
    Map<UUID, Advance> folded = inOneSnapshot.execute(status -> foldAll(cohort));
    transaction.executeWithoutResult(status -> swap(cohort, folded));
  }

  private Map<UUID, Advance> foldAll(UUID cohort) {
    return byEnrolment(log.fold(enrolments.read(enrolmentsOf(cohort))));
  }

  private void swap(UUID cohort, Map<UUID, Advance> foldedBefore) {
    // Who joins meanwhile waits for this, so that no figures are cleared that nobody folds.
    jdbc.sql("select from cohort where id = ? for no key update")
        .param(cohort)
        .query()
        .listOfRows();
    Map<UUID, Row> now = enrolments.lock(enrolmentsOf(cohort));
    var changed = new HashMap<>(now);
    changed.entrySet().removeIf(row -> isAsBefore(row.getValue(), foldedBefore.get(row.getKey())));
    var folded = new HashMap<>(foldedBefore);
    folded.putAll(byEnrolment(log.fold(changed)));
    tables.replace(folded.values());
    var all = new CohortFigures();
    folded.values().forEach(one -> one.fold().addTo(all));
    figures.clear(cohort);
    figures.add(all, CohortFigureTables.REBUILT);
  }

  private static boolean isAsBefore(Row now, @Nullable Advance before) {
    return before != null && before.read().revision() == now.revision();
  }

  private static Map<UUID, Advance> byEnrolment(List<Advance> folded) {
    return folded.stream().collect(toMap(one -> one.fold().facts().enrolment(), one -> one));
  }

  private List<UUID> enrolmentsOf(UUID cohort) {
    return jdbc.sql("select id from enrolment where cohort_id = ?")
        .param(cohort)
        .query((row, number) -> row.getObject(1, UUID.class))
        .list();
  }

  /** Figures as they were before a change. */
  public static final class Before {
    private final List<UUID> enrolments;
    private final CohortFigures figures;

    private Before(List<UUID> enrolments, CohortFigures figures) {
      this.enrolments = enrolments;
      this.figures = figures;
    }

    List<UUID> enrolments() {
      return enrolments;
    }

    CohortFigures figures() {
      return figures;
    }
  }
}
