package dev.milepost.local.sample;

import dev.milepost.local.client.MilestoneReport;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a sample learner did, and what the mentor said to it: milestone after milestone, at the
 * learner's distance from the plan, until their last day. The same whenever it is told.
 */
final class Story {

  private static final int STARTED_BEFORE = 3;
  private static final int REWORK_DAYS = 3;

  private final SampleLearner learner;
  private final LocalDate start;
  private final ZoneId zone;
  private final List<MilestoneReport> own = new ArrayList<>();
  private final List<MilestoneReport> verdicts = new ArrayList<>();

  private Story(SampleLearner learner, LocalDate start, ZoneId zone) {
    this.learner = learner;
    this.start = start;
    this.zone = zone;
  }

  /**
   * @param start the cohort's first day
   */
  static Story of(SampleLearner learner, List<Step> steps, LocalDate start, ZoneId zone) {
    var story = new Story(learner, start, zone);
    int day = 0;
    for (Step step : steps) {
      if (step.required() || story.chance(step, "takes", 2) == 0) {
        day = Math.max(day, story.dayOf(step));
        if (day > learner.lastDay()) {
          story.begin(step, day);
          break;
        }
        story.finish(step, day);
      }
    }
    return story;
  }

  /** What the learner reports. */
  List<MilestoneReport> own() {
    return own;
  }

  /** What the mentor reports of it. */
  List<MilestoneReport> verdicts() {
    return verdicts;
  }

  private int dayOf(Step step) {
    int wobble = step.review() ? 0 : chance(step, "day", 3) - 1;
    return Math.max(0, step.dueDay() - learner.lead() + wobble);
  }

  private void begin(Step step, int finishedOn) {
    int day = finishedOn - STARTED_BEFORE;
    if (day >= 0 && day <= learner.lastDay()) {
      own.add(report(step, "started", day, 1));
    }
  }

  private void finish(Step step, int day) {
    if (!step.review()) {
      own.add(withEvidence(step, report(step, "completed", day, 1)));
      return;
    }
    UUID first = submit(step, day, 1);
    boolean rework = chance(step, "rework", 4) == 0 && day + REWORK_DAYS <= learner.lastDay();
    judge(step, rework ? "changes-requested" : "approved", first, day + 1);
    if (rework) {
      judge(step, "approved", submit(step, day + REWORK_DAYS, 2), day + REWORK_DAYS + 1);
    }
  }

  private UUID submit(Step step, int day, int round) {
    var report = report(step, "submitted", day, round);
    own.add(withEvidence(step, report));
    return report.id();
  }

  /** The mentor judges on the day after; what was handed in yesterday still waits. */
  private void judge(Step step, String verdict, UUID submission, int day) {
    if (day <= SampleLearner.YESTERDAY) {
      verdicts.add(report(step, verdict, day, 1).judging(submission));
    }
  }

  private MilestoneReport report(Step step, String type, int day, int round) {
    OffsetDateTime at =
        start
            .plusDays(day)
            .atTime(8 + chance(step, type, 12), chance(step, type + " minute", 60))
            .atZone(zone)
            .toOffsetDateTime();
    return MilestoneReport.of(
        learner.id(step.key(), type, Integer.toString(round)),
        learner.id("enrolment"),
        step.key(),
        type,
        at);
  }

  private MilestoneReport withEvidence(Step step, MilestoneReport report) {
    return step.needsEvidence() || step.review()
        ? report.withEvidence(
            "https://git.example.invalid/%s/%s"
                .formatted(
                    learner.address().substring(0, learner.address().indexOf('@')), step.key()))
        : report;
  }

  /** From 0 to below {@code bound}; always the same for this learner and step. */
  private int chance(Step step, String what, int bound) {
    return Math.floorMod(learner.id(step.key(), "chance", what).hashCode(), bound);
  }
}
