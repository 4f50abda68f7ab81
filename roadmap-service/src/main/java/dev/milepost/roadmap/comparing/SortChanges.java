package dev.milepost.roadmap.comparing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.milepost.events.RoadmapPublished.InterviewQuestion;
import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.events.RoadmapPublished.PortfolioProject;
import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.events.RoadmapPublished.Skill;
import dev.milepost.events.RoadmapPublished.Source;
import dev.milepost.events.RoadmapPublished.Stage;
import dev.milepost.roadmap.comparing.Change.Action;
import dev.milepost.roadmap.comparing.Change.Subject;
import dev.milepost.roadmap.comparing.Differences.FieldChange;
import dev.milepost.roadmap.comparing.Differences.Move;
import dev.milepost.roadmap.comparing.Differences.Section;
import dev.milepost.roadmap.comparing.Differences.Tally;
import dev.milepost.roadmap.comparing.Differences.Thing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sorts the changes between two versions by what they belong to. For one comparison. */
final class SortChanges {

  /** Fields that hold keys, whose titles a reader knows better. */
  private static final Set<String> KEYS = Set.of("prerequisites", "skills", "milestones", "stage");

  private final Roadmap before;
  private final Roadmap after;
  private final Places then;
  private final Places now;
  private final Map<String, String> titles = new HashMap<>();

  SortChanges(Roadmap before, Roadmap after) {
    this.before = before;
    this.after = after;
    this.then = new Places(before);
    this.now = new Places(after);
    Stream.of(before, after)
        .forEach(
            roadmap -> {
              roadmap.skills().forEach(skill -> titles.put("skills " + skill.key(), skill.title()));
              roadmap.stages().forEach(this::rememberTitles);
            });
  }

  private void rememberTitles(Stage stage) {
    titles.put("stage " + stage.key(), stage.title());
    stage.milestones().forEach(one -> titles.put("milestone " + one.key(), one.title()));
  }

  Differences sorted() {
    List<Thing> things =
        CompareRoadmaps.compare(before, after).stream()
            .collect(
                groupingBy(
                    change -> new Name(change.subject(), change.key()),
                    LinkedHashMap::new,
                    toList()))
            .values()
            .stream()
            .map(this::thing)
            .toList();
    List<Section> sections = sections(things);
    long touched =
        sections.stream().filter(section -> now.stages.containsKey(section.key())).count();
    return new Differences(sections, tally(things), after.stages().size() - (int) touched);
  }

  private Thing thing(List<Change> changes) {
    Change first = changes.getFirst();
    return new Thing(
        first.subject(),
        first.action(),
        first.key(),
        first.title(),
        changes.stream()
            .filter(change -> change.action() == Action.CHANGED)
            .map(this::fieldChange)
            .toList(),
        changes.stream().anyMatch(change -> change.action() == Action.MOVED)
            ? move(first.subject(), first.key())
            : null);
  }

  private FieldChange fieldChange(Change change) {
    String field = String.valueOf(change.field());
    return new FieldChange(
        field,
        inTitles(change.subject(), field, change.before()),
        inTitles(change.subject(), field, change.after()));
  }

  private @Nullable String inTitles(Subject subject, String field, @Nullable String keys) {
    if (keys == null || !KEYS.contains(field)) {
      return keys;
    }
    String kind =
        switch (field) {
          case "skills" -> "skills ";
          case "stage" -> "stage ";
          default -> subject == Subject.STAGE ? "stage " : "milestone ";
        };
    return Arrays.stream(keys.split(", "))
        .map(key -> titles.getOrDefault(kind + key, key))
        .collect(Collectors.joining(", "));
  }

  private Move move(Subject subject, String key) {
    Place from = then.of(subject, key);
    Place to = now.of(subject, key);
    return new Move(
        titles.getOrDefault("stage " + from.stage(), ""),
        titles.getOrDefault("stage " + to.stage(), ""),
        from.number(),
        to.number());
  }

  private List<Section> sections(List<Thing> things) {
    Map<Name, List<Thing>> grouped = things.stream().collect(groupingBy(this::belongsTo));
    var order = new ArrayList<Name>();
    order.add(new Name(Subject.ROADMAP, ""));
    Stream.concat(after.stages().stream(), before.stages().stream())
        .map(stage -> new Name(Subject.STAGE, stage.key()))
        .distinct()
        .forEach(order::add);
    Stream.of(Subject.values())
        .map(subject -> new Name(subject, ""))
        .filter(name -> !order.contains(name))
        .forEach(order::add);
    return order.stream()
        .filter(grouped::containsKey)
        .map(name -> section(name, grouped.getOrDefault(name, List.of())))
        .toList();
  }

  private Section section(Name name, List<Thing> things) {
    Stage stage = now.stages.get(name.key());
    Set<String> touched = touchedMilestones(things);
    int kept =
        stage == null
            ? 0
            : (int) stage.milestones().stream().filter(one -> !touched.contains(one.key())).count();
    return new Section(
        name.subject(), name.key(), titles.getOrDefault("stage " + name.key(), ""), things, kept);
  }

  private Name belongsTo(Thing thing) {
    return switch (thing.subject()) {
      case STAGE -> new Name(Subject.STAGE, thing.key());
      case MILESTONE, INTERVIEW_QUESTION -> {
        Places places = thing.action() == Action.REMOVED ? then : now;
        yield new Name(Subject.STAGE, places.of(thing.subject(), thing.key()).stage());
      }
      case ROADMAP, SKILL, PORTFOLIO_PROJECT, RESUME_KEYWORD, FACT, SOURCE ->
          new Name(thing.subject(), "");
    };
  }

  private Tally tally(List<Thing> things) {
    List<Thing> milestones =
        things.stream().filter(thing -> thing.subject() == Subject.MILESTONE).toList();
    return new Tally(
        count(milestones, Action.ADDED),
        count(milestones, Action.REMOVED),
        milestones.stream().filter(thing -> !thing.fields().isEmpty()).count(),
        milestones.stream().filter(thing -> thing.move() != null).count(),
        after.stages().stream().mapToLong(stage -> stage.milestones().size()).sum()
            - milestones.stream().filter(thing -> thing.action() != Action.REMOVED).count());
  }

  private static long count(List<Thing> things, Action action) {
    return things.stream().filter(thing -> thing.action() == action).count();
  }

  private static Set<String> touchedMilestones(List<Thing> things) {
    return things.stream()
        .filter(thing -> thing.subject() == Subject.MILESTONE)
        .map(Thing::key)
        .collect(Collectors.toSet());
  }

  private record Name(Subject subject, String key) {}

  /**
   * @param stage its key; empty for what belongs to none
   * @param number from 1
   */
  private record Place(String stage, int number) {}

  /** Where the things of one version stand. */
  private static final class Places {

    private static final Place NOWHERE = new Place("", 0);

    private final Map<String, Stage> stages = new LinkedHashMap<>();
    private final Map<Name, Place> places = new HashMap<>();

    Places(Roadmap roadmap) {
      for (Stage stage : roadmap.stages()) {
        stages.put(stage.key(), stage);
        places.put(new Name(Subject.STAGE, stage.key()), new Place(stage.key(), stages.size()));
        place(Subject.MILESTONE, stage.key(), stage.milestones(), Milestone::key);
        place(
            Subject.INTERVIEW_QUESTION,
            stage.key(),
            stage.interviewQuestions(),
            InterviewQuestion::question);
      }
      place(Subject.SKILL, "", roadmap.skills(), Skill::key);
      place(Subject.PORTFOLIO_PROJECT, "", roadmap.portfolioProjects(), PortfolioProject::key);
      place(Subject.RESUME_KEYWORD, "", roadmap.resumeKeywords(), Function.identity());
      place(Subject.FACT, "", roadmap.facts(), CompareRoadmaps::name);
      place(Subject.SOURCE, "", roadmap.sources(), Source::title);
    }

    private <T> void place(Subject subject, String stage, List<T> all, Function<T, String> key) {
      List<String> keys = all.stream().map(key).distinct().toList();
      for (int i = 0; i < keys.size(); i++) {
        places.putIfAbsent(new Name(subject, keys.get(i)), new Place(stage, i + 1));
      }
    }

    Place of(Subject subject, String key) {
      return places.getOrDefault(new Name(subject, key), NOWHERE);
    }
  }
}
