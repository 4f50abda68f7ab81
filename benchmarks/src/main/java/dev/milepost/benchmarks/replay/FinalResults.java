package dev.milepost.benchmarks.replay;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.milepost.benchmarks.results.Invalid;
import dev.milepost.local.oulad.ToldCohort;
import dev.milepost.local.oulad.ToldCohort.Enrolment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * How courses ended for their learners: read here and nowhere else, to hold alerts against, since
 * none of it may reach the product.
 */
final class FinalResults {

  private final Map<String, String> results = new HashMap<>();

  private FinalResults() {}

  /** Of {@code studentInfo.csv} or {@code studentInfo.csv.gz} in this folder. */
  static FinalResults read(Path folder) throws IOException {
    var results = new FinalResults();
    try (var csv =
        CsvReader.builder()
            .detectBomHeader(true)
            .ofNamedCsvRecord(open(folder), StandardCharsets.UTF_8)) {
      for (NamedCsvRecord row : csv) {
        String cohort = row.getField("code_module") + "-" + row.getField("code_presentation");
        results.results.put(key(cohort, row.getField("id_student")), row.getField("final_result"));
      }
    }
    return results;
  }

  private static InputStream open(Path folder) throws IOException {
    Path plain = folder.resolve("studentInfo.csv");
    return Files.exists(plain)
        ? Files.newInputStream(plain)
        : new GZIPInputStream(Files.newInputStream(folder.resolve("studentInfo.csv.gz")));
  }

  private static String key(String cohort, String student) {
    return cohort.toLowerCase(Locale.ROOT) + "/" + student;
  }

  Result of(ToldCohort cohort, Enrolment enrolment) {
    String slug = cohort.slug().substring(cohort.slug().indexOf('-') + 1);
    String result = results.get(key(slug, Integer.toString(enrolment.student())));
    return switch (result) {
      case "Pass", "Distinction" -> Result.PASSED;
      case "Fail" -> Result.FAILED;
      case "Withdrawn" -> Result.WITHDRAWN;
      case null, default -> throw new Invalid("a learner of " + cohort.slug() + " has no result");
    };
  }

  enum Result {
    PASSED,
    FAILED,
    WITHDRAWN
  }
}
