package dev.milepost.notification.variants;

import dev.milepost.notification.policy.Frequency;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A made-up cohort of 300 for sixteen weeks, with a reason to write to each of them on one day in
 * three. Four in five answer one message in five of the wording “plain”, more to “short”, and
 * something between to “warm”, which fits every other message; all of these less when it is the
 * wording of their last days again. One in five never answers. What is chosen, learned and held
 * back is decided by the service's own classes. Seeded.
 */
final class Simulation {

  static final int PERIODS = 4;

  private static final String BEST = "short";
  private static final Map<String, Double> ANSWERED =
      Map.of("plain", 0.20, BEST, 0.28, "warm", 0.24);
  private static final double TIRING = 0.15;
  private static final double TIRED_DAYS = 10;
  private static final int DAYS_OF_A_PERIOD = 28;
  private static final int WEEKS_OF_A_PERIOD = 4;
  private static final int LEARNERS = 300;
  private static final int WEEKLY = 5;
  private static final int RUNS = 10;
  private static final LocalDate START = LocalDate.of(2026, 9, 7);

  /** How a wording is chosen. */
  enum Strategy {
    LEARNING,
    EVENLY,
    ALWAYS_THE_BEST
  }

  /**
   * Four weeks.
   *
   * @param messages to those who ever answer
   * @param best how many of these had the best wording
   * @param answered how many of these are answered, as expected
   * @param wasted messages to those who never answer
   */
  record Period(double messages, double best, double answered, double wasted) {

    Period plus(Period more) {
      return new Period(
          messages + more.messages,
          best + more.best,
          answered + more.answered,
          wasted + more.wasted);
    }

    double bestOfHundred() {
      return 100 * best / messages;
    }

    double answeredOfHundred() {
      return 100 * answered / messages;
    }

    double wastedAWeek() {
      return wasted / RUNS / (LEARNERS / 5.0) / WEEKS_OF_A_PERIOD;
    }
  }

  private final Strategy strategy;
  private final boolean rests;
  private final Random random;
  private final Map<String, Tally> known = new HashMap<>();
  private final Deque<Round> pending = new ArrayDeque<>();
  private final List<Learner> learners =
      IntStream.range(0, LEARNERS).mapToObj(place -> new Learner(place % 5 == 0)).toList();

  private Simulation(Strategy strategy, boolean rests, long seed) {
    this.strategy = strategy;
    this.rests = rests;
    this.random = new Random(seed);
  }

  /** Four periods, each the sum of several runs. */
  static List<Period> run(Strategy strategy, boolean rests) {
    List<List<Period>> runs =
        IntStream.range(0, RUNS)
            .mapToObj(seed -> new Simulation(strategy, rests, seed).periods())
            .toList();
    return IntStream.range(0, PERIODS)
        .mapToObj(
            place -> runs.stream().map(run -> run.get(place)).reduce(Period::plus).orElseThrow())
        .toList();
  }

  /** The figures as a table of Markdown. */
  static String table() {
    List<Period> learning = run(Strategy.LEARNING, true);
    List<Period> evenly = run(Strategy.EVENLY, true);
    List<Period> best = run(Strategy.ALWAYS_THE_BEST, true);
    List<Period> pushing = run(Strategy.LEARNING, false);
    String head =
        """
        | weeks | in the best wording | answered, learning | drawn evenly | always the best | to who never answers | without the rest |
        | --- | --- | --- | --- | --- | --- | --- |
        """;
    return IntStream.range(0, PERIODS)
        .mapToObj(
            place ->
                String.format(
                    Locale.ROOT,
                    "| %d to %d | %.0f %% | %.1f %% | %.1f %% | %.1f %% | %.2f | %.2f |",
                    place * WEEKS_OF_A_PERIOD + 1,
                    (place + 1) * WEEKS_OF_A_PERIOD,
                    learning.get(place).bestOfHundred(),
                    learning.get(place).answeredOfHundred(),
                    evenly.get(place).answeredOfHundred(),
                    best.get(place).answeredOfHundred(),
                    learning.get(place).wastedAWeek(),
                    pushing.get(place).wastedAWeek()))
        .collect(Collectors.joining("\n", head, "\n"));
  }

  private List<Period> periods() {
    var periods = new ArrayList<Period>();
    for (int period = 0; period < PERIODS; period++) {
      Period all = new Period(0, 0, 0, 0);
      for (int day = 0; day < DAYS_OF_A_PERIOD; day++) {
        all = all.plus(day(START.plusDays((long) period * DAYS_OF_A_PERIOD + day)));
      }
      periods.add(all);
    }
    return periods;
  }

  private Period day(LocalDate day) {
    while (!pending.isEmpty() && !pending.peek().knownOn().isAfter(day)) {
      learn(pending.remove());
    }
    return learners.stream()
        .filter(learner -> random.nextInt(3) == 0)
        .filter(learner -> learner.mayBeWrittenTo(day, rests))
        .map(learner -> write(learner, day))
        .reduce(new Period(0, 0, 0, 0), Period::plus);
  }

  private Period write(Learner learner, LocalDate day) {
    List<String> awake =
        random.nextBoolean() ? List.of("plain", BEST, "warm") : List.of("plain", BEST);
    Choice choice = choose(learner, awake, day);
    String variant = choice.variant();
    double chance = learner.silent ? 0 : learner.answers(variant, day);
    boolean answered = random.nextDouble() < chance;
    learner.take(variant, day, answered);
    long wait = LearnFromAnswers.TO_ANSWER.toDays();
    pending.add(new Round(day.plusDays(wait), choice, answered));
    return learner.silent
        ? new Period(0, 0, 0, 1)
        : new Period(1, variant.equals(BEST) ? 1 : 0, chance, 0);
  }

  private Choice choose(Learner learner, List<String> awake, LocalDate day) {
    return switch (strategy) {
      case LEARNING -> RecoveringBandit.choose(awake, known, learner.ago(day), random.nextLong());
      case EVENLY -> RecoveringBandit.choose(awake, Map.of(), Map.of(), random.nextLong());
      case ALWAYS_THE_BEST -> new Choice(BEST, new TreeMap<>(Map.of(BEST, 1.0)));
    };
  }

  private void learn(Round round) {
    SortedMap<String, Double> chances = round.choice().chances();
    chances.forEach(
        (variant, chance) -> {
          Tally before = known.getOrDefault(variant, Tally.NONE);
          boolean chosen = variant.equals(round.choice().variant());
          known.put(
              variant,
              chosen
                  ? before.withChosen(chance, round.answered())
                  : before.withAnother(chance, round.answered()));
        });
  }

  private record Round(LocalDate knownOn, Choice choice, boolean answered) {}

  private static final class Learner {

    private final boolean silent;
    private final List<LocalDate> written = new ArrayList<>();
    private final Map<String, LocalDate> seen = new HashMap<>();
    private Optional<LocalDate> active = Optional.empty();

    Learner(boolean silent) {
      this.silent = silent;
    }

    boolean mayBeWrittenTo(LocalDate day, boolean rests) {
      var frequency = new Frequency(written);
      return !frequency.isWeekFull(day, WEEKLY) && !(rests && frequency.isRest(day, active));
    }

    double answers(String variant, LocalDate day) {
      double tired =
          Stream.ofNullable(seen.get(variant))
              .mapToDouble(
                  last -> TIRING * Math.pow(0.5, ChronoUnit.DAYS.between(last, day) / TIRED_DAYS))
              .findFirst()
              .orElse(0);
      return ANSWERED.get(variant) * (1 - tired);
    }

    Map<String, Duration> ago(LocalDate day) {
      return seen.entrySet().stream()
          .collect(
              Collectors.toMap(
                  Map.Entry::getKey,
                  entry -> Duration.ofDays(day.toEpochDay() - entry.getValue().toEpochDay())));
    }

    void take(String variant, LocalDate day, boolean answered) {
      written.add(day);
      seen.put(variant, day);
      if (answered) {
        active = Optional.of(day);
      }
    }
  }
}
