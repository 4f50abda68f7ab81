package dev.milepost.roadmap.comparing;

import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.roadmap.comparing.Change.Action;
import dev.milepost.roadmap.comparing.Change.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed from one version to another, sorted for reading: by stage, then by thing, with all
 * that changed about one thing together.
 *
 * @param sections only those in which something changed, in reading order
 * @param milestones how many of them had which fate
 * @param untouchedStages how many stages of the newer version have no section
 */
public record Differences(List<Section> sections, Tally milestones, int untouchedStages) {

  public static Differences between(Roadmap before, Roadmap after) {
    return new SortChanges(before, after).sorted();
  }

  /**
   * Whether there is nothing to tell. Two versions that differ only in something that both say
   * twice are not the same all the same.
   */
  public boolean none() {
    return sections.isEmpty();
  }

  /**
   * A stage with its milestones and interview questions, or all things of another kind.
   *
   * @param subject what it is about; the stage's section holds milestones and questions too
   * @param key of the stage; empty for other sections
   * @param title of the stage; empty for other sections
   * @param kept milestones of the stage in which nothing changed
   */
  public record Section(Subject subject, String key, String title, List<Thing> things, int kept) {}

  /**
   * One thing that changed, found again by its key.
   *
   * @param action what happened first and foremost: a thing that has changed and moved has changed
   * @param title as in the newer version, or the older where it was removed; null without one
   * @param fields what changed about it
   * @param move null when it stayed where it was
   */
  public record Thing(
      Subject subject,
      Action action,
      String key,
      @Nullable String title,
      List<FieldChange> fields,
      @Nullable Move move) {

    /** What a person calls it. */
    public String name() {
      return title == null ? key : title;
    }
  }

  /**
   * A field's values in words; keys of stages, milestones and skills are told by their titles.
   *
   * @param before null or empty for nothing
   * @param after null or empty for nothing
   */
  public record FieldChange(String field, @Nullable String before, @Nullable String after) {}

  /**
   * From one place to another.
   *
   * @param fromStage title of the older stage; the same as {@code toStage} when it stayed in it
   * @param fromPlace within the stage, or among all of its kind, from 1
   */
  public record Move(String fromStage, String toStage, int fromPlace, int toPlace) {

    public boolean toAnotherStage() {
      return !fromStage.equals(toStage);
    }
  }

  /**
   * How many milestones had which fate; one that has changed and moved counts as both.
   *
   * @param kept those about which nothing changed
   */
  public record Tally(long added, long removed, long changed, long moved, long kept) {}
}
