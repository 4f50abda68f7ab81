package dev.milepost.progress.projecting;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

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

  Projections(
      EnrolmentRows enrolments,
      FoldLog log,
      ProjectionTables tables,
      CohortFigureTables figures,
      JdbcClient jdbc) {
    this.enrolments = enrolments;
    this.log = log;
    this.tables = tables;
    this.figures = figures;
    this.jdbc = jdbc;
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
   * Rebuilds all projections of a cohort. Recording of its learners' events waits meanwhile;
   * nothing is lost, since they wait in Kafka.
   */
  @Transactional
  public void rebuild(UUID cohort) {
    // Who joins meanwhile waits for this, so that no figures are cleared that nobody folds.
    jdbc.sql("select from cohort where id = ? for no key update")
        .param(cohort)
        .query()
        .listOfRows();
    List<UUID> ids =
        jdbc.sql("select id from enrolment where cohort_id = ?")
            .param(cohort)
            .query((row, number) -> row.getObject(1, UUID.class))
            .list();
    var folded = log.fold(enrolments.lock(ids));
    tables.replace(folded);
    var all = new CohortFigures();
    folded.forEach(one -> one.fold().addTo(all));
    figures.clear(cohort);
    figures.add(all, CohortFigureTables.REBUILT);
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
