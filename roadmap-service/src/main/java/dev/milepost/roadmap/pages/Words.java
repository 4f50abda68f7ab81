package dev.milepost.roadmap.pages;

import dev.milepost.edge.reader.Languages;
import dev.milepost.edge.reader.Readers;
import dev.milepost.events.RoadmapPublished.Milestone;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * How figures and settings are put into words on the pages. A key that the bundle lacks is a fault
 * of the program and thrown as such.
 *
 * @param language one that is spoken
 * @param zone whose days the days of moments are
 */
record Words(Locale language, ZoneId zone) {

  private static final MessageSource MESSAGES = messages();

  /** Those of whoever the request is answered for; English and UTC outside of one. */
  static Words ofReader() {
    return new Words(Languages.ofRequest(), Readers.zoneOfRequest());
  }

  String say(String key, Object... values) {
    return MESSAGES.getMessage(key, values, language);
  }

  /**
   * @param noun stage, week, milestone or point
   */
  String count(long count, String noun) {
    return say("count." + noun, count);
  }

  /** Such as {@code about 3 h} or {@code about 2.5 h}. */
  String hours(double hours) {
    return say("words.hours", hours);
  }

  String weeks(int first, int count) {
    return count == 1 ? say("words.week", first) : say("words.weeks", first, first + count - 1);
  }

  /** The day of a moment in the reader's zone, such as {@code 1 Jan 2026}. */
  String day(Instant moment) {
    return DateTimeFormatter.ofPattern(say("format.day-of-year"), language)
        .format(moment.atZone(zone));
  }

  /** Such as {@code practice · about 3 h · 10 points · needs evidence}. */
  String about(Milestone milestone) {
    var words = new ArrayList<String>();
    words.add(say("words.kind." + milestone.kind().name().toLowerCase(Locale.ROOT)));
    if (milestone.hours() > 0) {
      words.add(hours(milestone.hours()));
    }
    words.add(count(milestone.points(), "point"));
    switch (milestone.evidence()) {
      case REQUIRED -> words.add(say("words.needs-evidence"));
      case OPTIONAL, NONE -> {}
    }
    return String.join(" · ", words);
  }

  /** Such as {@code Foundation and Deployment}. */
  String list(List<String> words) {
    int last = words.size() - 1;
    return last <= 0
        ? String.join("", words)
        : say("words.list", String.join(", ", words.subList(0, last)), words.get(last));
  }

  /**
   * A topic's key as a heading, in the author's language: {@code job-market}, {@code Job market}.
   */
  static String heading(String key) {
    String words = key.replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static MessageSource messages() {
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("messages");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return messages;
  }
}
