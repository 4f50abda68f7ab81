package dev.milepost.progress.reporting;

import dev.milepost.edge.problem.ProblemType;
import dev.milepost.edge.problem.ProblemTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The problems that only milestone reports have. */
@Configuration(proxyBeanMethods = false)
class ReportingProblems {

  static final ProblemType AMBIGUOUS_ENROLMENT =
      new ProblemType(
          "ambiguous-enrolment",
          409,
          "Ambiguous enrolment",
          "The learner has several enrolments that the report could mean; `candidates` lists them."
              + " Send the one that is meant as `enrolment`.");
  static final ProblemType REVIEW_NOT_ALLOWED =
      new ProblemType(
          "review-not-allowed",
          403,
          "Reviews are for mentors",
          "Only mentors of the cohort and admins post `approved` and `changes-requested`.");
  static final ProblemType REPORT_CONFLICT =
      new ProblemType(
          "report-conflict",
          409,
          "Report conflicts with an earlier one",
          "The id, or the idempotency key, was used before for another report. Use a new one for a"
              + " new report.");
  static final ProblemType REPORT_QUARANTINED =
      new ProblemType(
          "report-quarantined",
          409,
          "Report quarantined",
          "The report was accepted but could not be recorded; it is kept, and an operator will look"
              + " at it.");
  static final ProblemType TOO_MANY_LINES =
      new ProblemType(
          "too-many-lines",
          413,
          "Too many lines",
          "A batch has at most `limitLines` lines. Those before were taken, as their outcomes say;"
              + " send the others in another batch.");

  @Bean
  ProblemTypes reportingProblemTypes() {
    return ProblemTypes.of(
        AMBIGUOUS_ENROLMENT,
        REVIEW_NOT_ALLOWED,
        REPORT_CONFLICT,
        REPORT_QUARANTINED,
        TOO_MANY_LINES);
  }
}
