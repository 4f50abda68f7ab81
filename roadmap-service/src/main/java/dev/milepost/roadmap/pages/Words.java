package dev.milepost.roadmap.pages;

import dev.milepost.events.RoadmapPublished.Milestone;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How figures and settings are put into words on the pages. */
final class Words {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Words() {}

  static String count(long count, String noun) {
    return count == 1 ? "1 " + noun : "%,d %ss".formatted(count, noun);
  }

  /** Such as {@code about 3 h} or {@code about 2.5 h}. */
  static String hours(double hours) {
    return hours == Math.rint(hours)
        ? "about %,d h".formatted((long) hours)
        : "about %.1f h".formatted(hours);
  }

  static String weeks(int first, int count) {
    return count == 1 ? "Week " + first : "Weeks %d–%d".formatted(first, first + count - 1);
  }

  static String day(Instant moment) {
    return DAY.format(moment);
  }

  /** Such as {@code practice · about 3 h · 10 points · needs evidence}. */
  static String about(Milestone milestone) {
    var words = new ArrayList<String>();
    words.add(milestone.kind().name().toLowerCase(Locale.ROOT));
    if (milestone.hours() > 0) {
      words.add(hours(milestone.hours()));
    }
    words.add(count(milestone.points(), "point"));
    switch (milestone.evidence()) {
      case REQUIRED -> words.add("needs evidence");
      case OPTIONAL, NONE -> {}
    }
    return String.join(" · ", words);
  }

  /** Such as {@code Foundation and Deployment}. */
  static String list(List<String> words) {
    int last = words.size() - 1;
    return last <= 0
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  /** A topic's key as a heading: {@code job-market} becomes {@code Job market}. */
  static String heading(String key) {
    String words = key.replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
