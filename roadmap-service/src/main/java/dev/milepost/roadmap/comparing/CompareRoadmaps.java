package dev.milepost.roadmap.comparing;

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
    comparison.milestones(placed(before), placed(after));
    comparison.questions(before, after);
    comparison.rest(before, after);
    return List.copyOf(comparison.changes);
  }

  private void stages(List<Stage> before, List<Stage> after) {
    things(before, after, Subject.STAGE, Stage::key, Stage::title, Fields.STAGE);
    List<String> keysBefore = before.stream().map(Stage::key).toList();
    List<String> keysAfter = after.stream().map(Stage::key).toList();
    Set<String> kept = Kept.inOrder(keysBefore, keysAfter);
    after.stream()
        .filter(stage -> keysBefore.contains(stage.key()) && !kept.contains(stage.key()))
        .forEach(
            stage ->
                moved(
                    Subject.STAGE,
                    stage.key(),
                    stage.title(),
                    "place " + (keysBefore.indexOf(stage.key()) + 1),
                    "place " + (keysAfter.indexOf(stage.key()) + 1)));
  }

  private void milestones(Map<String, Placed> before, Map<String, Placed> after) {
    after.forEach(
        (key, now) -> {
          Placed then = before.get(key);
          Milestone milestone = now.milestone();
          if (then == null) {
            add(Action.ADDED, Subject.MILESTONE, key, milestone.title(), null, now.inWords());
          } else {
            fields(
                Fields.MILESTONE,
                Subject.MILESTONE,
                key,
                milestone.title(),
                then.milestone(),
                milestone);
            place(key, then, now);
          }
        });
    before.forEach(
        (key, then) -> {
          if (!after.containsKey(key)) {
            add(
                Action.REMOVED,
                Subject.MILESTONE,
                key,
                then.milestone().title(),
                then.inWords(),
                null);
          }
        });
  }

  private void place(String key, Placed then, Placed now) {
    String title = now.milestone().title();
    if (!then.stage().key().equals(now.stage().key())) {
      moved(Subject.MILESTONE, key, title, then.inWords(), now.inWords());
      return;
    }
    Set<String> kept = Kept.inOrder(then.order(), now.order());
    if (!kept.contains(key)) {
      moved(
          Subject.MILESTONE,
          key,
          title,
          "place " + (then.order().indexOf(key) + 1),
          "place " + (now.order().indexOf(key) + 1));
    }
  }

  private void questions(Roadmap before, Roadmap after) {
    things(
        before.stages().stream().map(Stage::interviewQuestions).flatMap(List::stream).toList(),
        after.stages().stream().map(Stage::interviewQuestions).flatMap(List::stream).toList(),
        Subject.INTERVIEW_QUESTION,
        InterviewQuestion::question,
        question -> null,
        Fields.QUESTION);
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
        fact -> fact.topic() + ": " + fact.label(),
        fact -> null,
        Fields.FACT);
    things(
        before.sources(), after.sources(), Subject.SOURCE, Source::title, x -> null, Fields.SOURCE);
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

  private void moved(Subject subject, String key, String title, String before, String after) {
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

  private static Map<String, Placed> placed(Roadmap roadmap) {
    var all = new LinkedHashMap<String, Placed>();
    for (Stage stage : roadmap.stages()) {
      List<String> order = stage.milestones().stream().map(Milestone::key).toList();
      stage.milestones().forEach(one -> all.put(one.key(), new Placed(one, stage, order)));
    }
    return all;
  }

  /**
   * @param order the keys of the stage's milestones
   */
  private record Placed(Milestone milestone, Stage stage, List<String> order) {

    String inWords() {
      return "stage " + stage.key();
    }
  }
}
