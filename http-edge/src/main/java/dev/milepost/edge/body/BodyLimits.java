package dev.milepost.edge.body;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.server.PathContainer;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * How large a request body to the API may be.
 *
 * @param bodyLimit for every path below {@code /api} that {@code bodyLimits} says nothing about; 64
 *     KB unless told
 * @param bodyLimits path pattern to limit; the most specific pattern that fits is used
 */
@ConfigurationProperties("milepost.api")
record BodyLimits(
    @DefaultValue("64KB") DataSize bodyLimit, @DefaultValue Map<String, DataSize> bodyLimits) {

  /** The limit by path, to be worked out once. */
  Table table() {
    return new Table(
        bodyLimits.entrySet().stream()
            .map(
                limit ->
                    new Row(
                        PathPatternParser.defaultInstance.parse(limit.getKey()),
                        limit.getValue().toBytes()))
            .sorted(Comparator.comparing(Row::pattern))
            .toList(),
        bodyLimit.toBytes());
  }

  record Table(List<Row> rows, long otherwise) {

    long bytes(String path) {
      PathContainer container = PathContainer.parsePath(path);
      return rows.stream()
          .filter(row -> row.pattern().matches(container))
          .mapToLong(Row::bytes)
          .findFirst()
          .orElse(otherwise);
    }
  }

  record Row(PathPattern pattern, long bytes) {}
}
