package dev.milepost.notification.preview;

import dev.milepost.edge.problem.Problem;
import dev.milepost.notification.cohorts.Cohort;
import dev.milepost.notification.enrolment.Course;
import dev.milepost.notification.enrolment.CourseSettings;
import dev.milepost.notification.knowledge.Enrolments;
import dev.milepost.notification.ledger.Decision;
import dev.milepost.notification.preview.Foretold.Count;
import dev.milepost.notification.preview.Foretold.OfEnrolment;
import dev.milepost.notification.preview.Foretold.What;
import dev.milepost.notification.scheduling.LookAhead;
import dev.milepost.notification.scheduling.RunAhead;
import dev.milepost.time.BusinessClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Runs the timelines of a cohort's learners ahead, in memory, from one snapshot: for the rest of
 * today and some days after it, in the cohort's zone. Goes through learners a batch at a time, so
 * that memory does not grow with the cohort.
 */
@Component
class ForetellMessages {

  static final int DAYS = 14;
  private static final int BATCH = 500;
  private static final Logger log = LoggerFactory.getLogger(ForetellMessages.class);

  private final Enrolments enrolments;
  private final LookAhead lookAhead;
  private final BusinessClock clock;

  ForetellMessages(Enrolments enrolments, LookAhead lookAhead, BusinessClock clock) {
    this.enrolments = enrolments;
    this.lookAhead = lookAhead;
    this.clock = clock;
  }

  /**
   * Of all learners of a cohort who have not left it.
   *
   * @param days after today
   * @param asIf settings instead of the cohort's own; null for these
   * @throws Problem {@code not-found} while the cohort's roadmap has not been told of
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Foretold ofCohort(Cohort cohort, int days, @Nullable CourseSettings asIf) {
    Course course = enrolments.course(cohort.id()).orElseThrow(Problem::notFound);
    Map<UUID, UUID> learnerOf = enrolments.learnersIn(cohort.id(), clock.today(course.zone()));
    List<UUID> learners = learnerOf.values().stream().distinct().toList();
    var sums = new Sums(course, learnerOf.keySet(), days);
    for (int place = 0; place < learners.size(); place += BATCH) {
      var batch = learners.subList(place, Math.min(place + BATCH, learners.size()));
      lookAhead
          .of(batch, asIf == null ? Map.of() : Map.of(cohort.id(), asIf))
          .values()
          .parallelStream()
          .map(sums::foretell)
          .toList()
          .forEach(sums::add);
    }
    return sums.foretold(learners.size());
  }

  /**
   * Of one enrolment in the cohort, in order of time.
   *
   * @throws Problem {@code not-found} when it is none of the cohort's
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public List<Coming> ofEnrolment(Cohort cohort, UUID enrolment, int days) {
    UUID learner = enrolments.learnerIn(cohort.id(), enrolment).orElseThrow(Problem::notFound);
    Course course = enrolments.course(cohort.id()).orElseThrow(Problem::notFound);
    return lookAhead.of(List.of(learner), Map.of()).values().stream()
        .flatMap(run -> coming(run, until(course, days)).stream())
        .filter(coming -> coming.decision().enrolment().equals(enrolment))
        .toList();
  }

  private static List<Coming> coming(RunAhead run, Instant until) {
    return run.until(until).stream()
        .map(decision -> new Coming(decision, run.channels(decision)))
        .toList();
  }

  private Instant until(Course course, int days) {
    return course.startOf(clock.today(course.zone()).plusDays(days + 1L));
  }

  /** What was foretold so far, of enrolments in the cohort alone. */
  private final class Sums {

    private final Course course;
    private final Set<UUID> inCohort;
    private final Instant from = clock.now();
    private final Instant until;
    private final Map<What, Count> counts = new TreeMap<>(What.IN_ORDER);
    private final Map<UUID, OfEnrolment> byEnrolment = new HashMap<>();
    private int parked;

    Sums(Course course, Set<UUID> inCohort, int days) {
      this.course = course;
      this.inCohort = inCohort;
      this.until = until(course, days);
    }

    /**
     * Empty for one learner of whom nothing can be told, whatever is wrong there: it hides no
     * other.
     */
    Optional<List<Coming>> foretell(RunAhead run) {
      try {
        return Optional.of(coming(run, until));
      } catch (RuntimeException e) {
        log.error("of a learner of cohort {} nothing can be foretold", course.cohort(), e);
        return Optional.empty();
      }
    }

    void add(Optional<List<Coming>> foretold) {
      parked += foretold.isEmpty() ? 1 : 0;
      foretold.stream()
          .flatMap(List::stream)
          .filter(coming -> inCohort.contains(coming.decision().enrolment()))
          .forEach(this::count);
    }

    private void count(Coming coming) {
      Decision decision = coming.decision();
      var one = Count.of(What.of(decision, course.zone()), coming.channels());
      counts.merge(one.what(), one, Count::plus);
      byEnrolment.compute(
          decision.enrolment(),
          (id, sum) ->
              (sum == null ? OfEnrolment.nothing(id, decision.learner()) : sum).plus(decision));
    }

    Foretold foretold(int learners) {
      return new Foretold(
          from,
          until,
          course.zone(),
          learners,
          parked,
          List.copyOf(counts.values()),
          byEnrolment.values().stream().sorted(OfEnrolment.MOST_FIRST).toList());
    }
  }
}
