package dev.milepost.benchmarks.replay;

import dev.milepost.benchmarks.replay.Tally.Alerted;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came of a replay as tables in Markdown: messages by rule and week, and mentors' alerts. */
final class ReplayTable {

  private final Tally tally;

  ReplayTable(Tally tally) {
    this.tally = tally;
  }

  @Override
  public String toString() {
    return """
    # Replay of the Open University Learning Analytics Dataset

    %,d learners in %,d enrolments. Messages sent, by week of the cohort and by rule.

    %s
    Most to one learner: %d in a day, %d in seven days. To who had left: %d. Of what had been handed in: %d.

    Learners who were on their mentors' list at least once by day %d:

    %s\
    """
        .formatted(
            tally.learners,
            tally.enrolments,
            weeks(),
            tally.mostInADay,
            tally.mostInAWeek,
            tally.toWithdrawn,
            tally.ofHandedIn,
            Replay.ALERT_DAY,
            alerts());
  }

  private String weeks() {
    List<String> rules = List.copyOf(tally.sent.keySet());
    var weeks = new TreeSet<Integer>();
    tally.sent.values().forEach(counts -> weeks.addAll(counts.keySet()));
    Stream<String> rows =
        weeks.stream().map(week -> row(week == 0 ? "before" : week.toString(), rules, week));
    String sums = line("all", rules.stream().map(rule -> number(sum(of(rule)))).toList());
    return head("week", rules) + rows.collect(Collectors.joining()) + sums;
  }

  private String row(String name, List<String> rules, Integer week) {
    return line(
        name,
        rules.stream()
            .map(rule -> of(rule).getOrDefault(week, 0L))
            .map(ReplayTable::number)
            .toList());
  }

  private Map<Integer, Long> of(String rule) {
    return tally.sent.getOrDefault(rule, Map.of());
  }

  private String alerts() {
    var reasons = new TreeSet<String>();
    tally.alerts.values().forEach(alerted -> reasons.addAll(alerted.byReason().keySet()));
    List<String> columns = Stream.concat(Stream.of("learners"), reasons.stream()).toList();
    return head("course", columns)
        + tally.alerts.entrySet().stream()
            .map(
                entry -> line(entry.getKey().replace('_', ' '), alerted(entry.getValue(), reasons)))
            .collect(Collectors.joining());
  }

  private static List<String> alerted(Alerted alerted, Collection<String> reasons) {
    return Stream.concat(
            Stream.of(number(alerted.learners())),
            reasons.stream().map(reason -> "%.1f %%".formatted(100 * alerted.share(reason))))
        .toList();
  }

  private static String head(String name, List<String> columns) {
    return line(name, columns) + "| --- |" + " ---: |".repeat(columns.size()) + "\n";
  }

  private static String line(String name, List<String> cells) {
    return "| " + name + " | " + String.join(" | ", cells) + " |\n";
  }

  private static long sum(Map<Integer, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String number(long many) {
    return many == 0 ? "" : "%,d".formatted(many);
  }
}
