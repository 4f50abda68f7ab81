package dev.milepost.progress.enrolling;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.problem.ProblemType;
import dev.milepost.edge.problem.ProblemTypes;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The problems of enrolling. */
@Configuration(proxyBeanMethods = false)
class EnrolmentProblems {

  private static final ProblemType COHORT_NOT_OPEN =
      new ProblemType(
          "cohort-not-open",
          409,
          "Cohort not open",
          "The cohort is closed or over; ask its mentors to be enrolled.");
  private static final ProblemType INVALID_ROWS =
      new ProblemType(
          "invalid-rows",
          422,
          "Invalid rows",
          "Nothing was imported. `rows` holds each fault with its line (the first is 1), its column"
              + " and what would be right there; correct them and send the whole file again.");
  private static final ProblemType MALFORMED_CSV =
      new ProblemType(
          "malformed-csv",
          400,
          "Malformed CSV",
          "The body is not comma-separated text in UTF-8 with a header row; the detail says where"
              + " reading stopped.");
  private static final ProblemType TOO_MANY_ROWS =
      new ProblemType(
          "too-many-rows",
          413,
          "Too many rows",
          "The file has more than `limitRows` rows; send it in parts.");

  @Bean
  ProblemTypes enrolmentProblemTypes() {
    return ProblemTypes.of(COHORT_NOT_OPEN, INVALID_ROWS, MALFORMED_CSV, TOO_MANY_ROWS);
  }

  static Problem notOpen() {
    return new Problem(COHORT_NOT_OPEN, "One cannot join this cohort by oneself now.");
  }

  static boolean isNotOpen(Problem problem) {
    return problem.type().equals(COHORT_NOT_OPEN);
  }

  static Problem invalidRows(List<RowFault> faults) {
    long rows = faults.stream().map(RowFault::line).distinct().count();
    return new Problem(INVALID_ROWS, "Nothing was imported: %d rows have faults.".formatted(rows))
        .with("rows", faults);
  }

  static Problem malformedCsv(String detail) {
    return new Problem(MALFORMED_CSV, detail);
  }

  static Problem tooManyRows(int limit) {
    return new Problem(TOO_MANY_ROWS, "A file may have at most %d rows.".formatted(limit))
        .with("limitRows", limit);
  }
}
