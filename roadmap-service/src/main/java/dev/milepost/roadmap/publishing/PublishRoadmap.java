package dev.milepost.roadmap.publishing;

import dev.milepost.edge.problem.Problem;
import dev.milepost.events.EventIds;
import dev.milepost.events.RoadmapPublished;
import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.messaging.Outbox;
import dev.milepost.roadmap.authoring.ReadRoadmap.Reading;
import dev.milepost.roadmap.publishing.Precondition.Revision;
import dev.milepost.time.BusinessClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Publishes the draft of a roadmap as its next version and tells the other services. */
@Component
public class PublishRoadmap {

  private final Drafts drafts;
  private final Versions versions;
  private final Outbox outbox;
  private final BusinessClock clock;
  private final Counter published;

  PublishRoadmap(
      Drafts drafts, Versions versions, Outbox outbox, BusinessClock clock, MeterRegistry metrics) {
    this.drafts = drafts;
    this.versions = versions;
    this.outbox = outbox;
    this.clock = clock;
    this.published =
        Counter.builder("milepost.roadmap.versions.published")
            .description("Versions of roadmaps that were published")
            .register(metrics);
  }

  /**
   * Publishes the draft, unless it says the same as the latest version: then nothing changes. The
   * version and its event commit together.
   *
   * @throws Problem {@code not-found} when the organisation has no such draft, {@code
   *     draft-changed} when it is not the one expected
   */
  @Transactional
  public Outcome publish(String organisation, String slug, Precondition expected) {
    Draft draft =
        drafts
            .lock(slug)
            .filter(found -> found.organisation().equals(organisation))
            .orElseThrow(Problem::notFound);
    if (expected instanceof Revision revision && revision.revision() != draft.revision()) {
      throw SaveDraft.changed(draft);
    }
    // Checked again: the rules may have become stricter since the draft was saved.
    return switch (draft.reading()) {
      case Reading.Faulty faulty -> new Outcome.Refused(faulty);
      case Reading.Sound sound -> {
        Outcome outcome = publish(organisation, sound);
        drafts.published(slug);
        yield outcome;
      }
    };
  }

  private Outcome publish(String organisation, Reading.Sound sound) {
    Optional<Version> latest = versions.findLatest(sound.roadmap().slug());
    return latest
        .filter(version -> version.roadmap().equals(sound.roadmap()))
        .<Outcome>map(version -> new Outcome.Unchanged(version, sound))
        .orElseGet(
            () -> {
              int next = latest.map(Version::number).orElse(0) + 1;
              return new Outcome.Published(append(organisation, sound.roadmap(), next), sound);
            });
  }

  private Version append(String organisation, Roadmap roadmap, int number) {
    // PostgreSQL keeps microseconds; the event and the table are to say the same.
    Instant now = clock.now().truncatedTo(ChronoUnit.MICROS);
    var event = new RoadmapPublished(EventIds.at(now), organisation, roadmap, number, now);
    versions.add(event);
    outbox.append(List.of(event));
    published.increment();
    return new Version(number, roadmap, now);
  }

  /** What became of the draft. */
  public sealed interface Outcome {

    record Published(Version version, Reading.Sound reading) implements Outcome {}

    /** The draft says what the latest version says already. */
    record Unchanged(Version version, Reading.Sound reading) implements Outcome {}

    /** Nothing was published. */
    record Refused(Reading.Faulty reading) implements Outcome {}
  }
}
