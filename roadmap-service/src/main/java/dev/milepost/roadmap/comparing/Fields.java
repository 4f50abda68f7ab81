package dev.milepost.roadmap.comparing;

import dev.milepost.events.RoadmapPublished.Fact;
import dev.milepost.events.RoadmapPublished.InterviewQuestion;
import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.events.RoadmapPublished.PortfolioProject;
import dev.milepost.events.RoadmapPublished.Resource;
import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.events.RoadmapPublished.Skill;
import dev.milepost.events.RoadmapPublished.Source;
import dev.milepost.events.RoadmapPublished.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The plain fields of each thing in a roadmap, named as authors write them. */
final class Fields {

  static final List<Field<Roadmap>> ROADMAP =
      List.of(
          new Field<>("title", Roadmap::title),
          new Field<>("summary", Roadmap::summary),
          new Field<>("days", Roadmap::days));

  static final List<Field<Stage>> STAGE =
      List.of(
          new Field<>("title", Stage::title),
          new Field<>("summary", Stage::summary),
          new Field<>("weeks", Stage::weeks),
          new Field<>("prerequisites", Stage::prerequisites),
          new Field<>("resumeKeywords", Stage::earns));

  static final List<Field<Milestone>> MILESTONE =
      List.of(
          new Field<>("title", Milestone::title),
          new Field<>("summary", Milestone::summary),
          new Field<>("kind", Milestone::kind),
          new Field<>("required", Milestone::required),
          new Field<>("points", Milestone::points),
          new Field<>("hours", Milestone::hours),
          new Field<>("dueDay", Milestone::dueDay),
          new Field<>("prerequisites", Milestone::prerequisites),
          new Field<>("evidence", Milestone::evidence),
          new Field<>("review", Milestone::review),
          new Field<>("skills", Milestone::skills),
          new Field<>("resources", Milestone::resources));

  static final List<Field<InterviewQuestion>> QUESTION =
      List.of(new Field<>("answer", InterviewQuestion::answer));

  static final List<Field<Skill>> SKILL =
      List.of(new Field<>("title", Skill::title), new Field<>("summary", Skill::summary));

  static final List<Field<PortfolioProject>> PROJECT =
      List.of(
          new Field<>("title", PortfolioProject::title),
          new Field<>("summary", PortfolioProject::summary),
          new Field<>("stage", PortfolioProject::stage),
          new Field<>("milestones", PortfolioProject::milestones));

  static final List<Field<Fact>> FACT = List.of(new Field<>("value", Fact::value));

  static final List<Field<Source>> SOURCE =
      List.of(new Field<>("author", Source::author), new Field<>("published", Source::published));

  private Fields() {}

  /**
   * @param value null when the author left it out
   */
  record Field<T>(String name, Function<T, @Nullable Object> value) {

    boolean differs(T before, T after) {
      return !Objects.equals(value.apply(before), value.apply(after));
    }

    @Nullable String inWords(T thing) {
      Object found = value.apply(thing);
      return found == null ? null : text(found);
    }

    private static String text(Object value) {
      return switch (value) {
        case List<?> list -> list.stream().map(Field::text).collect(Collectors.joining(", "));
        case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
        case Resource resource -> "%s <%s>".formatted(resource.title(), resource.url());
        case Double number when number == Math.rint(number) -> Long.toString(number.longValue());
        default -> value.toString();
      };
    }
  }
}
