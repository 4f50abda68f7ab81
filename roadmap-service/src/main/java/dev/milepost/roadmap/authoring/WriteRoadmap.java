package dev.milepost.roadmap.authoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.events.RoadmapPublished.Roadmap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a roadmap in the authoring format, so that reading it gives an equal roadmap. YAML leaves
 * out what would be read as the default; JSON says everything.
 */
public final class WriteRoadmap {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private static final Map<String, Object> DEFAULTS =
      Map.of(
          "required", Defaults.REQUIRED,
          "points", Defaults.POINTS,
          "hours", Defaults.HOURS,
          "evidence", Values.slug(Defaults.EVIDENCE),
          "review", Defaults.REVIEW);

  private WriteRoadmap() {}

  public static String asJson(Roadmap roadmap) {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(roadmap) + "\n";
  }

  public static String asYaml(Roadmap roadmap) {
    var settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setWidth(100)
            .setSplitLines(true)
            .build();
    Map<String, Object> document = JSON.convertValue(roadmap, new TypeReference<>() {});
    shorten(document);
    return new Dump(settings).dumpToString(document);
  }

  /** The names of a {@link Milestone}'s defaults belong to nothing else in a roadmap. */
  private static void shorten(Object value) {
    switch (value) {
      case Map<?, ?> fields -> {
        fields.entrySet().removeIf(field -> isDefault(field.getKey(), field.getValue()));
        fields.values().forEach(WriteRoadmap::shorten);
      }
      case List<?> items -> items.forEach(WriteRoadmap::shorten);
      default -> {}
    }
  }

  private static boolean isDefault(Object name, Object value) {
    boolean empty = value instanceof List<?> list && list.isEmpty() || value.equals("");
    return empty || value.equals(DEFAULTS.get(name));
  }
}
