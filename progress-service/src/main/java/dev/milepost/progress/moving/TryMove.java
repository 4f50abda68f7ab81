package dev.milepost.progress.moving;

import dev.milepost.events.RoadmapPublished.Stage;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.Cohorts;
import dev.milepost.progress.enrolling.MovePlans;
import dev.milepost.progress.moving.DryRun.Affected;
import dev.milepost.progress.moving.DryRun.Learners;
import dev.milepost.progress.projecting.MoveProjections;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import dev.milepost.progress.roster.PageOf;
import dev.milepost.state.Outline;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells what moving a cohort would change: does all that {@link MoveCohort} does, but for locking
 * and writing. Looks at nobody's rights.
 */
@Component
public class TryMove {

  private final Cohorts cohorts;
  private final PublishedRoadmaps roadmaps;
  private final MovePlans plans;
  private final MoveProjections projections;
  private final SayEffects say;
  private final JdbcClient jdbc;

  TryMove(
      Cohorts cohorts,
      PublishedRoadmaps roadmaps,
      MovePlans plans,
      MoveProjections projections,
      SayEffects say,
      JdbcClient jdbc) {
    this.cohorts = cohorts;
    this.roadmaps = roadmaps;
    this.plans = plans;
    this.projections = projections;
    this.say = say;
    this.jdbc = jdbc;
  }

  /**
   * All of one moment.
   *
   * @param version of {@code to}; null for a draft
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public DryRun run(Cohort found, Outline to, @Nullable Integer version, PageOf page) {
    Cohort cohort = cohorts.asNow(found);
    Outline from = roadmaps.pinned(cohort.roadmap(), cohort.roadmapVersion());
    List<Effect> effects =
        projections.prepare(to, plans.layOut(cohort, to)).carried().stream()
            .map(Effect::of)
            .toList();
    var compared = new CompareVersions(from, to, effects);
    return new DryRun(
        cohort.slug(),
        cohort.name(),
        cohort.roadmap(),
        cohort.roadmapVersion(),
        version,
        say.say(from, to, version, effects),
        effects.size(),
        count(effects, Effect::keepsAll),
        count(effects, effect -> !effect.keepsAll()),
        count(effects, effect -> effect.before().percent() != effect.after().percent()),
        count(effects, effect -> effect.dueDays() > 0),
        count(effects, Effect::isFinishing),
        count(effects, Effect::isReopening),
        compared.milestones(),
        compared.stages(),
        affected(effects, page));
  }

  private static int count(List<Effect> effects, Predicate<Effect> which) {
    return (int) effects.stream().filter(which).count();
  }

  private Learners affected(List<Effect> effects, PageOf page) {
    List<Effect> all =
        effects.stream().filter(one -> !one.isUntouched()).sorted(Effect.ORDER).toList();
    List<Effect> shown = all.stream().skip(page.offset()).limit(page.size()).toList();
    Map<UUID, String> names = names(shown.stream().map(Effect::learner).toList());
    return new Learners(
        shown.stream().map(one -> affected(one, names.getOrDefault(one.learner(), ""))).toList(),
        page.number(),
        page.size(),
        all.size());
  }

  private static Affected affected(Effect one, String name) {
    Outline from = one.before().outline();
    Outline to = one.after().outline();
    return new Affected(
        one.enrolment(),
        name,
        one.withdrawnOn() != null,
        one.before().percent(),
        one.after().percent(),
        milestones(from, one.lost()),
        milestones(to, one.undone()),
        milestones(to, one.gained()),
        stages(to, one.completed()),
        stages(from, one.reopened()),
        one.dueDays());
  }

  private static List<String> milestones(Outline outline, List<String> keys) {
    return keys.stream()
        .map(key -> outline.milestone(outline.placeOf(key).orElseThrow()).title())
        .toList();
  }

  private static List<String> stages(Outline outline, List<String> keys) {
    return IntStream.range(0, outline.stages().size())
        .mapToObj(outline.stages()::get)
        .filter(stage -> keys.contains(stage.key()))
        .map(Stage::title)
        .toList();
  }

  private Map<UUID, String> names(List<UUID> persons) {
    return jdbc
        .sql("select id, name from person where id = any(?)")
        .param(persons.toArray(UUID[]::new))
        .query((row, number) -> Map.entry(row.getObject("id", UUID.class), row.getString("name")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
