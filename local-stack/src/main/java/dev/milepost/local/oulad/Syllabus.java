package dev.milepost.local.oulad;

import static java.util.stream.Collectors.toMap;

import dev.milepost.local.oulad.source.Assessment;
import dev.milepost.local.oulad.source.Assessment.Type;
import dev.milepost.local.oulad.source.Presentation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A presentation laid out as stages and milestones. A milestone's key is its type and its number
 * among those of that type by due day, such as {@code tma-1}, so that it is the same in every
 * presentation of the module. Each tutor-marked assignment ends a stage; what is due after the last
 * one belongs to the last stage.
 *
 * @param stages in order; at least one unless nothing is handed in at all
 */
record Syllabus(Presentation presentation, List<Stage> stages) {

  private static final int DAYS_PER_WEEK = 7;

  /**
   * @param weeks at least 1
   * @param items by due day; of those that are due on one day the tutor-marked one comes last
   */
  record Stage(int number, int weeks, List<Item> items) {

    String key() {
      return "part-" + number;
    }
  }

  /**
   * @param number among those of its type, from 1
   * @param dueDay counted from the presentation's start
   */
  record Item(Assessment assessment, int number, int dueDay) {

    Type type() {
      return assessment.type();
    }

    String key() {
      return type().wireName() + "-" + number;
    }

    /** Exams are optional and worth nothing: hardly anybody hands one in. */
    boolean isRequired() {
      return type() != Type.EXAM;
    }

    int points() {
      return isRequired() ? Math.max(1, (int) Math.round(assessment.weight())) : 0;
    }
  }

  static Syllabus of(Presentation presentation) {
    List<Item> items = items(presentation);
    List<Item> tutored = items.stream().filter(item -> item.type() == Type.TMA).toList();
    int last = Math.max(0, tutored.size() - 1);
    var stages = new ArrayList<Stage>();
    int from = 0;
    int start = 0;
    for (int stage = 0; stage <= last; stage++) {
      boolean isLast = stage == last;
      int to = isLast ? items.size() : items.indexOf(tutored.get(stage)) + 1;
      int end = isLast ? presentation.days() : tutored.get(stage).dueDay();
      int weeks = Math.max(1, Math.round((end - start) / (float) DAYS_PER_WEEK));
      stages.add(new Stage(stage + 1, weeks, items.subList(from, to)));
      from = to;
      start = end;
    }
    return new Syllabus(presentation, List.copyOf(stages));
  }

  /** Milestone key by the source's id of the assessment. */
  Map<Integer, String> keys() {
    return stages.stream()
        .flatMap(stage -> stage.items().stream())
        .collect(toMap(item -> item.assessment().id(), Item::key));
  }

  private static List<Item> items(Presentation presentation) {
    var numbers = new EnumMap<Type, Integer>(Type.class);
    Comparator<Assessment> byDueDay = Comparator.comparingInt(presentation::dueDayOf);
    return presentation.assessments().stream()
        .sorted(
            byDueDay
                .thenComparing(assessment -> assessment.type() == Type.TMA)
                .thenComparingInt(Assessment::id))
        .map(
            assessment ->
                new Item(
                    assessment,
                    numbers.merge(assessment.type(), 1, Integer::sum),
                    presentation.dueDayOf(assessment)))
        .toList();
  }
}
