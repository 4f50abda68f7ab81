package dev.milepost.progress.dashboard;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.Cohorts;
import dev.milepost.progress.dashboard.Dashboard.ActivityDay;
import dev.milepost.progress.dashboard.Dashboard.CohortHead;
import dev.milepost.progress.dashboard.Dashboard.Figure;
import dev.milepost.progress.dashboard.Dashboard.Headline;
import dev.milepost.progress.dashboard.Dashboard.Projection;
import dev.milepost.progress.dashboard.Dashboard.StageFunnel;
import dev.milepost.progress.dashboard.Dashboard.Standings;
import dev.milepost.progress.dashboard.DayFigures.Happened;
import dev.milepost.progress.dashboard.EnrolmentCounts.Counts;
import dev.milepost.progress.dashboard.LearnersNow.Now;
import dev.milepost.progress.intervening.CountReturns;
import dev.milepost.progress.pace.Plan;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import dev.milepost.state.Outline;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Shows a cohort as it stands, or as it stood at the end of a past day. */
@Component
public class ReadDashboard {

  private static final int ACTIVITY_DAYS = 366;
  private static final int WEEK = 7;
  private static final int MOST_PROJECTIONS = 1_000;
  private static final Figure NONE = new Figure(0, 0);

  /** The same figures give the same projection, and most changes leave them as they are. */
  private final LoadingCache<Forecast, Projection> projections =
      Caffeine.newBuilder().maximumSize(MOST_PROJECTIONS).build(Forecast::project);

  private final Cohorts cohorts;
  private final LearnersNow learners;
  private final EnrolmentCounts counts;
  private final StandingGroups standings;
  private final EarlierStandings earlier;
  private final DayFigures days;
  private final PublishedRoadmaps roadmaps;
  private final CountReturns returns;

  ReadDashboard(
      Cohorts cohorts,
      LearnersNow learners,
      EnrolmentCounts counts,
      StandingGroups standings,
      EarlierStandings earlier,
      DayFigures days,
      PublishedRoadmaps roadmaps,
      CountReturns returns) {
    this.cohorts = cohorts;
    this.learners = learners;
    this.counts = counts;
    this.standings = standings;
    this.earlier = earlier;
    this.days = days;
    this.roadmaps = roadmaps;
    this.returns = returns;
  }

  /**
   * All figures of the day are of one moment.
   *
   * @param asOf the day to show, today or earlier
   * @param today in the cohort's zone
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Dashboard read(Cohort found, LocalDate asOf, LocalDate today) {
    Cohort cohort = cohorts.asNow(found);
    Outline outline = roadmaps.pinned(cohort.roadmap(), cohort.roadmapVersion());
    boolean present = asOf.equals(today);
    Now now = present ? learners.read(cohort, outline, today) : null;
    Tally tally =
        now == null ? Tally.of(outline, standings.on(cohort, asOf, false), asOf) : now.tally();
    Counts counted = now == null ? counts.count(cohort.id(), asOf) : now.counts();
    List<Happened> happened = days.happened(cohort.id(), asOf);
    var burnUp = new BurnUp(days.planned(cohort.id(), outline), happened);
    return new Dashboard(
        head(cohort, outline),
        asOf,
        headline(cohort, asOf, counted, burnUp, tally, happened),
        stages(cohort, outline, tally, days.completions(cohort.id(), asOf)),
        burnUp.days(cohort.startDay(), cohort.endDay(), asOf),
        projection(Forecast.of(burnUp, cohort.startDay(), cohort.endDay(), asOf)),
        activity(happened, asOf),
        now == null ? null : now.attention(),
        returns.count(cohort.id(), asOf));
  }

  private @Nullable Projection projection(@Nullable Forecast forecast) {
    return forecast == null ? null : projections.get(forecast);
  }

  private static CohortHead head(Cohort cohort, Outline outline) {
    return new CohortHead(
        cohort.slug(),
        cohort.name(),
        cohort.roadmap(),
        cohort.roadmapVersion(),
        outline.roadmap().title(),
        cohort.startDay(),
        cohort.endDay(),
        cohort.zone().getId());
  }

  private Headline headline(
      Cohort cohort,
      LocalDate asOf,
      Counts counts,
      BurnUp burnUp,
      Tally tally,
      List<Happened> happened) {
    LocalDate before = asOf.minusDays(WEEK);
    boolean comparable = !before.isBefore(cohort.startDay());
    return new Headline(
        figure(counts.enrolled(), counts.enrolledWeekBefore(), comparable),
        figure(counts.withdrawn(), counts.withdrawnWeekBefore(), comparable),
        figure(counts.active(), counts.activeWeekBefore(), comparable),
        figure(burnUp.doneBy(asOf), burnUp.doneBy(before), comparable),
        figure(burnUp.plannedBy(asOf), burnUp.plannedBy(before), comparable),
        standings(
            tally,
            comparable
                ? earlier.on(cohort, before, figures(before, counts, burnUp, happened))
                : null));
  }

  private static EarlierStandings.Figures figures(
      LocalDate before, Counts counts, BurnUp burnUp, List<Happened> happened) {
    return new EarlierStandings.Figures(
        happened.stream()
            .filter(day -> !day.day().isAfter(before))
            .mapToInt(Happened::events)
            .sum(),
        burnUp.doneBy(before),
        burnUp.plannedBy(before),
        counts.enrolledWeekBefore(),
        counts.withdrawnWeekBefore());
  }

  private static Figure figure(int value, int weekBefore, boolean comparable) {
    return new Figure(value, comparable ? weekBefore : null);
  }

  private static Standings standings(Tally now, @Nullable Tally before) {
    return new Standings(
        figure(now, before, Tally::onPaceOrAhead),
        figure(now, before, Tally::onPace),
        figure(now, before, Tally::behind),
        figure(now, before, Tally::behindAWeek),
        figure(now, before, Tally::ahead),
        figure(now, before, Tally::finished),
        figure(now, before, Tally::due),
        figure(now, before, Tally::dueDone),
        figure(now, before, Tally::medianPercent));
  }

  private static Figure figure(Tally now, @Nullable Tally before, ToIntFunction<Tally> counted) {
    return new Figure(
        counted.applyAsInt(now), before == null ? null : (Integer) counted.applyAsInt(before));
  }

  private static List<StageFunnel> stages(
      Cohort cohort, Outline outline, Tally tally, Map<String, Figure> completions) {
    Plan plan = planOf(cohort, outline);
    return IntStream.range(0, outline.stages().size())
        .mapToObj(
            place -> {
              var stage = outline.stages().get(place);
              return new StageFunnel(
                  place + 1,
                  stage.key(),
                  stage.title(),
                  plan == null ? null : lastDue(outline, plan, place),
                  tally.reached(place),
                  tally.completed(place),
                  completions.getOrDefault(stage.key(), NONE));
            })
        .toList();
  }

  private static @Nullable Plan planOf(Cohort cohort, Outline outline) {
    return switch (cohort.pacing()) {
      case FIXED ->
          Plan.of(outline, cohort.startDay(), cohort.endDay(), Set.copyOf(cohort.blackoutDays()));
      case ROLLING -> null;
    };
  }

  private static @Nullable LocalDate lastDue(Outline outline, Plan plan, int stage) {
    return IntStream.range(0, outline.size())
        .filter(place -> outline.stageOf(place) == stage && outline.milestone(place).required())
        .mapToObj(plan::dueDay)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static List<ActivityDay> activity(List<Happened> happened, LocalDate asOf) {
    return happened.stream()
        .filter(day -> day.events() > 0 && day.day().isAfter(asOf.minusDays(ACTIVITY_DAYS)))
        .map(day -> new ActivityDay(day.day(), day.events(), day.activeLearners()))
        .toList();
  }
}
