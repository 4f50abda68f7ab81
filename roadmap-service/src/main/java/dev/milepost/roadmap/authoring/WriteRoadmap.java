package dev.milepost.roadmap.authoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.events.RoadmapPublished.Roadmap;
import java.util.LinkedHashMap;
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

  /** JSON in UTF-8, as compactly as it is told to other services. */
  public static byte[] published(Roadmap roadmap) {
    return JSON.writeValueAsBytes(roadmap);
  }

  public static String asJson(Roadmap roadmap) {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(roadmap) + "\n";
  }

  public static String asYaml(Roadmap roadmap) {
    var settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setWidth(100)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .build();
    Map<String, Object> document = JSON.convertValue(roadmap, new TypeReference<>() {});
    return new Dump(settings).dumpToString(shortened(document));
  }

  private static Object shortened(Object value) {
    return switch (value) {
      case Map<?, ?> fields -> {
        var kept = new LinkedHashMap<Object, Object>();
        fields.forEach(
            (name, field) -> {
              if (!isDefault(name, field)) {
                kept.put(name, shortened(field));
              }
            });
        yield kept;
      }
      case List<?> items -> items.stream().map(WriteRoadmap::shortened).toList();
      case Double number when number == Math.rint(number) -> number.longValue();
      default -> value;
    };
  }

  /** The names of a {@link Milestone}'s defaults belong to nothing else in a roadmap. */
  private static boolean isDefault(Object name, Object value) {
    boolean empty = value instanceof List<?> list && list.isEmpty() || value.equals("");
    return empty || value.equals(DEFAULTS.get(name));
  }
}
