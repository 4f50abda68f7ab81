package dev.milepost.progress.overview;

import dev.milepost.edge.problem.Problem;
import dev.milepost.events.CohortChanged.Pacing;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.Cohorts;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.overview.CohortFacts.OnDay;
import dev.milepost.progress.overview.CohortFacts.Standing;
import dev.milepost.progress.overview.Overview.CohortAtAGlance;
import dev.milepost.progress.overview.Overview.InPhase;
import dev.milepost.progress.overview.Overview.NextDue;
import dev.milepost.progress.pace.Plan;
import dev.milepost.progress.past.AsOf;
import dev.milepost.progress.past.LearnerThen;
import dev.milepost.progress.past.LearnersThen;
import dev.milepost.progress.risk.RiskRule;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import dev.milepost.time.BusinessClock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Shows the cohorts that somebody looks after, those first that need them most. */
@Component
class ReadOverview {

  /** Where every day begins first. */
  private static final ZoneOffset FIRST_ZONE = ZoneOffset.ofHours(14);

  private final Cohorts cohorts;
  private final PublishedRoadmaps roadmaps;
  private final CohortFacts facts;
  private final LearnersThen past;
  private final BusinessClock clock;

  ReadOverview(
      Cohorts cohorts,
      PublishedRoadmaps roadmaps,
      CohortFacts facts,
      LearnersThen past,
      BusinessClock clock) {
    this.cohorts = cohorts;
    this.roadmaps = roadmaps;
    this.facts = facts;
    this.past = past;
    this.clock = clock;
  }

  /**
   * Those that a mentor mentors; all of the organisation's for an admin. All figures are of one
   * moment, and however many cohorts there are, they take four statements; a past day takes one
   * more for each cohort that is shown.
   *
   * @throws Problem for a day that has begun nowhere
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Overview read(Caller caller, OverviewQuery query) {
    LocalDate asOf = query.asOf();
    if (asOf != null) {
      AsOf.day(asOf, clock.today(FIRST_ZONE));
    }
    Map<Phase, List<OnDay>> byPhase =
        cohorts.lookedAfterBy(caller, query.search()).stream()
            .map(cohort -> onDay(cohort, asOf))
            .collect(Collectors.groupingBy(OnDay::phase));
    Phase phase = query.phase() == null ? first(byPhase) : query.phase();
    List<OnDay> found = byPhase.getOrDefault(phase, List.of());
    return new Overview(
        phase,
        query.search(),
        asOf,
        new InPhase(
            count(byPhase, Phase.RUNNING),
            count(byPhase, Phase.COMING),
            count(byPhase, Phase.ENDED)),
        page(phase, found, query),
        query.page().number(),
        query.page().size(),
        found.size());
  }

  private OnDay onDay(Cohort cohort, @Nullable LocalDate asOf) {
    LocalDate today = clock.today(cohort.zone());
    LocalDate day = asOf != null && asOf.isBefore(today) ? asOf : today;
    return new OnDay(
        cohort,
        roadmaps.pinned(cohort.roadmap(), cohort.roadmapVersion()),
        day,
        day.isBefore(today));
  }

  private static Phase first(Map<Phase, List<OnDay>> byPhase) {
    return Stream.of(Phase.values()).filter(byPhase::containsKey).findFirst().orElse(Phase.RUNNING);
  }

  private static int count(Map<Phase, List<OnDay>> byPhase, Phase phase) {
    return byPhase.getOrDefault(phase, List.of()).size();
  }

  private List<CohortAtAGlance> page(Phase phase, List<OnDay> found, OverviewQuery query) {
    // Only the order of cohorts that run today follows from how their learners stand.
    Map<UUID, Standing> attention =
        phase == Phase.RUNNING && query.asOf() == null
            ? facts.standings(found)
            : Map.<UUID, Standing>of();
    List<OnDay> shown =
        found.stream()
            .sorted(order(phase, attention))
            .skip(query.page().offset())
            .limit(query.page().size())
            .toList();
    Map<UUID, Standing> standings = attention.isEmpty() ? standings(shown) : attention;
    Map<UUID, int[]> done = facts.doneByWeek(shown);
    Map<UUID, Integer> planned = facts.plannedThisWeek(shown);
    return shown.stream()
        .map(
            one -> {
              UUID id = one.cohort().id();
              return glance(
                  one,
                  standings.getOrDefault(id, CohortFacts.NOBODY),
                  done.getOrDefault(id, new int[CohortFacts.WEEKS]),
                  planned.getOrDefault(id, 0));
            })
        .toList();
  }

  private Map<UUID, Standing> standings(List<OnDay> shown) {
    var standings =
        new HashMap<>(facts.standings(shown.stream().filter(one -> !one.past()).toList()));
    shown.stream()
        .filter(OnDay::past)
        .forEach(one -> standings.put(one.cohort().id(), standingThen(one)));
    return standings;
  }

  private Standing standingThen(OnDay one) {
    LocalDate day = one.today();
    List<LearnerThen> learners = past.read(one.cohort(), day);
    List<LocalDate> nextDue =
        learners.stream()
            .filter(LearnerThen::isEnrolled)
            .flatMap(learner -> Stream.ofNullable(learner.pace().nextDue()))
            .toList();
    int enrolled = (int) learners.stream().filter(LearnerThen::isEnrolled).count();
    int behind = (int) nextDue.stream().filter(due -> due.isBefore(day)).count();
    return new Standing(
        enrolled,
        enrolled - behind,
        RiskRule.then(one.cohort(), learners, day).size(),
        null,
        nextDue.stream()
            .filter(due -> !due.isBefore(day))
            .min(Comparator.naturalOrder())
            .orElse(null));
  }

  private static Comparator<OnDay> order(Phase phase, Map<UUID, Standing> standings) {
    Comparator<OnDay> bySlug = Comparator.comparing(one -> one.cohort().slug());
    return switch (phase) {
      case RUNNING ->
          Comparator.<OnDay>comparingInt(
                  one -> -standings.getOrDefault(one.cohort().id(), CohortFacts.NOBODY).attention())
              .thenComparing(bySlug);
      case COMING ->
          Comparator.<OnDay, LocalDate>comparing(one -> one.cohort().startDay())
              .thenComparing(bySlug);
      case ENDED ->
          Comparator.<OnDay, LocalDate>comparing(one -> one.cohort().endDay())
              .reversed()
              .thenComparing(bySlug);
    };
  }

  private static CohortAtAGlance glance(OnDay one, Standing standing, int[] done, int planned) {
    Cohort cohort = one.cohort();
    return new CohortAtAGlance(
        cohort.slug(),
        cohort.name(),
        one.outline().roadmap().title(),
        cohort.startDay(),
        cohort.endDay(),
        (int) ChronoUnit.DAYS.between(cohort.startDay(), one.today()) + 1,
        (int) ChronoUnit.DAYS.between(cohort.startDay(), cohort.endDay()) + 1,
        standing.learners(),
        standing.onPace(),
        standing.mayNeedHelp(),
        standing.waiting(),
        Arrays.stream(done).boxed().toList(),
        planned,
        nextDue(one, standing));
  }

  private static @Nullable NextDue nextDue(OnDay one, Standing standing) {
    Cohort cohort = one.cohort();
    if (cohort.pacing() == Pacing.ROLLING) {
      return standing.nextDue() == null ? null : new NextDue(standing.nextDue(), null);
    }
    Plan plan =
        Plan.of(
            one.outline(), cohort.startDay(), cohort.endDay(), Set.copyOf(cohort.blackoutDays()));
    return one.outline()
        .required()
        .boxed()
        .filter(place -> !plan.dueDay(place).isBefore(one.today()))
        .min(Comparator.comparing(plan::dueDay))
        .map(place -> new NextDue(plan.dueDay(place), one.outline().milestone(place).title()))
        .orElse(null);
  }
}
