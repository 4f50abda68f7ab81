package dev.milepost.progress.risk;

import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.intervening.Intervention;
import dev.milepost.progress.intervening.Interventions;
import dev.milepost.progress.intervening.Interventions.Snooze;
import dev.milepost.progress.past.LearnerThen;
import dev.milepost.progress.risk.AtRiskList.Deficit;
import dev.milepost.progress.risk.AtRiskList.Entry;
import dev.milepost.progress.risk.AtRiskList.ReasonInWords;
import dev.milepost.progress.risk.AtRiskList.Trace;
import dev.milepost.progress.risk.Reason.BehindPlan;
import dev.milepost.progress.risk.Reason.Inactive;
import dev.milepost.progress.risk.Reason.NeverStarted;
import dev.milepost.progress.risk.Situations.Found;
import dev.milepost.progress.roster.LearnerRow;
import dev.milepost.progress.roster.PageOf;
import dev.milepost.progress.roster.Roster;
import dev.milepost.progress.roster.RosterThen;
import dev.milepost.progress.wording.Wording;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Lists the learners of a cohort who may need help, with the reasons in words. */
@Component
public class ListAtRisk {

  private final Situations situations;
  private final Roster roster;
  private final Deficits deficits;
  private final Interventions interventions;
  private final TraceInWords traces;
  private final Wording wording;

  ListAtRisk(
      Situations situations,
      Roster roster,
      Deficits deficits,
      Interventions interventions,
      TraceInWords traces,
      Wording wording) {
    this.situations = situations;
    this.roster = roster;
    this.deficits = deficits;
    this.interventions = interventions;
    this.traces = traces;
    this.wording = wording;
  }

  /**
   * The list at one moment, without those whose alert is snoozed.
   *
   * @param today in the cohort's zone
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public AtRiskList list(Cohort cohort, LocalDate today, PageOf page) {
    return part(cohort, today, page, false);
  }

  /** Those whom {@link #list} leaves out because their alert is snoozed. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public AtRiskList snoozed(Cohort cohort, LocalDate today, PageOf page) {
    return part(cohort, today, page, true);
  }

  /**
   * The list as it was at the end of a past day, with what is known of that day by now, equal ones
   * by name. Those whose alert was snoozed then are on it.
   *
   * @param learners all of the cohort at the end of that day
   * @param day in the cohort's zone
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public AtRiskList then(Cohort cohort, List<LearnerThen> learners, LocalDate day, PageOf page) {
    List<Risk> found = RiskRule.then(cohort, learners, day);
    List<Risk> shown = found.stream().skip(page.offset()).limit(page.size()).toList();
    Set<UUID> enrolments = shown.stream().map(Risk::enrolment).collect(Collectors.toSet());
    List<LearnerThen> them =
        learners.stream().filter(learner -> enrolments.contains(learner.enrolment())).toList();
    var table = new RosterThen(cohort, learners, day);
    var rows =
        new Rows(
            day,
            them.stream().collect(Collectors.toMap(LearnerThen::enrolment, table::row)),
            them.stream()
                .collect(Collectors.toMap(LearnerThen::enrolment, one -> one.missing(day))),
            interventions.latest(enrolments, day),
            Map.of());
    return new AtRiskList(
        shown.stream().map(rows::entry).toList(), page.number(), page.size(), found.size());
  }

  private AtRiskList part(Cohort cohort, LocalDate today, PageOf page, boolean snoozed) {
    var rule = new RiskRule(cohort.startDay(), cohort.endDay(), today);
    if (!rule.isRunning()) {
      return new AtRiskList(List.of(), page.number(), page.size(), 0);
    }
    Found found = situations.find(cohort.id(), today, snoozed, page);
    List<UUID> enrolments = found.enrolments();
    return new AtRiskList(
        enrolments.isEmpty() ? List.of() : entries(cohort, today, rule, enrolments, snoozed),
        page.number(),
        page.size(),
        found.total());
  }

  private List<Entry> entries(
      Cohort cohort, LocalDate today, RiskRule rule, List<UUID> enrolments, boolean snoozed) {
    Map<UUID, Situation> known = situations.of(enrolments);
    var rows =
        new Rows(
            today,
            roster.byEnrolment(cohort, enrolments, today),
            deficits.milestones(cohort, enrolments, today),
            interventions.latest(enrolments, today),
            snoozed ? interventions.snoozes(cohort.id(), today) : Map.of());
    return enrolments.stream()
        .map(enrolment -> rule.assess(Objects.requireNonNull(known.get(enrolment))).orElseThrow())
        .map(rows::entry)
        .toList();
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

  /** What was read of the learners of one page, by enrolment. */
  private final class Rows {

    private final LocalDate today;
    private final Map<UUID, LearnerRow> learners;
    private final Map<UUID, Integer> missing;
    private final Map<UUID, Intervention> latest;
    private final Map<UUID, Snooze> snoozes;

    Rows(
        LocalDate today,
        Map<UUID, LearnerRow> learners,
        Map<UUID, Integer> missing,
        Map<UUID, Intervention> latest,
        Map<UUID, Snooze> snoozes) {
      this.today = today;
      this.learners = learners;
      this.missing = missing;
      this.latest = latest;
      this.snoozes = snoozes;
    }

    Entry entry(Risk risk) {
      LearnerRow learner = Objects.requireNonNull(learners.get(risk.enrolment()));
      Snooze snooze = snoozes.get(risk.enrolment());
      return new Entry(
          learner,
          risk.score(),
          risk.reasons().stream().map(ListAtRisk.this::inWords).toList(),
          deficit(learner),
          trace(latest.get(risk.enrolment())),
          snooze == null ? null : snooze.until());
    }

    private Deficit deficit(LearnerRow learner) {
      Integer pace = learner.paceDays();
      int days = pace == null ? 0 : Math.max(0, -pace);
      int milestones = missing.getOrDefault(learner.enrolment(), 0);
      String words =
          milestones == 0
              ? wording.say("risk.deficit.none")
              : wording.say("risk.deficit", days, milestones);
      return new Deficit(days, milestones, words);
    }

    private @Nullable Trace trace(@Nullable Intervention done) {
      return done == null
          ? null
          : new Trace(done.kind(), done.day(), done.cameBackOn(), traces.say(done, today));
    }
  }
}
