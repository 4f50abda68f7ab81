package dev.milepost.progress.reporting;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Problem;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the one enrolment that a report is about, among those that the reporter may report for.
 * What they may not see is refused exactly like what does not exist.
 */
@Component
class MeantEnrolment {

  private final EnrolledLearners learners;
  private final PublishedRoadmaps roadmaps;

  MeantEnrolment(EnrolledLearners learners, PublishedRoadmaps roadmaps) {
    this.learners = learners;
    this.roadmaps = roadmaps;
  }

  /**
   * @throws Problem 422 naming the field that leads to no enrolment; 409 when several are left
   */
  Enrolled of(MilestoneReport report, Caller caller) {
    UUID named = report.enrolment();
    if (named != null) {
      Enrolled enrolled =
          learners
              .enrolment(named)
              .filter(found -> found.isVisibleTo(caller))
              .orElseThrow(() -> refused("/enrolment", "an enrolment that you may report for"));
      return fitting(List.of(enrolled), report).getFirst();
    }
    UUID learner = report.learner() == null ? caller.personId() : report.learner();
    List<Enrolled> visible = visible(learner, report, caller);
    if (visible.isEmpty()) {
      throw report.learner() == null
          ? refused("/enrolment", "an enrolment; you have none yourself")
          : refused("/learner", "a learner whom you may report for");
    }
    return single(fitting(visible, report));
  }

  /** As {@link #of}, by what the database says now of an enrolment that was found before. */
  Enrolled again(Enrolled found, MilestoneReport report, Caller caller) {
    learners.forget(found);
    return of(report, caller);
  }

  /** Who was enrolled since the learner's others were looked for is looked for again. */
  private List<Enrolled> visible(UUID learner, MilestoneReport report, Caller caller) {
    List<Enrolled> known = visible(learner, caller);
    if (known.stream().anyMatch(enrolled -> isNamed(enrolled, report))) {
      return known;
    }
    learners.forgetAllOf(learner);
    return visible(learner, caller);
  }

  private List<Enrolled> visible(UUID learner, Caller caller) {
    return learners.enrolmentsOf(learner).stream().filter(e -> e.isVisibleTo(caller)).toList();
  }

  private static boolean isNamed(Enrolled enrolled, MilestoneReport report) {
    return (report.cohort() == null || report.cohort().equals(enrolled.cohortSlug()))
        && (report.roadmap() == null || report.roadmap().equals(enrolled.roadmap()));
  }

  private List<Enrolled> fitting(List<Enrolled> enrolments, MilestoneReport report) {
    String cohort = report.cohort();
    var ofCohort = keep(enrolments, cohort, e -> e.cohortSlug().equals(cohort));
    if (ofCohort.isEmpty()) {
      throw refused("/cohort", "the slug of a cohort that the learner is enrolled in");
    }
    String roadmap = report.roadmap();
    var ofRoadmap = keep(ofCohort, roadmap, e -> e.roadmap().equals(roadmap));
    if (ofRoadmap.isEmpty()) {
      throw refused(
          "/roadmap",
          !isPublished(String.valueOf(roadmap))
              ? "the slug of a published roadmap"
              : "the slug of the roadmap that the learner's cohort follows");
    }
    Integer version = report.roadmapVersion();
    return version == null || ofRoadmap.size() == 1
        ? ofRoadmap
        : keepSome(ofRoadmap, e -> e.roadmapVersion() == version);
  }

  /** No text with U+0000 can be asked for; there is none either. */
  private boolean isPublished(String slug) {
    return slug.indexOf('\0') < 0 && !roadmaps.versions(slug).isEmpty();
  }

  private static List<Enrolled> keep(
      List<Enrolled> enrolments, @Nullable Object wanted, Predicate<Enrolled> fits) {
    return wanted == null ? enrolments : enrolments.stream().filter(fits).toList();
  }

  private static List<Enrolled> keepSome(List<Enrolled> enrolments, Predicate<Enrolled> fits) {
    var kept = enrolments.stream().filter(fits).toList();
    return kept.isEmpty() ? enrolments : kept;
  }

  /** One that still runs is preferred to those that were withdrawn. */
  private static Enrolled single(List<Enrolled> enrolments) {
    var running = keepSome(enrolments, enrolled -> enrolled.withdrawnOn() == null);
    if (running.size() == 1) {
      return running.getFirst();
    }
    throw new Problem(
            ReportingProblems.AMBIGUOUS_ENROLMENT, "The report could mean several enrolments.")
        .at("/enrolment", "the id of one of the candidates")
        .with(
            "candidates",
            running.stream()
                .map(e -> Map.of("enrolment", e.id(), "cohort", e.cohortSlug()))
                .toList());
  }

  private static Problem refused(String pointer, String wouldBeRight) {
    return new Problem(EdgeProblems.INVALID_FIELDS, "The report names something that is not there.")
        .at(pointer, wouldBeRight);
  }
}
