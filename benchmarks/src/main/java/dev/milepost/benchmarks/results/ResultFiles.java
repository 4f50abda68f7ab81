package dev.milepost.benchmarks.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Where results are kept: one JSON file a benchmark, of some a picture too. */
public final class ResultFiles {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  private final Path folder;

  public ResultFiles(Path folder) {
    this.folder = folder;
  }

  /** Replaces the results of a benchmark's last run. */
  public void write(String benchmark, Object report) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(benchmark + ".json"), JSON.writeValueAsString(report) + "\n");
  }

  /** Replaces them, with a table in Markdown. */
  public void write(String benchmark, Object report, String table) throws IOException {
    write(benchmark, report);
    Files.writeString(folder.resolve(benchmark + ".md"), table);
  }

  /** Replaces them, with a picture. */
  public void write(String benchmark, Object report, BarChart chart) throws IOException {
    write(benchmark, report);
    Files.writeString(folder.resolve(benchmark + ".svg"), chart.svg());
  }
}
