package dev.milepost.notification.mail;

import dev.milepost.notification.enrolment.Course;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.mail.Letter.Item;
import dev.milepost.notification.rules.Finding.Planned;
import dev.milepost.state.NextStep;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Milestones as a letter to a learner lists them: when each is or was due, or why it was chosen.
 */
final class ListMilestones {

  private final Words words;
  private final Moment moment;

  ListMilestones(Words words, Moment moment) {
    this.words = words;
    this.moment = moment;
  }

  /** What to do next; nothing when there is nothing to do. */
  List<Item> next(@Nullable NextStep step) {
    return step == null
        ? List.of()
        : List.of(new Item(course().milestoneTitle(step.milestone()), reason(step)));
  }

  private String reason(NextStep step) {
    String due = step.due() == null ? "" : words.say("due", words.day(step.due()));
    String why =
        switch (step.reason()) {
          case CHANGES_REQUESTED -> words.say("reason.changes-requested");
          case OVERDUE -> words.say("reason.overdue");
          case STARTED -> words.say("reason.started");
          case DUE_SOON -> "";
          case UNLOCKS_OTHERS -> words.say("reason.unlocks-others", step.unlocks());
          case NEXT_ON_PATH -> words.say("reason.next-on-path");
        };
    return due.isEmpty() || why.isEmpty() ? due + why : words.say("both", why, due);
  }

  List<Item> due(List<Planned> planned) {
    return planned.stream().map(one -> item(one, words.say("due", words.day(one.due())))).toList();
  }

  List<Item> late(List<Planned> planned) {
    return planned.stream()
        .map(one -> item(one, words.say("was-due", words.day(one.due()), daysSince(one))))
        .toList();
  }

  private long daysSince(Planned planned) {
    return ChronoUnit.DAYS.between(planned.due(), moment.today());
  }

  private Item item(Planned planned, String detail) {
    return new Item(course().milestoneTitle(planned.milestone()), detail);
  }

  private Course course() {
    return moment.facts().course();
  }
}
