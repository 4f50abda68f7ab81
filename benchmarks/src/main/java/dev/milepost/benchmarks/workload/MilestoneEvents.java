package dev.milepost.benchmarks.workload;

import dev.milepost.benchmarks.workload.LearnerPath.Step;
import dev.milepost.events.EventIds;
import dev.milepost.events.MilestoneEventType;
import dev.milepost.events.MilestoneReported;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * The milestone events of a population over the 60 days before a moment, in order of time. Each is
 * of a learner drawn at random. The same seed gives the same events but for their ids, which are
 * the product's own and partly random.
 */
public final class MilestoneEvents implements Iterator<MilestoneReported> {

  /** Over how long a time the events are spread. */
  public static final Duration SPAN = Duration.ofDays(60);

  private static final int SLOWEST_REPORT_SECONDS = 30;

  private final Population population;
  private final UUID mentor;
  private final long count;
  private final Instant begin;
  private final SplittableRandom random;
  private final LearnerPath[] paths;
  private long made;

  /**
   * @param mentor who approves submissions
   * @param until when the last event is, nearly
   */
  public MilestoneEvents(Population population, UUID mentor, long count, Instant until, long seed) {
    this.population = population;
    this.mentor = mentor;
    this.count = count;
    this.begin = until.minus(SPAN);
    this.random = new SplittableRandom(seed);
    this.paths = new LearnerPath[population.size()];
  }

  @Override
  public boolean hasNext() {
    return made < count;
  }

  @Override
  public MilestoneReported next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Instant occurredAt = begin.plusNanos((long) (SPAN.toNanos() * (made / (double) count)));
    made++;
    int learner = random.nextInt(paths.length);
    if (paths[learner] == null) {
      paths[learner] = new LearnerPath(population.roadmap());
    }
    UUID id = EventIds.at(occurredAt);
    return event(id, learner, paths[learner].next(id, random), occurredAt);
  }

  private MilestoneReported event(UUID id, int learner, Step step, Instant occurredAt) {
    UUID person = population.learner(learner);
    boolean handedIn = step.type() == MilestoneEventType.SUBMITTED;
    return new MilestoneReported(
        id,
        person,
        population.enrolment(learner),
        step.type().isReview() ? mentor : person,
        "api",
        BenchRoadmap.key(step.place()),
        step.type(),
        step.submission(),
        occurredAt,
        occurredAt.plusSeconds(random.nextInt(SLOWEST_REPORT_SECONDS)),
        handedIn ? "https://git.example/%d/%d".formatted(learner, step.place()) : null,
        null,
        false,
        random.nextLong());
  }
}
