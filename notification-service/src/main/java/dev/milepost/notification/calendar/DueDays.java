package dev.milepost.notification.calendar;

import dev.milepost.events.EventIds;
import dev.milepost.events.MilestoneReported;
import dev.milepost.notification.enrolment.Course;
import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.state.Outline;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/**
 * Says in one language when the milestones of enrolments are due, and which are done.
 *
 * @param now business time
 * @param base where pages are, without a slash at the end
 */
record DueDays(MessageSource words, Locale language, Instant now, String base) {

  /** Every milestone of the roadmap that the plan has a day for. */
  List<DueDay> of(EnrolmentFacts facts, long revision) {
    Moment moment = Moment.now(facts, now);
    Instant changedAt = changedAt(facts);
    return facts.plan().entrySet().stream()
        .filter(due -> facts.course().outline().placeOf(due.getKey()).isPresent())
        .map(
            due ->
                new DueDay(
                    EventIds.of("due-day", facts.enrolment().toString(), due.getKey()),
                    due.getValue(),
                    revision,
                    changedAt,
                    summary(moment, due.getKey()),
                    description(facts, due.getValue()),
                    URI.create(base + "/progress/enrolments/" + facts.enrolment())))
        .toList();
  }

  private String summary(Moment moment, String milestone) {
    Outline outline = moment.facts().course().outline();
    int place = outline.placeOf(milestone).orElseThrow();
    boolean done = moment.standing().isDone(place);
    return say(done ? "calendar.done" : "calendar.due", outline.milestone(place).title());
  }

  /** The day ends in the cohort's zone; who lives in another is told when that is. */
  private String description(EnrolmentFacts facts, LocalDate day) {
    Course course = facts.course();
    String what = say("calendar.what", course.name(), course.zone().getId());
    Instant end = course.startOf(day.plusDays(1));
    ZoneId own = facts.learnerZone();
    if (own.getRules().getOffset(end).equals(course.zone().getRules().getOffset(end))) {
      return what;
    }
    var format = DateTimeFormatter.ofPattern(say("calendar.moment"), language);
    return what + "\n" + say("calendar.ends", format.format(end.atZone(own)));
  }

  /** What was last heard of the enrolment. */
  private Instant changedAt(EnrolmentFacts facts) {
    return facts.events().stream()
        .map(MilestoneReported::occurredAt)
        .filter(at -> at.isAfter(facts.enrolledAt()) && !at.isAfter(now))
        .max(Comparator.naturalOrder())
        .orElse(facts.enrolledAt());
  }

  private String say(String key, Object... values) {
    return words.getMessage(key, values, language);
  }
}
