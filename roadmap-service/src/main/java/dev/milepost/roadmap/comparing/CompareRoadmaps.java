package dev.milepost.roadmap.comparing;

import dev.milepost.events.RoadmapPublished.Fact;
import dev.milepost.events.RoadmapPublished.InterviewQuestion;
import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.events.RoadmapPublished.PortfolioProject;
import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.events.RoadmapPublished.Skill;
import dev.milepost.events.RoadmapPublished.Source;
import dev.milepost.events.RoadmapPublished.Stage;
import dev.milepost.roadmap.comparing.Change.Action;
import dev.milepost.roadmap.comparing.Change.Subject;
import dev.milepost.roadmap.comparing.Fields.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells what changed from one version of a roadmap to another. Stages, milestones, skills and
 * projects are found again by their keys, so a new title is a change and not a removal. Pure.
 */
public final class CompareRoadmaps {

  private final List<Change> changes = new ArrayList<>();

  private CompareRoadmaps() {}

  /** The changes in reading order: the roadmap, its stages, their milestones, and the rest. */
  public static List<Change> compare(Roadmap before, Roadmap after) {
    var comparison = new CompareRoadmaps();
    comparison.fields(Fields.ROADMAP, Subject.ROADMAP, before.slug(), after.title(), before, after);
    comparison.stages(before.stages(), after.stages());
    comparison.milestones(before, after);
    comparison.questions(before, after);
    comparison.rest(before, after);
    return List.copyOf(comparison.changes);
  }

  private void stages(List<Stage> before, List<Stage> after) {
    things(before, after, Subject.STAGE, Stage::key, Stage::title, Fields.STAGE);
  }

  private void milestones(Roadmap before, Roadmap after) {
    inStages(
        placed(before, Stage::milestones, Milestone::key),
        placed(after, Stage::milestones, Milestone::key),
        Subject.MILESTONE,
        Milestone::title,
        Fields.MILESTONE);
  }

  private void questions(Roadmap before, Roadmap after) {
    inStages(
        placed(before, Stage::interviewQuestions, InterviewQuestion::question),
        placed(after, Stage::interviewQuestions, InterviewQuestion::question),
        Subject.INTERVIEW_QUESTION,
        question -> null,
        Fields.QUESTION);
  }

  private <T> void inStages(
      Map<String, Placed<T>> before,
      Map<String, Placed<T>> after,
      Subject subject,
      Function<T, @Nullable String> titles,
      List<Field<T>> fields) {
    after.forEach(
        (key, now) -> {
          Placed<T> then = before.get(key);
          String title = titles.apply(now.thing());
          if (then == null) {
            add(Action.ADDED, subject, key, title, null, now.inWords());
          } else {
            fields(fields, subject, key, title, then.thing(), now.thing());
            place(subject, key, title, then, now);
          }
        });
    before.forEach(
        (key, then) -> {
          if (!after.containsKey(key)) {
            String title = titles.apply(then.thing());
            add(Action.REMOVED, subject, key, title, then.inWords(), null);
          }
        });
  }

  private void place(
      Subject subject, String key, @Nullable String title, Placed<?> then, Placed<?> now) {
    if (!then.stage().equals(now.stage())) {
      moved(subject, key, title, then.inWords(), now.inWords());
    } else if (!Kept.inOrder(then.order(), now.order()).contains(key)) {
      moved(subject, key, title, place(then.order(), key), place(now.order(), key));
    }
  }

  private void rest(Roadmap before, Roadmap after) {
    things(before.skills(), after.skills(), Subject.SKILL, Skill::key, Skill::title, Fields.SKILL);
    things(
        before.portfolioProjects(),
        after.portfolioProjects(),
        Subject.PORTFOLIO_PROJECT,
        PortfolioProject::key,
        PortfolioProject::title,
        Fields.PROJECT);
    things(
        before.resumeKeywords(),
        after.resumeKeywords(),
        Subject.RESUME_KEYWORD,
        Function.identity(),
        keyword -> null,
        List.of());
    things(
        before.facts(),
        after.facts(),
        Subject.FACT,
        CompareRoadmaps::name,
        fact -> null,
        Fields.FACT);
    things(
        before.sources(), after.sources(), Subject.SOURCE, Source::title, x -> null, Fields.SOURCE);
  }

  /** What a fact is found again by. */
  static String name(Fact fact) {
    return fact.topic() + ": " + fact.label();
  }

  private <T> void things(
      List<T> before,
      List<T> after,
      Subject subject,
      Function<T, String> key,
      Function<T, @Nullable String> title,
      List<Field<T>> fields) {
    Map<String, T> then = byKey(before, key);
    Map<String, T> now = byKey(after, key);
    now.forEach(
        (name, thing) -> {
          T old = then.get(name);
          if (old == null) {
            add(Action.ADDED, subject, name, title.apply(thing), null, null);
          } else {
            fields(fields, subject, name, title.apply(thing), old, thing);
          }
        });
    then.forEach(
        (name, thing) -> {
          if (!now.containsKey(name)) {
            add(Action.REMOVED, subject, name, title.apply(thing), null, null);
          }
        });
    places(subject, then, now, title);
  }

  private <T> void places(
      Subject subject,
      Map<String, T> then,
      Map<String, T> now,
      Function<T, @Nullable String> title) {
    List<String> before = List.copyOf(then.keySet());
    List<String> after = List.copyOf(now.keySet());
    Set<String> kept = Kept.inOrder(before, after);
    now.forEach(
        (name, thing) -> {
          if (then.containsKey(name) && !kept.contains(name)) {
            moved(subject, name, title.apply(thing), place(before, name), place(after, name));
          }
        });
  }

  private static String place(List<String> order, String key) {
    return "place " + (order.indexOf(key) + 1);
  }

  private static <T> Map<String, T> byKey(List<T> things, Function<T, String> key) {
    var map = new LinkedHashMap<String, T>();
    things.forEach(thing -> map.putIfAbsent(key.apply(thing), thing));
    return map;
  }

  private <T> void fields(
      List<Field<T>> fields,
      Subject subject,
      String key,
      @Nullable String title,
      T before,
      T after) {
    fields.stream()
        .filter(field -> field.differs(before, after))
        .forEach(
            field ->
                changes.add(
                    new Change(
                        Action.CHANGED,
                        subject,
                        key,
                        title,
                        field.name(),
                        field.inWords(before),
                        field.inWords(after))));
  }

  private void moved(
      Subject subject, String key, @Nullable String title, String before, String after) {
    add(Action.MOVED, subject, key, title, before, after);
  }

  private void add(
      Action action,
      Subject subject,
      String key,
      @Nullable String title,
      @Nullable String before,
      @Nullable String after) {
    changes.add(new Change(action, subject, key, title, null, before, after));
  }

  private static <T> Map<String, Placed<T>> placed(
      Roadmap roadmap, Function<Stage, List<T>> things, Function<T, String> key) {
    var all = new LinkedHashMap<String, Placed<T>>();
    for (Stage stage : roadmap.stages()) {
      List<T> ofStage = things.apply(stage);
      List<String> order = ofStage.stream().map(key).toList();
      ofStage.forEach(
          one -> all.putIfAbsent(key.apply(one), new Placed<>(one, stage.key(), order)));
    }
    return all;
  }

  /**
   * @param stage its key
   * @param order the keys of all such things of the stage
   */
  private record Placed<T>(T thing, String stage, List<String> order) {

    String inWords() {
      return "stage " + stage;
    }
  }
}
