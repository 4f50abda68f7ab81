package dev.milepost.notification.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a cohort stands, once a week.
 *
 * @param day of the message, in the cohort's zone
 * @param since when the digest before was due: who has finished later is told
 * @param learners how many are enrolled
 * @param atRisk who may need help, worst first, as many as the cohort wants named
 * @param atRiskTotal how many there are
 * @param waiting what waits for a review, by milestone, longest first
 * @param finished the learners who have finished, the first of them first; as many as are named
 * @param finishedTotal how many there are
 */
public record MentorDigest(
    LocalDate day,
    Instant since,
    int learners,
    List<AtRisk> atRisk,
    int atRiskTotal,
    List<Backlog> waiting,
    List<UUID> finished,
    int finishedTotal)
    implements Finding.AboutCohort {

  @Override
  public Rule rule() {
    return Rule.MENTOR_DIGEST;
  }

  @Override
  public String subject() {
    return day.toString();
  }

  @Override
  public Set<UUID> named() {
    return Stream.concat(atRisk.stream().map(AtRisk::learner), finished.stream())
        .collect(Collectors.toSet());
  }

  /**
   * @param count how many wait
   * @param oldest since when the first of them does, in the cohort's zone
   */
  public record Backlog(String milestone, int count, LocalDate oldest) {}
}
