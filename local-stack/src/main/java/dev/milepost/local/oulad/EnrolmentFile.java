package dev.milepost.local.oulad;

import dev.milepost.local.oulad.source.Registration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The learners of one presentation as CSV, the way the enrolment API reads it. */
final class EnrolmentFile {

  private static final String HEADER =
      "email,name,enrolled_on,counts_from,withdrawn_on,learner_id,enrolment_id\n";

  private EnrolmentFile() {}

  /** No cell holds what would need quotes. */
  static String of(List<Registration> registrations, Calendar calendar) {
    return registrations.stream()
        .map(registration -> row(registration, calendar))
        .collect(Collectors.joining("\n", HEADER, "\n"));
  }

  private static String row(Registration registration, Calendar calendar) {
    int student = registration.student();
    return String.join(
        ",",
        Names.address(student),
        Names.name(student),
        calendar.enrolledOn(registration).toString(),
        calendar.countsFrom(registration).toString(),
        Objects.toString(calendar.withdrawnOn(registration), ""),
        Names.learner(student).toString(),
        Names.enrolment(registration).toString());
  }
}
