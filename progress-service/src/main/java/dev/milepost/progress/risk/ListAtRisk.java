package dev.milepost.progress.risk;

import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.risk.AtRiskList.Entry;
import dev.milepost.progress.risk.AtRiskList.ReasonInWords;
import dev.milepost.progress.risk.Reason.BehindPlan;
import dev.milepost.progress.risk.Reason.Inactive;
import dev.milepost.progress.risk.Reason.NeverStarted;
import dev.milepost.progress.roster.LearnerRow;
import dev.milepost.progress.roster.PageOf;
import dev.milepost.progress.roster.Roster;
import dev.milepost.progress.wording.Wording;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Lists the learners of a cohort who may need help, with the reasons in words. */
@Component
public class ListAtRisk {

  private final Situations situations;
  private final Roster roster;
  private final Wording wording;

  ListAtRisk(Situations situations, Roster roster, Wording wording) {
    this.situations = situations;
    this.roster = roster;
    this.wording = wording;
  }

  /**
   * The list at one moment.
   *
   * @param today in the cohort's zone
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public AtRiskList list(Cohort cohort, LocalDate today, PageOf page) {
    var rule = new RiskRule(cohort.startDay(), cohort.endDay(), today);
    List<Risk> risks = rule.isRunning() ? risks(cohort, rule, today) : List.of();
    List<Risk> shown = risks.stream().skip(page.offset()).limit(page.size()).toList();
    Map<UUID, LearnerRow> learners =
        roster.byEnrolment(cohort, shown.stream().map(Risk::enrolment).toList(), today);
    List<Entry> entries =
        shown.stream()
            .map(risk -> entry(risk, Objects.requireNonNull(learners.get(risk.enrolment()))))
            .toList();
    return new AtRiskList(entries, page.number(), page.size(), risks.size());
  }

  private List<Risk> risks(Cohort cohort, RiskRule rule, LocalDate today) {
    return situations.suspicious(cohort.id(), today).stream()
        .map(rule::assess)
        .flatMap(Optional::stream)
        .sorted(Risk.WORST_FIRST)
        .toList();
  }

  private Entry entry(Risk risk, LearnerRow learner) {
    return new Entry(learner, risk.score(), risk.reasons().stream().map(this::inWords).toList());
  }

  private ReasonInWords inWords(Reason reason) {
    return switch (reason) {
      case BehindPlan(int days) ->
          new ReasonInWords(reason.code(), days, null, wording.say("risk.behind-plan", days));
      case Inactive(int days, Integer gap, int tolerated) ->
          new ReasonInWords(
              reason.code(),
              days,
              gap,
              gap == null
                  ? wording.say("risk.inactive", days)
                  : wording.say("risk.inactive.usually", days, gap));
      case NeverStarted(int days) ->
          new ReasonInWords(reason.code(), days, null, wording.say("risk.never-started", days));
    };
  }
}
