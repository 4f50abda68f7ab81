package dev.milepost.progress.pages;

import dev.milepost.progress.dashboard.Dashboard.BurnUpDay;
import dev.milepost.progress.dashboard.Dashboard.ProjectedDay;
import dev.milepost.progress.dashboard.Dashboard.Projection;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Planned against done as a drawing. Places are shares of the width and of the height in percent,
 * so that the drawing stretches and its text does not.
 *
 * @param planned points of a line, in percent of both directions
 * @param done the same, up to the last known day
 * @param doneArea the surface below {@code done}
 * @param band the surface within which it goes on; empty when nothing is projected
 * @param lines horizontal lines with the figure that they stand for
 * @param months the first days of months
 * @param last the last known day; null when nothing is known yet
 * @param weeks the same as the rows of a table: the end of every week and the last known day
 * @param days the same by the day, without what is projected, seven at a time
 */
record BurnUpChart(
    String planned,
    String done,
    String doneArea,
    String band,
    List<Line> lines,
    List<Month> months,
    @Nullable Last last,
    List<Row> weeks,
    List<Days> days) {

  private static final int WEEK = 7;
  private static final int LINES = 4;
  private static final int MOST_MONTHS = 8;
  private static final int LAST_PLACE_FOR_TEXT = 94;
  private static final double[] NICE = {1, 1.5, 2, 2.5, 3, 4, 5, 6, 8};

  record Line(int value, double down) {}

  record Month(LocalDate day, double across) {}

  /**
   * @param early whether it lies in the left half, where a text should stand to the right of it
   */
  record Last(LocalDate day, int done, double across, double down, boolean early) {}

  /** One of {@code done} and {@code projected} is null, or both; but both stand where it begins. */
  record Row(
      LocalDate day, int planned, @Nullable Integer done, @Nullable ProjectedDay projected) {}

  /**
   * @param place from 0, the first
   */
  record Days(int place, List<BurnUpDay> days) {}

  /**
   * @param days one at least
   */
  static BurnUpChart of(List<BurnUpDay> days, @Nullable Projection projection) {
    int top = roundUp(days.stream().mapToInt(BurnUpChart::highest).max().orElse(0));
    List<BurnUpDay> known = days.stream().filter(day -> day.done() != null).toList();
    String done = line(days, known, day -> (double) done(day) / top);
    return new BurnUpChart(
        line(days, days, day -> (double) day.planned() / top),
        done,
        known.isEmpty()
            ? ""
            : "0,100 " + done + " " + place(across(days, known.getLast())) + ",100",
        projection == null ? "" : band(days, projection.days(), top),
        IntStream.rangeClosed(0, LINES)
            .mapToObj(line -> new Line(top / LINES * line, 100 - 100.0 / LINES * line))
            .toList(),
        months(days),
        known.isEmpty() ? null : last(days, known.getLast(), top),
        weeks(days, known.isEmpty() ? null : known.getLast(), projection),
        sevens(days));
  }

  private static List<Days> sevens(List<BurnUpDay> days) {
    return IntStream.range(0, (days.size() + WEEK - 1) / WEEK)
        .mapToObj(
            place ->
                new Days(
                    place, days.subList(WEEK * place, Math.min(WEEK * (place + 1), days.size()))))
        .toList();
  }

  /** Along the upper edge and back along the lower one. */
  private static String band(List<BurnUpDay> days, List<ProjectedDay> projected, int top) {
    return Stream.concat(
            projected.stream().map(day -> point(days, day.day(), day.high(), top)),
            projected.reversed().stream().map(day -> point(days, day.day(), day.low(), top)))
        .collect(Collectors.joining(" "));
  }

  private static String point(List<BurnUpDay> days, LocalDate day, int value, int top) {
    return place(across(days, day)) + "," + place(100 - 100.0 * value / top);
  }

  /** Counted from the last known day, as the projection is. */
  private static List<Row> weeks(
      List<BurnUpDay> days, @Nullable BurnUpDay known, @Nullable Projection projection) {
    LocalDate from = known == null ? days.getLast().day() : known.day();
    Map<LocalDate, ProjectedDay> projected =
        projection == null
            ? Map.of()
            : projection.days().stream()
                .collect(Collectors.toMap(ProjectedDay::day, Function.identity()));
    return days.stream()
        .filter(
            day ->
                ChronoUnit.DAYS.between(from, day.day()) % WEEK == 0 || day.equals(days.getLast()))
        .map(day -> new Row(day.day(), day.planned(), day.done(), projected.get(day.day())))
        .toList();
  }

  private static int highest(BurnUpDay day) {
    return Math.max(day.planned(), done(day));
  }

  private static int done(BurnUpDay day) {
    Integer done = day.done();
    return done == null ? 0 : done;
  }

  /** The next figure whose quarters are round. */
  private static int roundUp(int highest) {
    for (int ten = 1; ; ten *= 10) {
      for (double nice : NICE) {
        double quarter = nice * ten;
        if (quarter == Math.rint(quarter) && quarter * LINES >= highest) {
          return (int) quarter * LINES;
        }
      }
    }
  }

  private static String line(
      List<BurnUpDay> days, List<BurnUpDay> shown, Function<BurnUpDay, Double> height) {
    return shown.stream()
        .map(day -> place(across(days, day)) + "," + place(100 - 100 * height.apply(day)))
        .collect(Collectors.joining(" "));
  }

  private static double across(List<BurnUpDay> days, BurnUpDay day) {
    return across(days, day.day());
  }

  private static double across(List<BurnUpDay> days, LocalDate day) {
    LocalDate first = days.getFirst().day();
    double span = Math.max(1, days.size() - 1);
    return 100 * (day.toEpochDay() - first.toEpochDay()) / span;
  }

  private static Last last(List<BurnUpDay> days, BurnUpDay day, int top) {
    double across = across(days, day);
    return new Last(day.day(), done(day), across, 100 - 100.0 * done(day) / top, across < 50);
  }

  private static List<Month> months(List<BurnUpDay> days) {
    List<LocalDate> firsts =
        days.stream()
            .map(BurnUpDay::day)
            .filter(day -> day.getDayOfMonth() == 1 && across(days, day) < LAST_PLACE_FOR_TEXT)
            .toList();
    int every = (firsts.size() + MOST_MONTHS - 1) / MOST_MONTHS;
    var months = new ArrayList<Month>();
    for (int i = 0; i < firsts.size(); i += every) {
      LocalDate first = firsts.get(i);
      months.add(new Month(first, across(days, first)));
    }
    return months;
  }

  /** With two decimals. By hand, since a chart has some thousand of them. */
  private static String place(double percent) {
    long hundredths = Math.round(100 * percent);
    long rest = Math.abs(hundredths % 100);
    return hundredths / 100 + (rest < 10 ? ".0" : ".") + rest;
  }
}
