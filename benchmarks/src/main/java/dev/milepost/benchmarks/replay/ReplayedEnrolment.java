package dev.milepost.benchmarks.replay;

import dev.milepost.benchmarks.replay.Happening.Joined;
import dev.milepost.benchmarks.replay.Happening.Left;
import dev.milepost.benchmarks.replay.Happening.Reported;
import dev.milepost.events.MilestoneEventType;
import dev.milepost.events.MilestoneReported;
import dev.milepost.local.oulad.ToldCohort.Enrolment;
import dev.milepost.local.oulad.ToldCohort.Report;
import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.rules.Rule;
import dev.milepost.notification.scheduling.Occasion;
import dev.milepost.notification.scheduling.RunAhead.AsItStands;
import dev.milepost.state.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One enrolment while its time passes: what is known of it so far. */
final class ReplayedEnrolment {

  private final ReplayedCohort cohort;
  private final Enrolment told;
  private final List<MilestoneReported> events = new ArrayList<>();
  private @Nullable LocalDate withdrawnOn;

  ReplayedEnrolment(ReplayedCohort cohort, Enrolment told) {
    this.cohort = cohort;
    this.told = told;
  }

  ReplayedCohort cohort() {
    return cohort;
  }

  Enrolment told() {
    return told;
  }

  /** The whole of its time, in no certain order; nothing comes before the enrolment itself. */
  Stream<Happening> happenings() {
    Instant joined = cohort.noon(told.enrolledOn());
    Stream<Happening> reported =
        told.reports().stream()
            .map(report -> new Reported(later(joined, report.at()), this, report));
    LocalDate leaves = told.withdrawnOn();
    Stream<Happening> left =
        leaves == null
            ? Stream.of()
            : Stream.of(new Left(later(joined, cohort.noon(leaves)), this));
    return Stream.of(Stream.of(new Joined(joined, this)), reported, left)
        .flatMap(happenings -> happenings);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** As the notification service begins with it: a welcome waits. */
  AsItStands begin(Instant at) {
    var welcome = new Occasion(told.id(), Rule.WELCOME, "", at, at, at);
    return new AsItStands(facts(), at, at, List.of(welcome), List.of(), Set.of());
  }

  /** Returns what the progress service would tell of: stages and the roadmap completed. */
  List<Occasion> report(Instant at, Report report) {
    Standing before = Moment.now(facts(), at).standing();
    events.add(event(report));
    Standing after = Moment.now(facts(), at).standing();
    Stream<Occasion> stages =
        IntStream.range(0, after.outline().stages().size())
            .filter(stage -> after.isStageCompleted(stage) && !before.isStageCompleted(stage))
            .mapToObj(stage -> after.outline().stages().get(stage).key())
            .map(stage -> occasion(Rule.STAGE_COMPLETED, stage, at));
    Stream<Occasion> roadmap =
        after.isRoadmapCompleted() && !before.isRoadmapCompleted()
            ? Stream.of(occasion(Rule.ROADMAP_COMPLETED, "", at))
            : Stream.of();
    return Stream.concat(stages, roadmap).toList();
  }

  void leave() {
    withdrawnOn = told.withdrawnOn();
  }

  private Occasion occasion(Rule rule, String subject, Instant at) {
    return new Occasion(told.id(), rule, subject, at, at, at);
  }

  private MilestoneReported event(Report report) {
    return new MilestoneReported(
        report.id(),
        told.learner(),
        told.id(),
        told.learner(),
        "import",
        report.milestone(),
        MilestoneEventType.COMPLETED,
        null,
        report.at(),
        report.at(),
        null,
        null,
        report.carriedOver(),
        0);
  }

  EnrolmentFacts facts() {
    return new EnrolmentFacts(
        told.id(),
        told.learner(),
        cohort.course(),
        cohort.noon(told.enrolledOn()),
        told.countsFrom(),
        withdrawnOn,
        null,
        cohort.plan().byKey(cohort.course().outline()),
        cohort.course().zone(),
        cohort.course().settings().window(),
        false,
        List.copyOf(events));
  }
}
