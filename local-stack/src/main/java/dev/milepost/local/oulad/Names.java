package dev.milepost.local.oulad;

import dev.milepost.events.EventIds;
import dev.milepost.local.oulad.source.Presentation;
import dev.milepost.local.oulad.source.Registration;
import dev.milepost.local.oulad.source.Submission;
import java.util.Locale;
import java.util.UUID;

/**
 * What things of the dataset are called in Milepost. Each name follows from the source's keys
 * alone, so that importing again meets what is there.
 */
final class Names {

  static final String DATASET = "oulad";

  private Names() {}

  static String roadmap(Presentation presentation) {
    return DATASET + "-" + presentation.module().toLowerCase(Locale.ROOT);
  }

  static String cohort(Presentation presentation) {
    return roadmap(presentation) + "-" + term(presentation);
  }

  /** Where no service gives one. */
  static UUID cohortId(Presentation presentation) {
    return EventIds.of(DATASET, "cohort", presentation.module(), presentation.code());
  }

  static String term(Presentation presentation) {
    return presentation.code().toLowerCase(Locale.ROOT);
  }

  /** One learner, however many presentations they take. */
  static UUID learner(int student) {
    return EventIds.of(DATASET, "learner", Integer.toString(student));
  }

  /** An address that no mail can reach (RFC 2606), and that does not show the source's number. */
  static String address(int student) {
    return "learner-%s@example.invalid".formatted(tag(student));
  }

  static String name(int student) {
    return "Learner " + tag(student).substring(0, 6).toUpperCase(Locale.ROOT);
  }

  static UUID enrolment(Registration registration) {
    Presentation presentation = registration.presentation();
    return EventIds.of(
        DATASET,
        "enrolment",
        presentation.module(),
        presentation.code(),
        Integer.toString(registration.student()));
  }

  static UUID event(Submission submission) {
    return EventIds.of(
        DATASET,
        "submission",
        Integer.toString(submission.assessment().id()),
        Integer.toString(submission.registration().student()));
  }

  private static String tag(int student) {
    return learner(student).toString().replace("-", "").substring(0, 12);
  }
}
