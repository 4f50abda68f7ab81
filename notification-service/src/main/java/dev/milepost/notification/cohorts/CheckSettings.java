package dev.milepost.notification.cohorts;

import static java.util.Objects.requireNonNullElse;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Fault;
import dev.milepost.edge.problem.Problem;
import dev.milepost.notification.cohorts.Settings.RuleSettings;
import dev.milepost.notification.enrolment.CourseSettings;
import dev.milepost.notification.enrolment.RuleSetting;
import dev.milepost.notification.enrolment.SendWindow;
import dev.milepost.notification.rules.Rule;
import dev.milepost.notification.rules.Rule.Numbers;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What settings have to be. Every fault is found and pointed at, not only the first. Pure. */
public final class CheckSettings {

  private static final CourseSettings USUAL = CourseSettings.DEFAULT;
  private static final int MOST_NUMBERS = 10;

  private final List<Fault> faults = new ArrayList<>();

  /**
   * What is set; rules that are as by themselves are left out.
   *
   * @throws Problem {@code invalid-fields} with every fault
   */
  public CourseSettings check(Settings wish) {
    int opens = requireNonNullElse(wish.opens(), USUAL.window().opens());
    int closes = requireNonNullElse(wish.closes(), USUAL.window().closes());
    boolean opensWell = SendWindow.isOne(opens, 24);
    require(opensWell, "/opens", "a whole hour from 0 to 23");
    boolean closesWell = SendWindow.isOne(opensWell ? opens : 0, closes);
    require(closesWell, "/closes", "a later whole hour, up to 24");
    int perDay = within("/perDay", requireNonNullElse(wish.perDay(), USUAL.perDay()), 1, 20);
    int perWeek = within("/perWeek", requireNonNullElse(wish.perWeek(), USUAL.perWeek()), 1, 100);
    require(perWeek >= perDay, "/perWeek", "no fewer than a day");
    int holdout =
        within(
            "/holdoutPercent",
            requireNonNullElse(wish.holdoutPercent(), USUAL.holdoutPercent()),
            0,
            50);
    DayOfWeek digestDay = digestDay(wish.digestDay());
    Map<String, RuleSetting> rules = rules(wish.rules());
    if (!faults.isEmpty()) {
      throw new Problem(EdgeProblems.INVALID_FIELDS, "Some settings cannot be accepted.")
          .at(faults);
    }
    return new CourseSettings(
        new SendWindow(opens, closes),
        perDay,
        perWeek,
        holdout,
        digestDay,
        requireNonNullElse(wish.weeklyOverview(), USUAL.weeklyOverview()),
        rules);
  }

  private DayOfWeek digestDay(@Nullable String wish) {
    Optional<DayOfWeek> day =
        wish == null
            ? Optional.of(USUAL.digestDay())
            : Arrays.stream(DayOfWeek.values()).filter(one -> name(one).equals(wish)).findFirst();
    require(
        day.isPresent(),
        "/digestDay",
        "one of "
            + Arrays.stream(DayOfWeek.values())
                .map(CheckSettings::name)
                .collect(Collectors.joining(", ")));
    return day.orElse(USUAL.digestDay());
  }

  static String name(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }

  private Map<String, RuleSetting> rules(@Nullable Map<String, RuleSettings> wishes) {
    var rules = new HashMap<String, RuleSetting>();
    if (wishes != null) {
      wishes.forEach(
          (name, wish) -> {
            String pointer = "/rules" + Fault.step(name);
            Optional<Rule> rule = Rule.named(name).filter(Rule::isSettable);
            require(rule.isPresent(), pointer, "one of " + names());
            rule.map(known -> setting(pointer, known, wish))
                .filter(setting -> !setting.equals(rule.get().byItself()))
                .ifPresent(setting -> rules.put(name, setting));
          });
    }
    return rules;
  }

  private RuleSetting setting(String pointer, Rule rule, @Nullable RuleSettings wish) {
    RuleSetting usual = rule.byItself();
    if (wish == null) {
      return usual;
    }
    List<Integer> numbers = requireNonNullElse(wish.numbers(), usual.numbers());
    checkNumbers(pointer + "/numbers", rule, numbers);
    int hour = within(pointer + "/hour", requireNonNullElse(wish.hour(), usual.hour()), 0, 23);
    return new RuleSetting(requireNonNullElse(wish.on(), usual.on()), numbers, hour);
  }

  private void checkNumbers(String pointer, Rule rule, List<Integer> given) {
    if (rule.numbers().isEmpty()) {
      require(given.isEmpty(), pointer, "empty: this rule counts nothing");
      return;
    }
    Numbers numbers = rule.numbers().get();
    int most = numbers.isSeveral() ? MOST_NUMBERS : 1;
    boolean fits =
        !given.isEmpty()
            && given.size() <= most
            && given.stream().allMatch(one -> isWithin(one, numbers))
            && given.equals(given.stream().sorted().distinct().toList());
    String range = "from " + numbers.least() + " to " + numbers.most();
    require(
        fits,
        pointer,
        numbers.isSeveral()
            ? "one to " + MOST_NUMBERS + " whole numbers " + range + ", ascending, each once"
            : "one whole number " + range);
  }

  private static boolean isWithin(Integer number, Numbers numbers) {
    return Objects.nonNull(number) && number >= numbers.least() && number <= numbers.most();
  }

  private int within(String pointer, int number, int least, int most) {
    require(
        number >= least && number <= most,
        pointer,
        "a whole number from %d to %d".formatted(least, most));
    return number;
  }

  private void require(boolean holds, String pointer, String wouldBeRight) {
    if (!holds) {
      faults.add(new Fault(pointer, wouldBeRight));
    }
  }

  private static String names() {
    return Arrays.stream(Rule.values())
        .filter(Rule::isSettable)
        .map(Rule::wireName)
        .collect(Collectors.joining(", "));
  }
}
