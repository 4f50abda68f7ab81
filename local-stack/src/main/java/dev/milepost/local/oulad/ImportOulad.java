package dev.milepost.local.oulad;

import static java.util.stream.Collectors.groupingBy;

import dev.milepost.local.client.Api;
import dev.milepost.local.client.MakeCohort;
import dev.milepost.local.client.SendReports;
import dev.milepost.local.oulad.source.Dataset;
import dev.milepost.local.oulad.source.Presentation;
import dev.milepost.local.oulad.source.ReadDataset;
import dev.milepost.local.oulad.source.Registration;
import dev.milepost.time.BusinessClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Imports the dataset into a running Milepost. Every step may be repeated and then changes nothing,
 * so an import that was cut off is gone on with by starting it again.
 */
public final class ImportOulad {

  private final Api api;
  private final BusinessClock clock;
  private final Path record;
  private final Progress progress;

  /**
   * @param api as an admin
   * @param record where to remember what was imported
   */
  public ImportOulad(Api api, BusinessClock clock, Path record, Progress progress) {
    this.api = api;
    this.clock = clock;
    this.record = record;
    this.progress = progress;
  }

  /** Hears how far each step has come. */
  public interface Progress {
    void at(String what, long done, long of);
  }

  /**
   * @param accepted how long it took until all reports were accepted
   * @param recorded how long until all were recorded
   */
  public record Summary(SourceCounts counts, Duration accepted, Duration recorded) {}

  /**
   * @param asOfDay imports what had happened by this day of each presentation, which is today; null
   *     for everything, at its own time
   * @throws dev.milepost.local.client.Refusal when the services refuse something
   * @throws dev.milepost.local.oulad.source.DatasetFault when the dataset cannot be read
   */
  public Summary run(Path source, @Nullable Integer asOfDay) {
    Dataset dataset = ReadDataset.read(source);
    Calendar calendar = new ChooseCalendar(clock).choose(ImportRecord.in(record), asOfDay);
    ImportRecord.of(source, calendar).writeTo(record);
    SourceCounts counts = SourceCounts.of(dataset, calendar);
    publish(dataset.presentations());
    enrol(dataset, calendar, counts.enrolments());
    return report(dataset, calendar, counts);
  }

  private void publish(List<Presentation> presentations) {
    var modules = new PublishModules(api);
    for (int done = 0; done < presentations.size(); done++) {
      modules.publish(presentations.get(done));
      progress.at("roadmap versions", done + 1, presentations.size());
    }
  }

  private void enrol(Dataset dataset, Calendar calendar, long all) {
    var cohorts = new MakeCohort(api);
    var byCohort =
        dataset.registrations().stream()
            .filter(calendar::includes)
            .collect(groupingBy(one -> Names.cohort(one.presentation())));
    long done = 0;
    for (Presentation presentation : dataset.presentations()) {
      cohorts.make(cohort(presentation, calendar));
      String slug = Names.cohort(presentation);
      List<Registration> learners = byCohort.getOrDefault(slug, List.of());
      api.post(
              "/api/v1/cohorts/%s/enrolments/import".formatted(slug),
              "text/csv",
              EnrolmentFile.of(learners, calendar))
          .orRefusal(200);
      done += learners.size();
      progress.at("enrolments", done, all);
    }
  }

  static Map<String, Object> cohort(Presentation presentation, Calendar calendar) {
    return Map.of(
        "slug", Names.cohort(presentation),
        "name", "Module %s, presentation %s".formatted(presentation.module(), presentation.code()),
        "term", Names.term(presentation),
        "roadmap", Names.roadmap(presentation),
        "roadmapVersion", presentation.version(),
        "startDay", calendar.startOf(presentation).toString(),
        "endDay", calendar.day(presentation, presentation.days()).toString(),
        "zone", Calendar.ZONE.getId(),
        "pacing", "fixed");
  }

  private Summary report(Dataset dataset, Calendar calendar, SourceCounts counts) {
    long begun = System.nanoTime();
    var reports = new SendReports(api);
    reports.send(
        new SubmissionReports(dataset, calendar).of(dataset),
        done -> progress.at("submissions", done, counts.submissions()));
    Duration accepted = Duration.ofNanos(System.nanoTime() - begun);
    reports.awaitRecorded();
    return new Summary(counts, accepted, Duration.ofNanos(System.nanoTime() - begun));
  }
}
