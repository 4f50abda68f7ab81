package dev.milepost.notification.rules;

import static java.util.stream.Collectors.groupingBy;

import dev.milepost.notification.enrolment.CohortMoment;
import dev.milepost.notification.enrolment.LearnerSituation;
import dev.milepost.notification.enrolment.Mentor;
import dev.milepost.notification.enrolment.WaitingReview;
import dev.milepost.notification.rules.MentorDigest.Backlog;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Once a week, on the cohort's day for it: who may need help and why, what waits for a review, and
 * who has finished. Nothing when there is nothing of these to say.
 */
public final class MentorDigestRule implements MentorRule<MentorDigest> {

  @Override
  public Rule rule() {
    return Rule.MENTOR_DIGEST;
  }

  @Override
  public boolean looksOn(LocalDate day, Mentor mentor) {
    return day.getDayOfWeek() == mentor.course().settings().digestDay();
  }

  @Override
  public Optional<MentorDigest> finding(CohortMoment now) {
    return tell(now.today(), before(now), now);
  }

  @Override
  public Optional<MentorDigest> stillTrue(MentorDigest finding, CohortMoment now) {
    return tell(finding.day(), finding.since(), now);
  }

  /**
   * When the digest before was due, of which blackout days may have moved several to one moment.
   */
  private Instant before(CohortMoment now) {
    LocalDate last =
        now.today().with(TemporalAdjusters.previousOrSame(now.course().settings().digestDay()));
    return Stream.iterate(last, day -> day.minusWeeks(1))
        .map(day -> rule().speaksOn(day, now.mentor().sendTimes()))
        .filter(moment -> moment.isBefore(now.at()))
        .findFirst()
        .orElseThrow();
  }

  private Optional<MentorDigest> tell(LocalDate day, Instant since, CohortMoment now) {
    int most = rule().setting(now.course().settings()).number();
    List<AtRisk> atRisk = atRisk(now);
    List<UUID> finished = finished(since, now);
    return atRisk.isEmpty() && now.waiting().isEmpty() && finished.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MentorDigest(
                day,
                since,
                now.learners().size(),
                atRisk.stream().limit(most).toList(),
                atRisk.size(),
                backlogs(now),
                finished.stream().limit(most).toList(),
                finished.size()));
  }

  private static List<AtRisk> atRisk(CohortMoment now) {
    var risk = new RiskRule(now.today());
    return now.learners().stream()
        .map(risk::assess)
        .flatMap(Optional::stream)
        .sorted(AtRisk.WORST_FIRST)
        .toList();
  }

  private static List<Backlog> backlogs(CohortMoment now) {
    return now.waiting().stream().collect(groupingBy(WaitingReview::milestone)).values().stream()
        .map(
            same ->
                new Backlog(
                    same.getFirst().milestone(),
                    same.size(),
                    same.stream().min(WaitingReview.LONGEST_FIRST).orElseThrow().since()))
        .sorted(Comparator.comparing(Backlog::oldest).thenComparing(Backlog::milestone))
        .toList();
  }

  private static List<UUID> finished(Instant since, CohortMoment now) {
    return now.learners().stream()
        .filter(learner -> learner.finishedAt() != null && learner.finishedAt().isAfter(since))
        .sorted(
            Comparator.comparing(
                (LearnerSituation learner) -> Objects.requireNonNull(learner.finishedAt())))
        .map(LearnerSituation::learner)
        .toList();
  }
}
