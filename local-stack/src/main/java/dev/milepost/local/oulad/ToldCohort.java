package dev.milepost.local.oulad;

import static java.util.stream.Collectors.groupingBy;

import dev.milepost.local.oulad.source.Dataset;
import dev.milepost.local.oulad.source.Presentation;
import dev.milepost.local.oulad.source.Registration;
import dev.milepost.local.oulad.source.Submission;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A presentation as the whole import tells it, at its own time, for who takes it another way than
 * through the API: the same names, days and rules as there.
 *
 * @param endDay the last on which anything is due
 * @param enrolments in the order of the file
 */
public record ToldCohort(
    UUID id,
    String slug,
    String roadmap,
    LocalDate startDay,
    LocalDate endDay,
    ZoneId zone,
    List<Part> parts,
    List<Enrolment> enrolments) {

  /** By module, then time. */
  public static List<ToldCohort> all(Dataset dataset) {
    var calendar = new Calendar.AsPublished();
    var registrations = dataset.registrations().stream().collect(groupingBy(ToldCohort::slug));
    var submissions =
        dataset.submissions().stream()
            .collect(groupingBy(submission -> Names.enrolment(submission.registration())));
    return dataset.presentations().stream()
        .map(
            presentation ->
                of(
                    presentation,
                    registrations.getOrDefault(Names.cohort(presentation), List.of()),
                    submissions,
                    calendar))
        .toList();
  }

  private static String slug(Registration registration) {
    return Names.cohort(registration.presentation());
  }

  private static ToldCohort of(
      Presentation presentation,
      List<Registration> registrations,
      Map<UUID, List<Submission>> submissions,
      Calendar calendar) {
    Syllabus syllabus = Syllabus.of(presentation);
    Map<Integer, String> keys = syllabus.keys();
    return new ToldCohort(
        Names.cohortId(presentation),
        Names.cohort(presentation),
        Names.roadmap(presentation),
        calendar.startOf(presentation),
        calendar.day(presentation, presentation.days()),
        Calendar.ZONE,
        syllabus.stages().stream().map(Part::of).toList(),
        registrations.stream()
            .map(
                one ->
                    Enrolment.of(
                        one,
                        submissions.getOrDefault(Names.enrolment(one), List.of()),
                        keys,
                        calendar))
            .toList());
  }

  /** A stage of the roadmap. */
  public record Part(String key, int weeks, List<Item> items) {

    private static Part of(Syllabus.Stage stage) {
      return new Part(stage.key(), stage.weeks(), stage.items().stream().map(Item::of).toList());
    }
  }

  /**
   * A milestone.
   *
   * @param dueDay counted from the start
   */
  public record Item(String key, boolean required, int points, int dueDay) {

    private static Item of(Syllabus.Item item) {
      return new Item(item.key(), item.isRequired(), item.points(), item.dueDay());
    }
  }

  /**
   * @param student as the source numbers its learners, for who holds something against the source
   * @param countsFrom first day whose reports count
   * @param withdrawnOn the day on which the learner leaves; null for who stayed
   */
  public record Enrolment(
      UUID id,
      UUID learner,
      int student,
      LocalDate enrolledOn,
      LocalDate countsFrom,
      @Nullable LocalDate withdrawnOn,
      List<Report> reports) {

    private static Enrolment of(
        Registration registration,
        List<Submission> submissions,
        Map<Integer, String> keys,
        Calendar calendar) {
      return new Enrolment(
          Names.enrolment(registration),
          Names.learner(registration.student()),
          registration.student(),
          calendar.enrolledOn(registration),
          calendar.countsFrom(registration),
          calendar.withdrawnOn(registration),
          submissions.stream().map(one -> Report.of(one, keys, calendar)).toList());
    }
  }

  /** A milestone that is done, or was carried over from an earlier presentation. */
  public record Report(UUID id, String milestone, Instant at, boolean carriedOver) {

    private static Report of(Submission submission, Map<Integer, String> keys, Calendar calendar) {
      Presentation presentation = submission.registration().presentation();
      String key = keys.get(submission.assessment().id());
      if (key == null) {
        throw new IllegalStateException(
            "no milestone was made of assessment " + submission.assessment().id());
      }
      return new Report(
          Names.event(submission),
          key,
          calendar.noon(presentation, submission.day()).toInstant(),
          submission.banked());
    }
  }
}
