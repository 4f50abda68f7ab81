package dev.milepost.progress.setup;

import dev.milepost.progress.cohorts.PlausibleDay;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Days as people write them: one a line, or the first and the last of several.
 *
 * @param days null for a line that names none
 * @param lines in which each of them stands, from 1
 */
public record BlackoutDays(List<@Nullable LocalDate> days, List<Integer> lines) {

  private static final Pattern LINE =
      Pattern.compile("([0-9-]{10})(?:\\s*(?:to|until|bis|\\.\\.|–|-|\\s)\\s*([0-9-]{10}))?");

  /** A longer stretch is a slip of the keyboard, and no cohort may have as many. */
  private static final int MOST = 400;

  public static BlackoutDays read(String text) {
    var days = new ArrayList<@Nullable LocalDate>();
    var lines = new ArrayList<Integer>();
    List<String> written = text.lines().toList();
    for (int line = 0; line < written.size(); line++) {
      String one = written.get(line).strip();
      if (!one.isEmpty()) {
        for (LocalDate day : stretch(one)) {
          days.add(day);
          lines.add(line + 1);
        }
      }
    }
    return new BlackoutDays(days, lines);
  }

  private static List<@Nullable LocalDate> stretch(String line) {
    var nothing = new ArrayList<@Nullable LocalDate>();
    nothing.add(null);
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      return nothing;
    }
    Optional<LocalDate> first = PlausibleDay.read(parts.group(1));
    Optional<LocalDate> last = parts.group(2) == null ? first : PlausibleDay.read(parts.group(2));
    if (first.isEmpty() || last.isEmpty()) {
      return nothing;
    }
    long length = ChronoUnit.DAYS.between(first.get(), last.get()) + 1;
    return length < 1 || length > MOST
        ? nothing
        : new ArrayList<>(first.get().datesUntil(last.get().plusDays(1)).toList());
  }

  /**
   * @param days each once, in order
   * @param day as one is written
   * @param fromTo as the first and the last of several are, each written so
   */
  public static String written(
      List<LocalDate> days, Function<LocalDate, String> day, BinaryOperator<String> fromTo) {
    var lines = new ArrayList<String>();
    int from = 0;
    for (int at = 0; at < days.size(); at++) {
      boolean last = at == days.size() - 1 || !days.get(at + 1).equals(days.get(at).plusDays(1));
      if (last) {
        String end = day.apply(days.get(at));
        lines.add(from == at ? end : fromTo.apply(day.apply(days.get(from)), end));
        from = at + 1;
      }
    }
    return String.join("\n", lines);
  }
}
