package dev.milepost.notification.cohorts;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.cohorts.Settings.RuleSettings;
import dev.milepost.notification.enrolment.CourseSettings;
import dev.milepost.notification.enrolment.RuleSetting;
import dev.milepost.notification.knowledge.CourseSettingsOf;
import dev.milepost.notification.rules.Rule;
import dev.milepost.notification.scheduling.MentorTimelines;
import dev.milepost.notification.scheduling.Timelines;
import dev.milepost.time.BusinessClock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sees and changes how a cohort is written to; for its mentors and for admins. */
@Component
class ChangeSettings {

  private final CohortsOf cohorts;
  private final CourseSettingsOf settings;
  private final KeepSettings keep;
  private final Timelines timelines;
  private final MentorTimelines mentorTimelines;
  private final BusinessClock clock;

  ChangeSettings(
      CohortsOf cohorts,
      CourseSettingsOf settings,
      KeepSettings keep,
      Timelines timelines,
      MentorTimelines mentorTimelines,
      BusinessClock clock) {
    this.cohorts = cohorts;
    this.settings = settings;
    this.keep = keep;
    this.timelines = timelines;
    this.mentorTimelines = mentorTimelines;
    this.clock = clock;
  }

  /** Everything as it is, what is as by itself included. */
  @Transactional(readOnly = true)
  Settings see(SignedIn who, String slug) {
    return shown(settings.cohort(cohorts.named(who, slug).id()));
  }

  /**
   * All in one transaction. Every enrolment of the cohort is looked at afterwards, and the cohort
   * for each of its mentors, so that what comes next comes as it is set now; what was decided stays
   * decided.
   *
   * @throws Problem {@code invalid-fields} with every fault
   */
  @Transactional
  public Settings change(SignedIn who, String slug, Settings wish) {
    Cohort cohort = cohorts.named(who, slug);
    CourseSettings wanted = new CheckSettings().check(wish);
    keep.keep(cohort.id(), wanted);
    timelines.touch(keep.enrolmentsOf(cohort.id()), clock.now());
    mentorTimelines.watch(List.of(cohort.id()), clock.now());
    return shown(wanted);
  }

  static List<Rule> settable() {
    return Arrays.stream(Rule.values()).filter(Rule::isSettable).toList();
  }

  private static Settings shown(CourseSettings settings) {
    Map<String, RuleSettings> rules = new LinkedHashMap<>();
    for (Rule rule : settable()) {
      RuleSetting setting = rule.setting(settings);
      rules.put(rule.wireName(), new RuleSettings(setting.on(), setting.numbers(), setting.hour()));
    }
    return new Settings(
        settings.window().opens(),
        settings.window().closes(),
        settings.perDay(),
        settings.perWeek(),
        settings.holdoutPercent(),
        CheckSettings.name(settings.digestDay()),
        settings.weeklyOverview(),
        rules);
  }
}
