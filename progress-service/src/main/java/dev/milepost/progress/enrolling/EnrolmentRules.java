package dev.milepost.progress.enrolling;

import static java.util.Objects.requireNonNullElse;

import dev.milepost.events.CohortChanged.Pacing;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.PlausibleDay;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.EmailAddress;
import dev.milepost.progress.identity.FieldReader;
import dev.milepost.progress.identity.Newcomer;
import dev.milepost.progress.identity.PersonFields;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody has to be to be enrolled in a cohort. Every fault is found, not only the first. */
final class EnrolmentRules {

  private static final String ID_RULE = "a UUID, such as 0198a2f0-5c1e-7c43-9f30-2f6d1c7a9b10";
  private static final EmailAddress NO_ADDRESS = new EmailAddress("@");

  private final Cohort cohort;
  private final boolean admin;
  private final LocalDate today;

  /**
   * @param today in the cohort's zone, in business time
   */
  EnrolmentRules(Cohort cohort, Caller caller, LocalDate today) {
    this.cohort = cohort;
    this.admin = caller.admin();
    this.today = today;
  }

  /**
   * @param fields gets every fault, at {@code /} and the name of the field
   * @return a stand-in when there is a fault
   */
  EnrolmentWish read(EnrolmentRequest request, FieldReader fields) {
    var email =
        fields.required(
            "/email", request.email(), EmailAddress::read, EmailAddress.RULE, NO_ADDRESS);
    var name =
        fields.required("/name", request.name(), PersonFields::name, PersonFields.NAME_RULE, "");
    var zone = fields.optional("/zone", request.zone(), PersonFields::zone, PersonFields.ZONE_RULE);
    var locale =
        fields.optional(
            "/locale", request.locale(), PersonFields::locale, PersonFields.LOCALE_RULE);
    UUID learnerId = id(fields, "/learnerId", request.learnerId());
    var newcomer =
        new Newcomer(
            requireNonNullElse(learnerId, UUID.randomUUID()),
            email,
            name,
            requireNonNullElse(zone, cohort.zone()),
            requireNonNullElse(locale, PersonFields.DEFAULT_LOCALE));
    return new EnrolmentWish(newcomer, learnerId, dates(request, fields));
  }

  private EnrolmentDates dates(EnrolmentRequest request, FieldReader fields) {
    LocalDate enrolled = day(fields, "/enrolledOn", request.enrolledOn());
    LocalDate start = day(fields, "/startDay", request.startDay());
    LocalDate from = day(fields, "/countsFrom", request.countsFrom());
    LocalDate withdrawn = day(fields, "/withdrawnOn", request.withdrawnOn());
    fields.require(
        enrolled == null || !enrolled.isAfter(today), "/enrolledOn", "today or a day before it");
    if (start != null) {
      fields.require(
          cohort.pacing() == Pacing.ROLLING,
          "/startDay",
          "nothing: with fixed pacing every plan begins with the cohort");
      fields.require(
          !start.isBefore(cohort.startDay()) && !start.isAfter(cohort.endDay()),
          "/startDay",
          "a day from the cohort's start to its end");
    }
    fields.require(
        from == null || withdrawn == null || !withdrawn.isBefore(from),
        "/withdrawnOn",
        "a day not before the first one that counts");
    return new EnrolmentDates(
        id(fields, "/enrolmentId", request.enrolmentId()), enrolled, start, from, withdrawn);
  }

  private @Nullable LocalDate day(FieldReader fields, String pointer, @Nullable String text) {
    return fields.optional(pointer, text, PlausibleDay::read, PlausibleDay.RULE);
  }

  private @Nullable UUID id(FieldReader fields, String pointer, @Nullable String text) {
    fields.require(text == null || admin, pointer, "nothing: only an admin chooses ids");
    return fields.optional(pointer, text, EnrolmentRules::uuid, ID_RULE);
  }

  private static Optional<UUID> uuid(String text) {
    try {
      UUID id = UUID.fromString(text);
      return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
